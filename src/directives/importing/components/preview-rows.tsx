import { formatNumber } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Pager } from '#platform/ui/pager.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { rowStateLabels } from '../labels.ts';
import { PREVIEW_SIZE, type Preview, type PreviewRow, type RowState, rowStates } from '../schema.ts';
import css from './import.module.css';

/** What is wrong, what is added, what the file says otherwise: each on a line of its own. */
function Remarks({ row }: { row: PreviewRow }) {
  const all = [...row.faults.map(({ place, says }) => `${place}: ${says}`), ...row.adds, ...row.kept];
  return (
    <>
      <b className={row.state === 'fault' ? css.fault : undefined}>{rowStateLabels[row.state]}</b>
      {all.map((words) => (
        <span key={words} className={css.remark}>
          {words}
        </span>
      ))}
    </>
  );
}

const columns: Column<PreviewRow>[] = [
  {
    key: 'row',
    head: 'Dòng',
    title: 'Dòng trong tệp',
    width: 108,
    card: 'code',
    cell: ({ row, code }) => (code ? `${row} · ${code}` : row),
  },
  {
    key: 'title',
    head: 'Nội dung',
    card: 'title',
    cell: ({ title }) => <span className={css.title}>{title}</span>,
    sub: ({ groups }) => groups.join(' › ') || null,
  },
  { key: 'leads', head: 'Chủ trì', width: 168, cell: ({ leads }) => leads || '–' },
  { key: 'due', head: 'Thời hạn', width: 112, cell: ({ due }) => due || '–' },
  { key: 'state', head: 'Kết quả đọc', width: 320, cell: (row) => <Remarks row={row} /> },
];

interface Props {
  preview: Preview;
  state: RowState | undefined;
  page: number;
  onState(state: RowState | undefined): void;
  pageHref(page: number): string;
}

/** The rows as they were recognised, narrowed by what becomes of them. */
export function PreviewRows({ preview, state, page, onState, pageHref }: Props) {
  const { counts, rows, total } = preview;
  const of = (one: RowState) => counts[one] ?? 0;
  const all = rowStates.reduce((sum, one) => sum + of(one), 0);
  const options = rowStates.map((value) => ({
    value,
    label: `${rowStateLabels[value]} ${formatNumber(of(value))}`,
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
          options={[{ value: 'all', label: `Tất cả ${formatNumber(all)}` }, ...options]}
        />
      </div>
      <Card flush label="Các dòng trong tệp">
        <DataTable
          label={`${formatNumber(total)} dòng`}
          rows={rows}
          columns={columns}
          rowKey={({ sheet, row }) => `${sheet} ${row}`}
          minWidth={860}
          empty={<EmptyState title="Không có dòng nào như vậy trong tệp." />}
        />
      </Card>
      <Pager page={page} perPage={PREVIEW_SIZE} total={total} href={pageHref} />
    </>
  );
}
