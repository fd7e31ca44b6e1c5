import { daysBetween, formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { stateOf } from '../../components/state-of.ts';
import { standingFor } from '../../rules.ts';
import type { DirectiveDetail, LeadStanding } from '../../schema.ts';

/** Several leads: how each of them stands. The directive is done when all of them are. */
export function LeadsCard({ directive: { standing }, today }: { directive: DirectiveDetail; today: string }) {
  const { leads } = standing;
  if (leads.length < 2) return null;
  const columns: Column<LeadStanding>[] = [
    { key: 'agency', head: 'Cơ quan', card: 'title', cell: ({ agency }) => agency.name },
    {
      key: 'state',
      head: 'Tình hình',
      width: 230,
      card: 'state',
      cell: ({ agency }) => <StateLabel {...stateOf(standingFor(standing, agency.id))} />,
      sub: (lead) => waitsFor(lead, today),
    },
    {
      key: 'report',
      head: 'Báo cáo gần nhất',
      width: 140,
      cell: ({ lastReportOn }) => (lastReportOn ? formatDate(lastReportOn) : 'chưa có'),
      sub: ({ percent }) => (percent === null ? null : `đạt ${percent}\u00a0%`),
    },
  ];
  const done = leads.filter(({ state }) => state === 'done').length;
  return (
    <Card
      flush
      title="Các cơ quan chủ trì"
      aside={`${done}/${leads.length} đã xong; xong khi tất cả đã xong`}
    >
      <DataTable
        label={`Tiến độ của ${leads.length} cơ quan chủ trì`}
        rows={leads}
        columns={columns}
        rowKey={({ agency }) => agency.id}
      />
    </Card>
  );
}

/** Whose hand its own report waits for, and how long; else since when it stands as it does. */
function waitsFor({ state, since }: LeadStanding, today: string): string {
  const days = daysBetween(since, today);
  const held = days > 0 ? `, ${days}\u00a0ngày` : ', từ hôm nay';
  if (state === 'awaiting-approval') return `báo cáo chờ thủ trưởng duyệt${held}`;
  if (state === 'awaiting-acceptance') return `báo cáo chờ Văn phòng công nhận${held}`;
  return `từ ${formatDate(since)}`;
}
