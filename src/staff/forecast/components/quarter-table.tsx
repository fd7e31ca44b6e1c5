import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { changeWords, pointWords, quarterWords } from '../labels.ts';
import type { Change, Quarter } from '../schema.ts';
import css from './ratio.module.css';

/** The chart in numbers: each quarter with the people who move it. */
export function QuarterTable({ quarters }: { quarters: Quarter[] }) {
  return (
    <Card flush title="Bảng số 12 quý" aside="cuối mỗi quý">
      <DataTable
        label={`Tỷ lệ cuối ${quarters.length} quý`}
        rows={quarters}
        columns={columns}
        rowKey={({ day }) => day}
      />
    </Card>
  );
}

const columns: Column<Quarter>[] = [
  {
    key: 'quarter',
    head: 'Quý',
    width: 90,
    card: 'title',
    cell: ({ day }) => <b>{quarterWords(day)}</b>,
    sub: ({ day }) => formatDate(day),
  },
  { key: 'known', head: 'Theo hồ sơ', width: 130, cell: (quarter) => pointWords(quarter) },
  {
    key: 'planned',
    head: 'Dự kiến theo đợt',
    title: 'Thêm những người đợt thăng hạng đang mở dự kiến bổ nhiệm',
    width: 140,
    cell: ({ planned, denominator }) => pointWords({ numerator: planned, denominator }),
  },
  {
    key: 'possible',
    head: 'Nhiều nhất có thể',
    title: 'Thêm mọi người có thể đủ điều kiện đến ngày đó',
    width: 140,
    cell: ({ possible, denominator }) => pointWords({ numerator: possible, denominator }),
  },
  {
    key: 'changes',
    head: 'Ai làm thay đổi',
    cell: ({ changes }) =>
      changes.length === 0 ? (
        <span className={css.quiet}>không đổi</span>
      ) : (
        <ul className={css.changes}>
          {changes.map((change) => (
            <li key={`${change.kind} ${change.personId} ${change.on}`}>{sentenceOf(change)}</li>
          ))}
        </ul>
      ),
  },
];

const sentenceOf = ({ kind, name, on, held }: Change): string =>
  `${name || 'Một người'}: ${changeWords[kind]}${on ? ` ${formatDate(on)}` : ''}${held ? ', đang giữ hạng' : ''}`;
