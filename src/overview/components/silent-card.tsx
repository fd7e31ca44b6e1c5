import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { leadsOf } from '#directives/components/directive-columns.tsx';
import { addressOf } from '#directives/components/filter-address.ts';
import type { Past } from '#directives/known/schema.ts';
import { SILENT_AFTER_DAYS } from '#directives/rules.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import css from './leader-cards.module.css';
import { More } from './more.tsx';

export const SILENT_SHOWN = 4;

type Props = { rows: DirectiveSummary[]; all: number; past: Past };

/** Undated work that nobody reports on: it is never late, so it needs a clock of its own. */
export function SilentCard({ rows, all, past }: Props) {
  if (rows.length === 0) return null;
  const href = addressOf({ silent: SILENT_AFTER_DAYS, ...past });
  return (
    <Card
      flush
      title={`Không thời hạn, quá ${SILENT_AFTER_DAYS} ngày chưa có báo cáo`}
      mark={<StateLabel state="silent" words={formatNumber(all)} />}
      aside={<Link href={href}>Mở danh sách</Link>}
    >
      <ul className={css.list}>
        {rows.slice(0, SILENT_SHOWN).map((row) => (
          <li key={row.code}>
            <Link className={css.title} href={`/nhiem-vu/${row.code}`}>
              {row.title}
            </Link>
            <StateLabel state="silent" days={row.standing.silentDays} />
            <span className={css.facts}>
              {row.code} · {leadsOf(row).join(', ')} · {lastReport(row)}
            </span>
          </li>
        ))}
      </ul>
      <More all={all} shown={SILENT_SHOWN} href={href} />
    </Card>
  );
}

export const lastReport = ({ standing, publishedOn }: DirectiveSummary): string =>
  standing.lastReportOn
    ? `báo cáo gần nhất ${formatDate(standing.lastReportOn)}`
    : `giao ngày ${formatDate(publishedOn)}`;
