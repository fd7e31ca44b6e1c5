import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { rowStateLabels } from '../labels.ts';
import { type Preview, type PreviewRow, type RowState, rowStates } from '../schema.ts';
import css from './preview.module.css';

const columns: Column<PreviewRow>[] = [
  { key: 'row', head: 'Dòng', width: 72, card: 'code', cell: ({ row }) => row },
  {
    key: 'name',
    head: 'Người',
    width: 240,
    card: 'title',
    cell: ({ name }) => <b>{name || 'chưa ghi tên'}</b>,
    sub: ({ code }) => `mã ${code}`,
  },
  { key: 'state', head: 'Kết quả đọc', width: 128, cell: ({ state }) => rowStateLabels[state] },
  {
    key: 'changes',
    head: 'Sẽ ghi, hoặc lỗi ở ô nào',
    cell: ({ changes, faults, state }) =>
      (state === 'fault' ? faults.map(({ place, says }) => `${place}: ${says}`) : changes).map((words) => (
        <div key={words}>{words}</div>
      )),
  },
];

interface Props {
  preview: Preview;
  state: RowState | undefined;
  onState(state: RowState | undefined): void;
}

export function PreviewTable({ preview: { rows, counts }, state, onState }: Props) {
  const shown = state ? rows.filter((row) => row.state === state) : rows;
  const options = rowStates.map((value) => ({
    value,
    label: `${rowStateLabels[value]} ${counts[value] ?? 0}`,
  }));
  return (
    <>
      <div className={css.filter}>
        <ChoiceField<RowState | 'all'>
          label="Lọc dòng theo kết quả đọc"
          hideLabel
          look="segments"
          value={state ?? 'all'}
          onChange={(value) => onState(value === 'all' ? undefined : value)}
          options={[{ value: 'all', label: `Tất cả ${rows.length}` }, ...options]}
        />
      </div>
      <Card flush label="Các dòng trong tệp">
        <DataTable
          label={`${shown.length} dòng`}
          rows={shown}
          columns={columns}
          rowKey={({ row }) => String(row)}
          minWidth={860}
          empty={<EmptyState title="Không có dòng nào như vậy trong tệp." />}
        />
      </Card>
    </>
  );
}
