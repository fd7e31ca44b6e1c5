import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import type { Forecast } from '../schema.ts';

type Row = Forecast['behind'][number];

/** Every lecturer behind the fraction: first those in its numerator. */
export function BehindTable({ forecast: { behind, day, rank } }: { forecast: Forecast }) {
  return (
    <div id="phia-sau">
      <Card flush title="Giảng viên trong tỷ lệ" aside={`${behind.length} người, ngày ${formatDate(day)}`}>
        <DataTable
          label={`${behind.length} giảng viên, ngày ${formatDate(day)}`}
          rows={behind}
          columns={columnsFor(rank.code)}
          rowKey={({ personId }) => personId}
        />
      </Card>
    </div>
  );
}

const columnsFor = (code: string): Column<Row>[] => [
  { key: 'name', head: 'Họ và tên', card: 'title', cell: ({ name }) => <b>{name}</b> },
  { key: 'kind', head: 'Diện', width: 180, cell: ({ concurrent }) => (concurrent ? 'kiêm nhiệm' : 'cơ hữu') },
  {
    key: 'holds',
    head: 'Trong tử số',
    width: 220,
    cell: ({ holds }) => (holds ? `có, giữ hạng ${code}` : 'không'),
  },
];
