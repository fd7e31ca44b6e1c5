import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useViewer } from '#accounts/components/viewer.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { ButtonLink } from '#platform/ui/button.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import { directivesApi } from '../api.ts';
import { MyCard } from '../components/my-card.tsx';
import { MyCounts } from '../components/my-counts.tsx';
import { answersFor, groupMine, isUnreceived, myGroups } from '../components/my-work.ts';
import { OutcomeLine } from '../components/outcome-line.tsx';
import { useActs } from '../components/use-acts.ts';
import css from './my-work-page.module.css';

/** What lies with the viewer's agency: in what role, due when, and what comes next. */
export function MyWorkPage(_props: Record<string, never>) {
  const viewer = useViewer();
  const { agency, today } = viewer;
  const list = useQuery(directivesApi.directives.list.queryOptions({ input: {} }));
  const open = list.data?.rows.filter((row) => row.standing.state !== 'done') ?? [];
  const unreceived = open.filter((row) => isUnreceived(row, agency.id));
  const { outcome, receive } = useActs();
  const groups = groupMine(open, agency.id, viewer.role === 'head');
  const late = open.filter((row) => row.standing.headline === 'open-late' && answersFor(row, agency.id));
  const done = (list.data?.rows.length ?? 0) - open.length;
  return (
    <>
      <PageHead title="Việc của tôi" subtitle={`${agency.name} · ${dayInFull(today)}`} />
      {list.isPending ? <LoadingRows rows={6} label="Đang tải việc của tôi" /> : null}
      {list.isError ? (
        <ErrorState
          title="Không tải được việc của tôi"
          onRetry={() => list.refetch()}
          retrying={list.isFetching}
        >
          {sentenceOf(list.error)}
        </ErrorState>
      ) : null}
      <OutcomeLine outcome={outcome} named />
      {list.data && open.length > 0 ? (
        <MyCounts late={late.length} unreceived={unreceived.length} open={open.length} />
      ) : null}
      {groups.map(([group, rows]) => (
        <section key={group} className={css.group} aria-labelledby={`nhom-${group}`}>
          <h2 id={`nhom-${group}`}>
            {myGroups[group]} <span className={css.count}>{rows.length}</span>
          </h2>
          <div className={css.cards}>
            {rows.map((row) => (
              <MyCard
                key={row.code}
                row={row}
                group={group}
                agencyId={agency.id}
                today={today}
                isNew={isUnreceived(row, agency.id)}
                receive={receive}
              />
            ))}
          </div>
        </section>
      ))}
      {list.data && open.length === 0 ? (
        <EmptyState
          title={`Không có việc chưa xong. Tính đến hết ngày ${formatDate(today)}, trong ${list.data.rows.length} nhiệm vụ.`}
        />
      ) : null}
      {done > 0 ? (
        <p className={css.done}>
          Đã xong {done} nhiệm vụ.{' '}
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
