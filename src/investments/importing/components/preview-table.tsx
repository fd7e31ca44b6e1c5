import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Toolbar } from '#platform/ui/layout.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { rowStateLabels } from '../labels.ts';
import { type Preview, type PreviewRow, type RowState, rowStates } from '../schema.ts';

const columns: Column<PreviewRow>[] = [
  { key: 'row', head: 'Dòng', width: 64, card: 'code', cell: ({ row }) => row },
  { key: 'label', head: 'Hạng mục, năm, nguồn', width: 360, card: 'title', cell: ({ label }) => label },
  {
    key: 'state',
    head: 'Kết quả đọc',
    width: 150,
    card: 'state',
    cell: ({ state }) => rowStateLabels[state],
  },
  {
    ...{ key: 'says', head: 'Sẽ ghi, hoặc lỗi ở ô nào' },
    cell: ({ says, faults }) =>
      [...faults.map((one) => `${one.place}: ${one.says}`), ...says].map((words) => (
        <div key={words}>{words}</div>
      )),
  },
];

interface Props {
  preview: Preview;
  state: RowState | undefined;
  onState(state: RowState | undefined): void;
}

/** Each row of the file with what it would write. */
export function PreviewTable({ preview: { rows, counts }, state, onState }: Props) {
  const shown = state ? rows.filter((row) => row.state === state) : rows;
  return (
    <>
      <Toolbar end={<span>{shown.length} dòng</span>}>
        <FilterPill
          label="Kết quả đọc"
          options={rowStates.map((value) => ({
            ...{ value, label: rowStateLabels[value], count: counts[value] ?? 0 },
          }))}
          value={state ?? null}
          onChange={(value) => onState(value ?? undefined)}
        />
      </Toolbar>
      <Card flush label="Các dòng trong tệp">
        <DataTable
          label={`${shown.length} dòng`}
          rows={shown}
          columns={columns}
          rowKey={({ sheet, row }) => `${sheet} ${row}`}
          empty={<EmptyState title="Không có dòng nào như vậy trong tệp" />}
        />
      </Card>
    </>
  );
}
