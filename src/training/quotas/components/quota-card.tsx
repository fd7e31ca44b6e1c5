import { Card } from '#platform/ui/card.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { rateWords } from '#platform/ui/rates.tsx';
import { neededWords, quotaWords } from '../labels.ts';
import type { Course, QuotaLine, QuotaView } from '../schema.ts';

const MOST = 6;

/** What the instrument asks for in a year, what was done, and which courses could still be asked about. */
export function QuotaCard({ quotas }: { quotas: QuotaView }) {
  return (
    <Card
      title={`Chỉ tiêu khảo sát năm ${quotas.year}`}
      aside={`${quotas.courses} khoá đã bế giảng trong năm`}
    >
      <Stack>
        {quotas.lines.map((line) => (
          <Quota key={line.objects.join()} line={line} courses={quotas.courses} />
        ))}
        <small>
          Tính khoá có đợt khảo sát đã kết thúc với đủ phiếu để hiện kết quả. Căn cứ: {quotas.basis}.
        </small>
      </Stack>
    </Card>
  );
}

function Quota({ line, courses }: { line: QuotaLine; courses: number }) {
  const { done, left, needed, percent } = line;
  return (
    <div>
      <b>{line.objects.join(', ')}</b>
      <div>
        {percent === null ? `${done.length} khoá` : rateWords(done.length, courses)}, cần {quotaWords(line)}
        {percent === null ? '' : ` = ${needed} khoá`}: <b>{neededWords(line)}</b>
      </div>
      {done.length > 0 ? <Courses label="Đã tính" courses={done} /> : null}
      {done.length < needed && left.length > 0 ? <Courses label="Chưa khảo sát" courses={left} /> : null}
    </div>
  );
}

function Courses({ label, courses }: { label: string; courses: Course[] }) {
  return (
    <small style={{ display: 'block' }}>
      {label}:{' '}
      {courses.slice(0, MOST).map(({ classId, code, name }, at) => (
        <span key={classId}>
          {at > 0 ? ', ' : ''}
          <Link href={`/dao-tao/lop/${classId}`} title={name}>
            {code}
          </Link>
        </span>
      ))}
      {courses.length > MOST ? ` và ${courses.length - MOST} khoá nữa` : ''}
    </small>
  );
}
