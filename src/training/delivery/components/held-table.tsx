import { formatDate } from '@dondoc/vietnamese';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { classStateLabels } from '../../classes/labels.ts';
import type { DeliveredClass } from '../schema.ts';

const columns: Column<DeliveredClass>[] = [
  { key: 'code', head: 'Mã lớp', width: 120, card: 'code', cell: ({ code }) => code },
  {
    key: 'name',
    head: 'Lớp',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ beyondReason, programmeName }) => beyondReason ?? programmeName,
  },
  { key: 'provider', head: 'Đơn vị tổ chức', width: 220, cell: ({ providerName }) => providerName },
  {
    key: 'state',
    head: 'Tình hình',
    width: 200,
    cell: ({ state }) => classStateLabels[state],
    sub: ({ startedOn, endedOn, cancelReason }) =>
      cancelReason ??
      [startedOn && `từ ${formatDate(startedOn)}`, endedOn && `đến ${formatDate(endedOn)}`]
        .filter(Boolean)
        .join(' '),
  },
  {
    key: 'learners',
    head: 'Học viên, chứng chỉ',
    width: 170,
    align: 'right',
    cell: ({ learners, certificates }) => `${learners} học viên, ${certificates} chứng chỉ`,
  },
];

/** Classes that no class of this year's plan stands for. */
export function HeldTable({ rows, label }: { rows: DeliveredClass[]; label: string }) {
  return (
    <DataTable
      label={label}
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/dao-tao/lop/${id}`}
      minWidth={860}
    />
  );
}
