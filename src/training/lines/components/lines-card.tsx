import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { monthWords } from '../../needs/labels.ts';
import type { LinesView, LineView } from '../schema.ts';
import { classWords } from './line-panel.tsx';

const columns: Column<LineView>[] = [
  {
    key: 'programme',
    head: 'Chương trình',
    card: 'title',
    cell: ({ programmeName }) => <b>{programmeName}</b>,
    sub: ({ audience }) => audience,
  },
  {
    key: 'origin',
    head: 'Từ',
    width: 120,
    cell: ({ origin, needs }) => (origin === 'proposed' ? 'Lớp đề xuất' : `${needs.length} nhu cầu`),
    sub: ({ needs }) => {
      const bodies = new Set(needs.map(({ agency }) => agency.id)).size;
      return bodies > 1 ? `${bodies} cơ quan` : (needs[0]?.agency.shortName ?? null);
    },
  },
  {
    key: 'heads',
    head: 'Số người',
    width: 90,
    align: 'right',
    cell: ({ heads }) => <b>{heads}</b>,
    sub: ({ learners }) => (learners > 0 ? `${learners} đã nêu tên` : null),
  },
  { key: 'classes', head: 'Lớp', width: 150, cell: ({ classes }) => classWords(classes) },
  { key: 'months', head: 'Mở được', width: 130, cell: ({ months }) => monthWords(months) },
];

interface Props {
  view: LinesView;
  selected: string | null;
  onSelect(id: string): void;
}

/** The lines of the plan; the one chosen stands in the panel with its needs. */
export function LinesCard({ view: { lines, proposals, sums }, selected, onSelect }: Props) {
  const todo =
    proposals.length > 0
      ? 'Nhận các đề nghị gộp ở trên, từng dòng hoặc tất cả.'
      : sums.needs === 0
        ? 'Chưa có nhu cầu nào được gửi.'
        : null;
  return (
    <Card flush title="Các dòng của kế hoạch" aside={`${lines.length} dòng`}>
      <DataTable
        label={`${lines.length} dòng`}
        rows={lines}
        columns={columns}
        rowKey={({ id }) => id}
        selected={selected}
        onSelect={onSelect}
        empty={<EmptyState title="Chưa có dòng nào">{todo}</EmptyState>}
      />
    </Card>
  );
}
