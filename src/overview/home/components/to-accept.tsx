import { leadsOf } from '#directives/components/directive-columns.tsx';
import { addressOf } from '#directives/components/filter-address.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { waited } from '../../components/office-card.tsx';
import { DeskList } from './desk-list.tsx';

interface Props {
  total: number;
  rows: DirectiveSummary[];
  today: string;
}

/** Reports of completion that lie at the office: a slow office makes nobody late, but it keeps them waiting. */
export function ToAccept({ total, rows, today }: Props) {
  return (
    <DeskList
      title="Chờ công nhận hoàn thành"
      mark="awaiting-acceptance"
      total={total}
      href={addressOf({ next: 'office' })}
      none="Không có báo cáo hoàn thành nào chờ Văn phòng."
      rows={rows.map((row) => ({
        key: row.code,
        href: `/nhiem-vu/${row.code}`,
        title: row.title,
        state: <StateLabel state="awaiting-acceptance" />,
        facts: `${row.code} · ${leadsOf(row).join(', ')} · chờ ${waited(row, today)}`,
      }))}
    />
  );
}
