import { formatNumber } from '@dondoc/vietnamese';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { inShort } from '../labels.ts';
import type { FrozenLine, PlannedClass } from '../schema.ts';

interface Props {
  classes: PlannedClass[];
  of: number;
  lines: FrozenLine[];
  selected: string | null;
  onSelect(lineId: string): void;
}

const columns = (lines: FrozenLine[]): Column<PlannedClass>[] => [
  {
    key: 'programme',
    head: 'Lớp',
    card: 'title',
    cell: ({ programmeName, ordinal, lineId }) => {
      const line = lines.find(({ id }) => id === lineId);
      return (
        <>
          <b>{programmeName}</b>, lớp {ordinal}
          {line?.origin === 'proposed' ? ' (trường đề xuất thêm)' : null}
        </>
      );
    },
    sub: ({ audience }) => audience,
  },
  {
    key: 'heads',
    head: 'Người',
    width: 72,
    align: 'right',
    cell: ({ heads }) => formatNumber(heads),
  },
  {
    key: 'provider',
    head: 'Đơn vị mở lớp',
    width: 250,
    cell: ({ provider }) =>
      provider ? provider.name : <StateLabel state="not-started" words="Chưa có nơi mở" />,
    sub: ({ isFixed, reason }) => (isFixed ? 'Cố định' : inShort(reason)),
  },
  {
    key: 'month',
    head: 'Khai giảng',
    width: 96,
    nowrap: true,
    cell: ({ month }) => (month ? `Tháng ${month}` : '–'),
  },
];

/** The classes of the plan; a row shows which needs it comes from. */
export function ClassTable({ classes, of, lines, selected, onSelect }: Props) {
  const lineOf = new Map(classes.map(({ id, lineId }) => [id, lineId]));
  const shown = classes.find(({ lineId }) => lineId === selected)?.id ?? null;
  return (
    <DataTable
      label={`Lớp của kế hoạch, ${classes.length} trong ${of} lớp`}
      rows={classes}
      columns={columns(lines)}
      rowKey={({ id }) => id}
      selected={shown}
      onSelect={(id) => onSelect(lineOf.get(id) ?? '')}
      empty={<EmptyState title={`Không có lớp nào khớp, trong ${of} lớp của kế hoạch.`} />}
    />
  );
}
