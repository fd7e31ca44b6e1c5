import { useState } from 'react';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { type Preview, type PreviewRow, type RowState, rowStates } from '../schema.ts';
import css from './exchange.module.css';

export const rowStateLabels: Record<RowState, string> = {
  new: 'Mới',
  changed: 'Thay đổi',
  same: 'Giữ nguyên',
  fault: 'Có lỗi',
};

const columns: Column<PreviewRow>[] = [
  { key: 'row', head: 'Dòng', title: 'Dòng trong tệp', width: 64, cell: ({ row }) => row },
  { key: 'code', head: 'Mã', width: 72, card: 'code', cell: ({ code }) => code || '–' },
  { key: 'name', head: 'Chỉ tiêu', card: 'title', cell: ({ name }) => name || '–' },
  {
    key: 'state',
    head: 'Kết quả đọc',
    width: 420,
    cell: ({ state, faults, changes }) => (
      <>
        <b className={state === 'fault' ? css.fault : undefined}>{rowStateLabels[state]}</b>
        {[...faults, ...changes].map((words) => (
          <span key={words} className={css.remark}>
            {words}
          </span>
        ))}
      </>
    ),
  },
];

/** The rows as they were understood; faults are shown first, for they stop the file. */
export function PreviewTable({ preview: { rows, gone } }: { preview: Preview }) {
  const of = (state: RowState) => rows.filter((row) => row.state === state);
  const [state, setState] = useState<RowState | 'all'>(of('fault').length > 0 ? 'fault' : 'all');
  const shown = state === 'all' ? rows : of(state);
  return (
    <>
      <div className={css.filter}>
        <ChoiceField<RowState | 'all'>
          label="Lọc dòng theo kết quả đọc"
          hideLabel
          look="segments"
          value={state}
          onChange={setState}
          options={[
            { value: 'all', label: `Tất cả ${rows.length}` },
            ...rowStates.map((value) => ({ value, label: `${rowStateLabels[value]} ${of(value).length}` })),
          ]}
        />
      </div>
      <Card flush label="Các dòng trong tệp">
        <DataTable
          label={`${shown.length} dòng`}
          rows={shown}
          columns={columns}
          rowKey={({ row }) => String(row)}
          minWidth={760}
          empty={<EmptyState title="Không có dòng nào như vậy trong tệp." />}
        />
      </Card>
      {gone.length > 0 ? (
        <Card title="Có ở bản trước, không có trong tệp" aside={`${gone.length} chỉ tiêu`}>
          <ul className={css.gone}>
            {gone.map(({ code, name }) => (
              <li key={code}>
                <b>{code}</b> {name}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  );
}
