import { formatNumber } from '@dondoc/vietnamese';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { inShort } from '../../plan/labels.ts';
import type { AllocatedClass, Run } from '../schema.ts';

interface Props {
  classes: AllocatedClass[];
  of: number;
  /** Beside what stands now, what this run would do. */
  run: Run | null;
  providerNames: ReadonlyMap<string, string>;
  selected: string | null;
  onSelect(id: string): void;
}

/** Every class with what it asks and where it stands, and why there. */
export function PlacedTable({ classes, of, run, providerNames, selected, onSelect }: Props) {
  const would = new Map(run?.placements.map((one) => [one.classId, one]));
  const columns: Column<AllocatedClass>[] = [
    ...base,
    ...(run
      ? [
          {
            key: 'would',
            head: 'Lần tính đang xem',
            width: 190,
            cell: ({ id, provider, month }: AllocatedClass) => {
              const to = would.get(id);
              if (!to) return 'không xếp được';
              const isSame = to.providerId === provider?.id && to.month === month;
              return isSame ? 'như đang có' : `${providerNames.get(to.providerId)}, tháng ${to.month}`;
            },
          },
        ]
      : []),
  ];
  return (
    <DataTable
      label={`Lớp và nơi mở, ${classes.length} trong ${of} lớp`}
      rows={classes}
      columns={columns}
      rowKey={({ id }) => id}
      selected={selected}
      onSelect={onSelect}
      empty={<EmptyState title={`Không có lớp nào khớp, trong ${of} lớp.`} />}
    />
  );
}

const base: Column<AllocatedClass>[] = [
  {
    key: 'programme',
    head: 'Lớp',
    card: 'title',
    cell: ({ programmeName, ordinal }) => (
      <>
        <b>{programmeName}</b>, lớp {ordinal}
      </>
    ),
    sub: ({ audience, sizeFault }) => sizeFault ?? audience,
  },
  {
    key: 'asks',
    head: 'Cần',
    width: 118,
    cell: ({ heads }) => `${formatNumber(heads)} người`,
    sub: ({ hours, monthsLong }) =>
      [
        hours === null ? 'chưa biết số tiết' : `${formatNumber(hours)} tiết`,
        monthsLong === null ? 'chưa biết thời gian' : `${monthsLong} tháng`,
      ].join(', '),
  },
  {
    key: 'where',
    head: 'Nơi mở',
    width: 230,
    cell: ({ provider }) =>
      provider ? provider.name : <StateLabel state="not-started" words="Chưa có nơi mở" />,
    sub: ({ reason }) => inShort(reason),
  },
  {
    key: 'month',
    head: 'Tháng',
    width: 92,
    nowrap: true,
    cell: ({ month }) => (month ? `Tháng ${month}` : '–'),
    sub: ({ isHeld, isFixed, placedBy }) =>
      isHeld ? 'đã mở' : isFixed ? 'cố định' : placedBy === 'person' ? 'người xếp' : null,
  },
];
