import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { DirectiveCode } from '#directives/components/directive-code.tsx';
import { DeadlineOf, leadsOf } from '#directives/components/directive-columns.tsx';
import { addressOf } from '#directives/components/filter-address.ts';
import { nextOf } from '#directives/components/next-actor.ts';
import type { Past } from '#directives/known/schema.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import css from './leader-cards.module.css';
import { More } from './more.tsx';

/** More than these are a list, not a page to decide on. */
export const LATE_SHOWN = 8;

/** Whose desk it lies on, and for how long; the lead, who is named beside it, is not named again. */
export function whereIsIt({ standing }: DirectiveSummary, day: string): string {
  const next = nextOf(standing, day);
  if (!next) return '';
  const who = standing.next.actor === 'agency' ? '' : `${next.who} `;
  return `chờ ${who}${next.what}, ${next.since}`;
}

function columns(day: string): Column<DirectiveSummary>[] {
  return [
    {
      key: 'code',
      head: 'Mã',
      width: 134,
      card: 'code',
      cell: (row) => <DirectiveCode code={row.code} reference={row.ref} />,
    },
    { key: 'title', head: 'Nội dung', card: 'title', cell: (row) => row.title },
    {
      key: 'lead',
      head: 'Chủ trì, đang ở đâu',
      width: 218,
      cell: (row) => leadsOf(row).join(', '),
      sub: (row) => whereIsIt(row, day),
    },
    { key: 'due', head: 'Thời hạn, gốc', width: 112, cell: (row) => <DeadlineOf standing={row.standing} /> },
    {
      key: 'late',
      head: 'Quá hạn',
      width: 96,
      align: 'right',
      cell: (row) => <b className={css.late}>{`${row.standing.daysLate}\u00a0ngày`}</b>,
    },
  ];
}

/** `all`: how many are late, of which the rows are the first. */
type Props = { rows: DirectiveSummary[]; all: number; day: string; past: Past; total: number };

/** What is red, the longest first. */
export function LateCard({ rows, all, day, past, total }: Props) {
  const href = addressOf({ headline: 'open-late', ...past });
  return (
    <Card
      flush
      title="Việc quá hạn"
      mark={rows.length > 0 ? <StateLabel state="late" words={formatNumber(all)} boxed /> : null}
      aside={rows.length > 0 ? <Link href={href}>Mở danh sách</Link> : null}
    >
      <DataTable
        label={`Việc quá hạn, ${all} việc`}
        rows={rows.slice(0, LATE_SHOWN)}
        columns={columns(day)}
        rowKey={(row) => row.code}
        rowHref={(row) => `/nhiem-vu/${row.code}`}
        link="title"
        isLate={() => true}
        empty={
          <div className={css.empty}>
            <EmptyState title="Không có việc quá hạn">
              Tính đến hết ngày {formatDate(day)}, trong {total} nhiệm vụ.
            </EmptyState>
          </div>
        }
      />
      <More all={all} shown={LATE_SHOWN} href={href} />
    </Card>
  );
}
