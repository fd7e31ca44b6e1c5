import { daysBetween, formatDate } from '@dondoc/vietnamese';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import type { AwaitedLine } from '../schema.ts';

/** What lies with somebody above the office: waited for, never pressed. */
export function AwaitedList({ lines, day }: { lines: AwaitedLine[]; day: string }) {
  const columns: Column<AwaitedLine>[] = [
    { key: 'code', head: 'Mã', width: 132, card: 'code', nowrap: true, cell: ({ code }) => code },
    { key: 'title', head: 'Nhiệm vụ', card: 'title', cell: ({ title }) => title },
    {
      key: 'agency',
      head: 'Chờ ý kiến của',
      width: '28%',
      cell: ({ agencies }) => agencies.map(({ name }) => name).join(', '),
    },
    {
      key: 'since',
      head: 'Từ ngày',
      width: 130,
      cell: ({ since }) => formatDate(since),
      sub: ({ since }) => `${daysBetween(since, day)}\u00a0ngày`,
    },
  ];
  return (
    <DataTable
      label={`Chờ cấp trên cho ý kiến, ${lines.length} nhiệm vụ`}
      rows={lines}
      columns={columns}
      rowKey={({ directiveId }) => directiveId}
      rowHref={({ code }) => `/nhiem-vu/${code}`}
      empty={
        <EmptyState title={`Không có việc nào chờ cấp trên, tính đến hết ngày ${formatDate(day)}.`}>
          Cơ quan cấp trên ghi tại trang Cơ quan.
        </EmptyState>
      }
    />
  );
}
