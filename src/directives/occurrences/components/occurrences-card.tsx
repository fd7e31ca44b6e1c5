import { formatDate } from '@dondoc/vietnamese';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Link } from '#platform/ui/link.tsx';
import { headlineLabels, workStateLabels } from '../../labels.ts';
import type { DirectiveDetail, Relatives } from '../../schema.ts';

type Turn = Relatives['occurrences'][number];

const columns: Column<Turn>[] = [
  {
    key: 'code',
    head: 'Kỳ',
    card: 'title',
    cell: ({ code }) => <Link href={`/nhiem-vu/${code}`}>{code}</Link>,
  },
  { key: 'due', head: 'Thời hạn', width: 120, cell: ({ due }) => (due ? formatDate(due) : '') },
  {
    key: 'state',
    head: 'Tình hình',
    width: 260,
    cell: ({ headline }) => headlineLabels[headline],
    sub: ({ state }) => workStateLabels[state],
  },
];

/** Recurring work: each turn is a directive of its own, and counts by itself. */
export function OccurrencesCard({ directive }: { directive: DirectiveDetail }) {
  const { parentCode, occurrences } = directive;
  if (parentCode)
    return (
      <AlertLine tone="info">
        Một kỳ của việc định kỳ <Link href={`/nhiem-vu/${parentCode}`}>{parentCode}</Link>.
      </AlertLine>
    );
  if (occurrences.length === 0) return null;
  return (
    <Card flush title="Các kỳ" aside={`${occurrences.length} kỳ, mỗi kỳ tính riêng`}>
      <DataTable
        label="Các kỳ của việc định kỳ"
        rows={occurrences}
        columns={columns}
        rowKey={({ code }) => code}
      />
    </Card>
  );
}
