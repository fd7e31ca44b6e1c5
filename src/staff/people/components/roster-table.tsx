import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { degreeLabels, lecturingLabels, rankLabel, theoryLabels } from '../../labels.ts';
import type { RosterRow } from '../schema.ts';

const relevance = { yes: 'phù hợp', no: '', undecided: 'chưa xác định phù hợp' };

const columns: Column<RosterRow>[] = [
  { key: 'code', head: 'Mã', width: 76, card: 'code', cell: ({ code }) => code },
  {
    key: 'name',
    head: 'Họ và tên',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ title }) => title,
  },
  {
    key: 'lecturing',
    head: 'Giảng dạy',
    width: 172,
    cell: ({ lecturing }) => (lecturing ? lecturingLabels[lecturing] : '–'),
  },
  {
    key: 'rank',
    head: 'Hạng chức danh',
    width: 208,
    cell: ({ rank }) => (rank ? rankLabel(rank) : '–'),
    sub: ({ rankSince }) => (rankSince ? `từ ${formatDate(rankSince)}` : null),
  },
  {
    key: 'degree',
    head: 'Trình độ',
    width: 216,
    cell: ({ degree, field }) => (degree ? `${degreeLabels[degree]}, ${field}` : 'chưa ghi'),
    sub: ({ degree, relevantMaster }) => (degree !== 'bachelor' ? relevance[relevantMaster] : null) || null,
  },
  {
    key: 'theory',
    head: 'LLCT',
    title: 'Lý luận chính trị',
    width: 92,
    cell: ({ theory }) => (theory ? theoryLabels[theory] : '–'),
  },
  {
    key: 'retires',
    head: 'Nghỉ hưu',
    width: 104,
    cell: ({ retiresOn }) => (retiresOn ? formatDate(retiresOn) : '–'),
  },
];

/** People by unit, each under its name with how many there are. */
export function RosterTable({ rows, total }: { rows: RosterRow[]; total: number }) {
  const units = Map.groupBy(rows, ({ unit }) => unit ?? 'Chưa ghi đơn vị');
  if (rows.length === 0)
    return (
      <Card>
        <EmptyState title={`Không có ai trong ${total} người như vậy`}>
          Bỏ bớt điều kiện lọc hoặc chọn ngày khác.
        </EmptyState>
      </Card>
    );
  return (
    <>
      {[...units].map(([unit, people]) => (
        <Card key={unit} flush title={unit} aside={`${people.length} người`}>
          <DataTable
            label={`${unit}, ${people.length} người`}
            rows={people}
            columns={columns}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `/doi-ngu/${id}`}
            link="name"
            minWidth={980}
          />
        </Card>
      ))}
    </>
  );
}
