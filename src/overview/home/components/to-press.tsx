import { formatDate } from '@dondoc/vietnamese';
import { leadsOf } from '#directives/components/directive-columns.tsx';
import { addressOf } from '#directives/components/filter-address.ts';
import { SILENT_AFTER_DAYS } from '#directives/rules.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { whereIsIt } from '../../components/late-card.tsx';
import { lastReport } from '../../components/silent-card.tsx';
import { DeskList } from './desk-list.tsx';

interface Rows {
  total: number;
  rows: DirectiveSummary[];
}

/** Past its day and not done, the longest first: at whose desk, since when. */
export function LateToPress({ total, rows, today }: Rows & { today: string }) {
  return (
    <DeskList
      title="Cần đôn đốc: quá hạn"
      mark="late"
      total={total}
      href={addressOf({ headline: 'open-late' })}
      none={`Không có việc quá hạn, tính đến hết ngày ${formatDate(today)}.`}
      rows={rows.map((row) => ({
        key: row.code,
        href: `/nhiem-vu/${row.code}`,
        title: row.title,
        state: <StateLabel state="late" days={row.standing.daysLate} />,
        facts: `${row.code} · ${leadsOf(row).join(', ')} · ${whereIsIt(row, today)}`,
      }))}
    />
  );
}

/** Undated and long unheard of: never late, so it is pressed for by its silence. */
export function SilentToPress({ total, rows }: Rows) {
  return (
    <DeskList
      title={`Cần đôn đốc: không thời hạn, quá ${SILENT_AFTER_DAYS} ngày chưa báo cáo`}
      mark="silent"
      total={total}
      href={addressOf({ silent: SILENT_AFTER_DAYS })}
      none={`Không có việc nào quá ${SILENT_AFTER_DAYS} ngày chưa có báo cáo.`}
      rows={rows.map((row) => ({
        key: row.code,
        href: `/nhiem-vu/${row.code}`,
        title: row.title,
        state: <StateLabel state="silent" days={row.standing.silentDays} />,
        facts: `${row.code} · ${leadsOf(row).join(', ')} · ${lastReport(row)}`,
      }))}
    />
  );
}
