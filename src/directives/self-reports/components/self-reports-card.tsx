import { useQuery } from '@tanstack/react-query';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { selfReportsApi } from '../api.ts';
import { answered } from '../rules.ts';
import css from './self-reports.module.css';

/** On the directive's page: how its yearly self-reports stand, or that it may be given some. */
export function SelfReportsCard({ code, isUndated }: { code: string; isUndated: boolean }) {
  const { data } = useQuery(selfReportsApi.selfReports.get.queryOptions({ input: { code } }));
  if (!data || (data.questions === null && !(data.maySet && isUndated))) return null;
  const href = `/nhiem-vu/${data.code}/tu-bao-cao`;
  if (data.questions === null)
    return (
      <Card title="Tự báo cáo hằng năm">
        <Link href={href}>Đặt câu hỏi và ngày nộp</Link>
        <span className={css.quiet}>Cho việc thường xuyên, không có ngày kết thúc.</span>
      </Card>
    );
  return (
    <Card title="Tự báo cáo hằng năm" aside={<Link href={href}>Các năm cạnh nhau</Link>}>
      {data.years.slice(0, 4).map(({ year, reports }) => (
        <div key={year}>
          <b>Năm {year}:</b>{' '}
          {reports.length > 0 ? (
            reports
              .map(({ agency, answers }) => {
                const who = reports.length > 1 && agency ? `${agency.shortName} ` : '';
                return `${who}trả lời ${answered(answers)}/${answers.length} câu`;
              })
              .join('; ')
          ) : (
            <span className={css.missing}>chưa có</span>
          )}
        </div>
      ))}
    </Card>
  );
}
