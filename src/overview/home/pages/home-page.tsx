import { formatDateInWords } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AskedLine } from '#directives/extensions/components/asked-line.tsx';
import { ToAssignLine } from '#directives/succession/components/to-assign-line.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Split } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { homeApi } from '../api.ts';
import { LastLines } from '../components/last-lines.tsx';
import { ToAccept } from '../components/to-accept.tsx';
import { ToCheck } from '../components/to-check.tsx';
import { LateToPress, SilentToPress } from '../components/to-press.tsx';
import { UnreceivedCard } from '../components/unreceived-card.tsx';
import type { Home } from '../schema.ts';

/** Where a person of the office begins the day: what waits for their hand, then whom to press. */
export function HomePage(_props: Record<string, never>) {
  const { office, role } = useViewer();
  const home = useQuery(homeApi.home.get.queryOptions());
  if (home.isPending) return <LoadingRows rows={10} />;
  if (home.isError) return <ReadError title="Không mở được bàn làm việc" query={home} />;
  const { today, purges } = home.data;
  return (
    <>
      <PageHead
        title="Bàn làm việc"
        help="Những việc đang chờ tay Văn phòng và những nơi cần đôn đốc, việc gấp đứng trước. Xử lý từ trên xuống: rà soát, công nhận hoàn thành, rồi đôn đốc việc quá hạn và việc im lặng."
        subtitle={`${office.name} · ${formatDateInWords(today)}`}
        actions={
          role === 'clerk' ? (
            <ButtonLink variant="filled" href="/van-ban">
              Nhận văn bản
            </ButtonLink>
          ) : null
        }
      />
      {purges > 0 ? (
        <AlertLine
          tone="look"
          action={
            <ButtonLink small href="/huy-van-ban">
              Xem
            </ButtonLink>
          }
        >
          {purges} văn bản bị nghi có nội dung mật, chờ người thứ hai xác nhận.
        </AlertLine>
      ) : null}
      <ToAssignLine />
      <AskedLine />
      {role === 'inspector' ? <InspectorDesk home={home.data} /> : <ClerkDesk home={home.data} />}
    </>
  );
}

function ClerkDesk({ home }: { home: Home }) {
  return (
    <Split keep width={420} panel={<UnreceivedCard unreceived={home.unreceived} today={home.today} />}>
      <ToCheck drafts={home.toCheck} />
      <ToAccept {...home.toAccept} today={home.today} />
      <LateToPress {...home.late} today={home.today} />
      <SilentToPress {...home.silent} />
    </Split>
  );
}

/** Reads everything and changes nothing: what was done last, then what is red. */
function InspectorDesk({ home }: { home: Home }) {
  return (
    <Split keep width={420} panel={<UnreceivedCard unreceived={home.unreceived} today={home.today} />}>
      <LastLines lines={home.log} />
      <LateToPress {...home.late} today={home.today} />
      <SilentToPress {...home.silent} />
    </Split>
  );
}
