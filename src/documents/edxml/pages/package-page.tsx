import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Facts, Split, Stack } from '#platform/ui/layout.tsx';
import { Link, useNavigate } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { DeclareMarks } from '../../marks/components/declare-marks.tsx';
import { sentStateLabels, statusLabels, steeringLabels } from '../../sending/labels.ts';
import { edxmlApi } from '../api.ts';
import { PackageActs } from '../components/acts.tsx';
import { Trail } from '../components/trail.tsx';
import { differenceLabels, packageName, packageStateCodes, packageStateLabels } from '../labels.ts';
import { shownValue } from '../rules.ts';
import type { PackageDetail } from '../schema.ts';

const crumbs = { label: 'Liên thông văn bản', href: '/lien-thong' };

interface Props {
  id: string;
  /** The report on the work belongs to the room above, which hands it in. */
  report(found: PackageDetail): ReactNode;
}

/** One package: what came, what is to be decided, what its sender was told. */
export function PackagePage({ id, report }: Props) {
  const found = useQuery(edxmlApi.edxml.get.queryOptions({ input: { id } }));
  if (found.isPending) return <LoadingRows rows={8} />;
  if (found.isError)
    return (
      <>
        <PageHead crumbs={[crumbs]} title="Gói liên thông" />
        <ReadError title="Không mở được gói này" query={found} />
      </>
    );
  return <Opened found={found.data} report={report} />;
}

function Opened({ found, report }: { found: PackageDetail } & Pick<Props, 'report'>) {
  const viewer = useViewer();
  const keeps = may(viewer, 'edxml.keep');
  const name =
    found.kind === 'status'
      ? `${statusLabels[(found.typeName ?? '01') as '01'] ?? 'Trạng thái'}: ${packageName({ ...found, typeName: null })}`
      : packageName(found);
  return (
    <>
      <PageHead
        crumbs={[crumbs, { label: name }]}
        title={name}
        beside={
          <StateLabel state={packageStateCodes[found.state]} words={packageStateLabels[found.state]} boxed />
        }
      />
      <FactStrip facts={factsOf(found)} />
      <Stack>
        {found.problem ? <AlertLine tone="look">{found.problem}</AlertLine> : null}
        {found.state === 'held' && keeps ? <Held found={found} /> : null}
        <Split
          keep
          width={404}
          panel={
            <>
              {found.kind === 'document' ? (
                <Card title="Đã báo cơ quan gửi">
                  <Trail said={found.said} none="Gói này không cần báo lại." />
                  <Unsent found={found} />
                </Card>
              ) : null}
              <FilesCard found={found} />
            </>
          }
        >
          {keeps ? <PackageActs found={found} /> : null}
          {keeps ? report(found) : null}
          <Differences found={found} />
          <Said found={found} />
        </Split>
      </Stack>
    </>
  );
}

const factsOf = (found: PackageDetail) => [
  { label: 'Cơ quan gửi', value: found.fromName ?? found.fromCode ?? 'không rõ', note: found.fromCode },
  { label: 'Nhận ngày', value: formatDate(found.receivedOn) },
  { label: 'Loại gói', value: steeringLabels[found.steering ?? 0] ?? '' },
  { label: 'Số đến', value: found.registered ?? 'chưa vào sổ' },
  {
    label: 'Văn bản',
    value: found.document ? (
      <Link href={`/van-ban/${found.document.id}`}>{found.document.number ?? 'mở văn bản'}</Link>
    ) : (
      'chưa lập'
    ),
  },
];

function Unsent({ found: { sent } }: { found: PackageDetail }) {
  const failed = sent.filter(({ state }) => state !== 'sent');
  return failed.map((one) => (
    <AlertLine key={one.id} tone={one.state === 'failed' ? 'look' : 'info'}>
      {one.statusCode ? statusLabels[one.statusCode] : 'Báo cáo'}: {sentStateLabels[one.state].toLowerCase()}
      {one.problem ? `. ${one.problem}` : ', gửi trong vòng một phút.'}
    </AlertLine>
  ));
}

function Differences({ found: { differences, document } }: { found: PackageDetail }) {
  if (!document || differences.length === 0) return null;
  return (
    <Card title="Gói nói khác với lời văn bản" aside={`${differences.length} chỗ`}>
      <Facts
        labelWidth={130}
        facts={differences.map((one) => [
          differenceLabels[one.field],
          `theo gói «${shownValue(one, one.inPackage)}»; theo văn bản ${
            one.inDocument ? `«${shownValue(one, one.inDocument)}»` : 'không đọc thấy'
          }`,
        ])}
      />
      {document.state === 'draft' ? (
        <p>
          Bản nháp giữ theo lời văn bản. Chỗ nào gói đúng thì sửa ở{' '}
          <Link href={`/van-ban/${document.id}/ra-soat`}>trang rà soát</Link>.
        </p>
      ) : null}
    </Card>
  );
}

function Said({ found }: { found: PackageDetail }) {
  const { head, earlier, later, answers } = found;
  const or = (value: string | null | undefined) => value || 'gói không nêu';
  return (
    <Card title="Gói nói gì">
      <Facts
        labelWidth={130}
        facts={[
          ['Trích yếu', or(found.subject)],
          ['Ngày ban hành', found.issuedOn ? formatDate(found.issuedOn) : or(null)],
          ['Người ký', or(head?.signer.fullName)],
          ['Hạn', head?.dueOn ? formatDate(head.dueOn) : or(null)],
          ['Gửi tới', or(head?.toNames.join('; '))],
          ['Mã văn bản', or(found.documentKey)],
          ['Cơ quan trong danh bạ', found.agency?.name ?? 'chưa gắn mã với cơ quan nào'],
          ...(found.reason ? ([['Lý do', found.reason]] as [string, string][]) : []),
        ]}
      />
      {earlier ? (
        <p>
          Về gói nhận trước: <Link href={`/lien-thong/${earlier.id}`}>{earlier.code || 'mở gói'}</Link>
        </p>
      ) : null}
      {later.map((one) => (
        <p key={one.id}>
          Có gói đến sau về văn bản này:{' '}
          <Link href={`/lien-thong/${one.id}`}>{packageStateLabels[one.state]}</Link>
        </p>
      ))}
      {answers ? (
        <p>
          Trả lời văn bản đã gửi: <Link href="/lien-thong/di">{answers.code}</Link>
        </p>
      ) : null}
    </Card>
  );
}

function FilesCard({ found: { id, attachments, notes, isKept, sha256 } }: { found: PackageDetail }) {
  return (
    <Card title="Tệp và ghi chú khi đọc">
      <ul>
        {attachments.map(({ name, why }) => (
          <li key={name}>
            {name}
            {why ? ` (không giữ: ${why})` : ''}
          </li>
        ))}
        {notes.map(({ place, message }) => (
          <li key={place + message}>{message}</li>
        ))}
      </ul>
      {isKept ? (
        <a href={`/api/edxml/${id}/package`} download>
          Tải gói đã nhận
        </a>
      ) : null}
      <p>SHA-256 {sha256.slice(0, 16)}…</p>
    </Card>
  );
}

/** Red marks wait for a word of whoever has the paper. */
function Held({ found: { id, fileName } }: { found: PackageDetail }) {
  const go = useNavigate();
  const seen = useQuery(edxmlApi.edxml.marks.queryOptions({ input: { id } }));
  const declare = useMutation(edxmlApi.edxml.declare.mutationOptions({ onSuccess: useAfterAct() }));
  if (seen.isPending) return <LoadingRows rows={3} />;
  if (seen.isError) return <ReadError title="Không mở được tệp đang chờ" query={seen} />;
  return (
    <>
      {declare.error ? <AlertLine tone="look">{sentenceOf(declare.error)}</AlertLine> : null}
      <DeclareMarks
        asked={{
          ...{ fileName: fileName ?? 'gói', marks: seen.data.marks },
          message: 'trang đầu có dấu đỏ chưa đọc được. Tệp chưa được lưu; xem bản giấy rồi khai.',
        }}
        onDeclare={(declaration) => declare.mutate({ id, declaration })}
        onLeave={() => go('/lien-thong')}
      />
    </>
  );
}
