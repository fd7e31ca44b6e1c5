import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import type { MatrixRow } from '../schema.ts';
import { useConflicts } from './conflicts-card.tsx';

const askedWords = ({ asked }: MatrixRow): string =>
  asked.map(({ body, heads }) => `${body} ${heads}`).join(' · ') || 'không có, lớp đề xuất';

const runWords = ({ run, unplaced }: MatrixRow): string =>
  [
    ...run.map(({ body, classes, heads }) => `${body} ${classes} lớp, ${heads} người`),
    ...(unplaced > 0 ? [`${unplaced} lớp chưa phân bổ`] : []),
  ].join(' · ') || 'chưa thành lớp';

const columns: Column<MatrixRow>[] = [
  {
    key: 'programme',
    head: 'Chương trình',
    width: 280,
    card: 'title',
    cell: ({ programme }) => <b>{programme}</b>,
  },
  { key: 'asked', head: 'Cơ quan đề nghị (số người)', cell: askedWords },
  { key: 'run', head: 'Nơi dạy', width: 260, cell: runWords },
];

/** Programme × body: who asks for what, and who runs it. */
export function MatrixCard({ year }: { year: number }) {
  const { data } = useConflicts(year);
  if (!data || data.matrix.length === 0) return null;
  return (
    <Card flush title="Chương trình và cơ quan" aside={`${data.matrix.length} chương trình`}>
      <DataTable
        label={`${data.matrix.length} chương trình, cơ quan đề nghị và nơi dạy`}
        rows={data.matrix}
        columns={columns}
        rowKey={({ programme }) => programme}
      />
    </Card>
  );
}
