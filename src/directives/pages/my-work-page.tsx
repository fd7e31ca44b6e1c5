import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { ButtonLink } from '#platform/ui/button.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import { directivesApi } from '../api.ts';
import { MyCard } from '../components/my-card.tsx';
import { MyCounts } from '../components/my-counts.tsx';
import { MyGroupSection } from '../components/my-group.tsx';
import { asOwn, groupMine, hasInHand, isUnreceived, myGroups } from '../components/my-work.ts';
import { OutcomeLine } from '../components/outcome-line.tsx';
import { useActs } from '../components/use-acts.ts';
import { handoverApi } from '../handover/api.ts';
import { CheckCard, MyHandoverCard } from '../handover/components/my-handover-card.tsx';
import { groupReceived, insideGroups } from '../handover/components/my-handovers.ts';
import { type HandoverActs, useHandoverActs } from '../handover/components/use-handover-acts.ts';
import { isFor } from '../handover/components/use-handovers.ts';
import type { Handover } from '../handover/schema.ts';
import type { DirectiveSummary } from '../schema.ts';
import css from './my-work-page.module.css';

const help = {
  agency:
    'Mọi việc cơ quan đồng chí có vai trò, việc cần làm ngay ở trên cùng. Ký nhận, báo cáo, duyệt ngay trên thẻ; nội dung đang nhập được giữ trên máy này.',
  inside:
    'Những việc cơ quan giao cho đơn vị hoặc đích danh đồng chí, việc gấp trước. Báo cáo ngay trên thẻ; chỉ người trong cơ quan đọc được.',
};

/** The most pressing first; what lies behind that many is in the list. */
const MINE = { size: 500 };

/** What lies with the viewer: in what role, due when, and what comes next. */
export function MyWorkPage(_props: Record<string, never>) {
  const viewer = useViewer();
  const { agency, today } = viewer;
  // Officers and lecturers work on what is handed on to them, and on nothing else.
  const isForAgency = may(viewer, 'directive.report');
  const list = useQuery({
    ...directivesApi.directives.list.queryOptions({ input: MINE }),
    enabled: isForAgency,
  });
  const inside = useQuery(handoverApi.handover.list.queryOptions({ input: {} }));
  const failed = [list, inside].find((query) => query.isError);
  const isPending = inside.isPending || (isForAgency && list.isPending);
  return (
    <>
      <PageHead
        title="Việc của tôi"
        subtitle={`${agency.name} · ${dayInFull(today)}`}
        help={isForAgency ? help.agency : help.inside}
      />
      {isPending && !failed ? <LoadingRows rows={6} label="Đang tải việc của tôi" /> : null}
      {failed ? (
        <ErrorState
          title="Không tải được việc của tôi"
          onRetry={() => failed.refetch()}
          retrying={failed.isFetching}
        >
          {sentenceOf(failed.error)}
        </ErrorState>
      ) : null}
      {inside.data && isForAgency && list.data ? (
        <AgencyWork rows={list.data.rows} handovers={inside.data} />
      ) : null}
      {inside.data && !isForAgency ? <InsideWork handovers={inside.data} /> : null}
    </>
  );
}

/** For contact and head: what waits for their hand first, then the agency's directives. */
function AgencyWork({ rows, handovers }: { rows: DirectiveSummary[]; handovers: Handover[] }) {
  const viewer = useViewer();
  const { agency, today } = viewer;
  const acts = useActs();
  const handing = useHandoverActs();
  const own = rows.map((row) => asOwn(row, agency.id));
  const open = own.filter((row) => row.standing.state !== 'done');
  const [approve, ...others] = splitApprovals(groupMine(open, agency.id, viewer.role === 'head'));
  const received = handovers.filter((one) => isFor(one, viewer));
  const { outcome } = handing;
  const isSaidOnCard = received.some(({ id }) => id === outcome?.handoverId);
  const toCheck = handovers.filter((one) => one.mayDo.includes('accept'));
  const late = open.filter((row) => row.standing.headline === 'open-late' && hasInHand(row, agency.id));
  const unreceived = open.filter((row) => isUnreceived(row, agency.id));
  const card = (group: (typeof others)[number][0]) => (row: DirectiveSummary) => (
    <MyCard
      key={row.code}
      {...{ row, group, today, acts }}
      agencyId={agency.id}
      isNew={isUnreceived(row, agency.id)}
      given={handovers.filter((one) => one.code === row.code && one.agency.id === agency.id)}
    />
  );
  return (
    <>
      {open.length > 0 ? (
        <MyCounts
          counts={[
            { words: 'quá hạn', count: late.length, isRed: true },
            { words: 'chưa ký nhận', count: unreceived.length },
            { words: 'chưa xong', count: open.length },
          ]}
        />
      ) : null}
      <OutcomeLine outcome={isSaidOnCard ? null : outcome} named />
      {approve ? (
        <MyGroupSection id="approve" title={myGroups.approve} count={approve[1].length}>
          {approve[1].map(card('approve'))}
        </MyGroupSection>
      ) : null}
      {toCheck.length > 0 ? (
        <MyGroupSection id="check" title="Đơn vị báo cáo, chờ nhận" count={toCheck.length}>
          {toCheck.map((one) => (
            <CheckCard key={one.id} handover={one} acts={handing} />
          ))}
        </MyGroupSection>
      ) : null}
      <Received handovers={received} acts={handing} />
      {others.map(([group, of]) => (
        <MyGroupSection key={group} id={group} title={myGroups[group]} count={of.length}>
          {of.map(card(group))}
        </MyGroupSection>
      ))}
      <End open={open.length} all={own.length} today={today} />
    </>
  );
}

type Groups = ReturnType<typeof groupMine>;

/** What waits for the head comes before everything else, what units reported right after it. */
function splitApprovals(groups: Groups): [Groups[number] | undefined, ...Groups] {
  const approve = groups.find(([group]) => group === 'approve');
  return [approve, ...groups.filter(([group]) => group !== 'approve')];
}

/** For a unit's people: what was handed on to them. */
function InsideWork({ handovers }: { handovers: Handover[] }) {
  const viewer = useViewer();
  const acts = useHandoverActs();
  const received = handovers.filter((one) => isFor(one, viewer) && one.state !== 'withdrawn');
  const open = received.filter(({ state }) => state !== 'accepted');
  const count = (fits: (one: Handover) => boolean) => open.filter(fits).length;
  if (open.length === 0) {
    return (
      <EmptyState
        title={`Không có việc nào được giao chưa xong. Tính đến hết ngày ${formatDate(viewer.today)}, trong ${received.length} việc.`}
      >
        Việc có ở đây khi đầu mối hoặc thủ trưởng cơ quan giao cho đơn vị hoặc đích danh đồng chí.
      </EmptyState>
    );
  }
  return (
    <>
      <MyCounts
        counts={[
          {
            words: 'quá hạn nội bộ',
            count: count(({ state, daysLate }) => state !== 'reported' && daysLate > 0),
          },
          { words: 'bị trả lại', count: count(({ state }) => state === 'returned') },
          { words: 'chưa xong', count: open.length },
        ]}
      />
      <Received handovers={received} acts={acts} />
    </>
  );
}

function Received({ handovers, acts }: { handovers: Handover[]; acts: HandoverActs }) {
  return groupReceived(handovers).map(([group, of]) => (
    <MyGroupSection key={group} id={`inside-${group}`} title={insideGroups[group]} count={of.length}>
      {of.map((one) => (
        <MyHandoverCard key={one.id} handover={one} acts={acts} />
      ))}
    </MyGroupSection>
  ));
}

function End({ open, all, today }: { open: number; all: number; today: string }) {
  return (
    <>
      {open === 0 ? (
        <EmptyState
          title={`Không có việc chưa xong. Tính đến hết ngày ${formatDate(today)}, trong ${all} nhiệm vụ.`}
        />
      ) : null}
      {all > open ? (
        <p className={css.done}>
          Đã xong {all - open} nhiệm vụ.{' '}
          <ButtonLink small variant="quiet" href="/nhiem-vu?state=done">
            Xem danh sách
          </ButtonLink>
        </p>
      ) : null}
    </>
  );
}

const weekdays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

/** "thứ Năm, 28/03/2024". */
const dayInFull = (day: string): string =>
  `${weekdays[new Date(`${day}T00:00Z`).getUTCDay()]}, ${formatDate(day)}`;
