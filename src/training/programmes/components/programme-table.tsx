import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { kindLabels } from '../../labels.ts';
import { balanceWords, NOT_FOUND, standingLabels, validWords } from '../labels.ts';
import type { ListedProgramme } from '../schema.ts';
import css from './hours-bar.module.css';

const columns: Column<ListedProgramme>[] = [
  {
    key: 'name',
    head: 'Chương trình',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ basis }) => basis ?? 'Văn bản quy định: chưa có trong nguồn',
  },
  { key: 'kind', head: 'Loại', width: 200, cell: ({ kind }) => kindLabels[kind] },
  {
    key: 'valid',
    head: 'Hiệu lực',
    width: 190,
    cell: validWords,
    sub: ({ standing, versions }) =>
      versions > 1 ? `${standingLabels[standing]}, ${versions} bản` : standingLabels[standing],
  },
  {
    key: 'hours',
    head: 'Thời lượng',
    width: 130,
    cell: ({ weeks, balance }) =>
      [weeks === null ? null : `${weeks} tuần`, balance.total ? `${balance.total} tiết` : null]
        .filter(Boolean)
        .join(', ') || NOT_FOUND,
  },
  {
    key: 'balance',
    head: 'Cân bằng',
    width: 200,
    cell: ({ balance }) => (
      <span className={balance.state === 'off' ? css.off : undefined}>{balanceWords(balance)}</span>
    ),
  },
];

export function ProgrammeTable({ rows }: { rows: ListedProgramme[] }) {
  return (
    <DataTable
      label={`${rows.length} chương trình`}
      rows={rows}
      columns={columns}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/dao-tao/chuong-trinh/${id}`}
    />
  );
}
