import type { ReactNode } from 'react';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import type { Figure, Indices } from '../../indices/schema.ts';
import { intervalWords, two } from '../labels.ts';
import type { InstrumentHead } from '../schema.ts';

export interface IndexRow {
  /** As a finding names it: object/criterion/item. */
  place: string;
  level: 1 | 2 | 3;
  label: string;
  figure: Figure | null;
}

/** Objects, below each its criteria, below each its items. */
export const rowsOf = ({ objects }: Pick<Indices, 'objects'>): IndexRow[] =>
  objects.flatMap((object) => [
    { place: object.key, level: 1 as const, label: object.label, figure: object.figure },
    ...object.criteria.flatMap((criterion) => [
      {
        place: `${object.key}/${criterion.key}`,
        level: 2 as const,
        label: criterion.label,
        figure: criterion.figure,
      },
      ...criterion.items.map((item) => ({
        place: `${object.key}/${criterion.key}/${item.key}`,
        level: 3 as const,
        label: item.text,
        figure: item.figure,
      })),
    ]),
  ]);

const indent = { 1: 0, 2: 14, 3: 28 };

/** Columns of a figure, wherever figures stand in a table. */
export const figureColumns = <Row,>(
  of: (row: Row) => Figure | null,
  { scale, minimumShown }: Pick<InstrumentHead, 'scale' | 'minimumShown'>,
): Column<Row>[] => [
  {
    ...{ key: 'mean', head: `Chỉ số /${scale.to}`, title: 'Chỉ số', width: 96, align: 'right', nowrap: true },
    cell: (row) => {
      const figure = of(row);
      return figure ? <b>{two(figure.mean)}</b> : `không đủ ${minimumShown} phiếu`;
    },
  },
  { key: 'band', head: 'Mức', width: 92, cell: (row) => of(row)?.band ?? '–' },
  {
    ...{ key: 'interval', head: 'Khoảng 95 %', width: 104, align: 'right', nowrap: true },
    cell: (row) => {
      const figure = of(row);
      return figure ? intervalWords(figure) : '–';
    },
  },
  { key: 'n', head: 'Phiếu', width: 66, align: 'right', cell: (row) => of(row)?.n ?? '–' },
];

interface Props {
  indices: Pick<Indices, 'objects'>;
  instrument: InstrumentHead;
  /** What may be done with a row, or has been. */
  act?: ((row: IndexRow) => ReactNode) | undefined;
}

/** Every figure of a wave. */
export function IndexTable({ indices, instrument, act }: Props) {
  const rows = rowsOf(indices);
  const columns: Column<IndexRow>[] = [
    {
      key: 'label',
      head: 'Nội dung, tiêu chí, lời hỏi',
      card: 'title',
      cell: ({ level, label }) => (
        <span style={{ display: 'block', paddingLeft: indent[level] }}>
          {level === 3 ? label : <b>{label}</b>}
        </span>
      ),
    },
    ...figureColumns<IndexRow>(({ figure }) => figure, instrument),
    ...(act ? [{ key: 'act', head: 'Nhiệm vụ', width: 128, cell: act }] : []),
  ];
  return (
    <DataTable
      label={`Chỉ số của từng nội dung, tiêu chí, lời hỏi, ${rows.length} dòng`}
      rows={rows}
      columns={columns}
      rowKey={({ place }) => place}
    />
  );
}
