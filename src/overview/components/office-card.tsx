import { daysBetween, formatDate, formatNumber } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useViewer } from '#accounts/components/viewer.tsx';
import { leadsOf } from '#directives/components/directive-columns.tsx';
import { addressOf } from '#directives/components/filter-address.ts';
import type { Past } from '#directives/known/schema.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { documentsApi } from '#documents/api.ts';
import { documentName } from '#documents/labels.ts';
import { dayInVietnam } from '#platform/clock.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import css from './leader-cards.module.css';
import { More } from './more.tsx';

export const OFFICE_SHOWN = 4;

/** `all`: how many there are, of which the rows are the first. */
type Props = { rows: DirectiveSummary[]; all: number; day: string; past: Past };

/** What waits for the office itself: reports of completion to accept, and for the clerk notices to check. */
export function OfficeCard({ rows, all, day, past }: Props) {
  const { role } = useViewer();
  const documents = useQuery(documentsApi.documents.list.queryOptions({ enabled: role === 'clerk' }));
  const drafts = (documents.data ?? []).filter((document) => document.state === 'draft');
  const waiting = all + drafts.length;
  return (
    <Card
      flush
      title="Đang chờ Văn phòng"
      mark={waiting > 0 ? <StateLabel state="awaiting-acceptance" words={formatNumber(waiting)} /> : null}
    >
      {documents.isError ? <AlertLine tone="look">{sentenceOf(documents.error)}</AlertLine> : null}
      {waiting === 0 ? <p className={css.none}>Không có việc nào chờ Văn phòng.</p> : null}
      <ul className={css.list}>
        {rows.slice(0, OFFICE_SHOWN).map((row) => (
          <li key={row.code}>
            <Link className={css.title} href={`/nhiem-vu/${row.code}`}>
              {row.title}
            </Link>
            <StateLabel state="awaiting-acceptance" />
            <span className={css.facts}>
              {row.code} · {leadsOf(row).join(', ')} báo cáo hoàn thành · chờ {waited(row, day)}
            </span>
          </li>
        ))}
        {drafts.slice(0, OFFICE_SHOWN).map((draft) => (
          <li key={draft.id}>
            <Link className={css.title} href={`/van-ban/${draft.id}/ra-soat`}>
              {documentName(draft)}
            </Link>
            <StateLabel state="draft" words="Chờ rà soát" />
            <span className={css.facts}>
              {draft.issuer ?? 'chưa rõ cơ quan ban hành'} · nhận tệp{' '}
              {formatDate(dayInVietnam(draft.createdAt))}
            </span>
          </li>
        ))}
      </ul>
      <More all={all} shown={OFFICE_SHOWN} href={addressOf({ next: 'office', ...past })} />
      <More all={drafts.length} shown={OFFICE_SHOWN} href="/van-ban" />
    </Card>
  );
}

export const waited = ({ standing }: DirectiveSummary, day: string): string =>
  waitedSince(standing.next.since, day);

export function waitedSince(since: string, day: string): string {
  const days = daysBetween(since, day);
  return days > 0 ? `${days}\u00a0ngày` : 'từ hôm nay';
}
