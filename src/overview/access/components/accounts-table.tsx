import { formatDate } from '@dondoc/vietnamese';
import { roleLabels } from '#accounts/labels.ts';
import { scopeLabels } from '#accounts/tokens/labels.ts';
import { dayInVietnam } from '#platform/clock.ts';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { offWords } from '../labels.ts';
import type { AccountRow } from '../schema.ts';

const columnsOn = (today: string): Column<AccountRow>[] => [
  {
    ...{ key: 'name', head: 'Họ và tên', card: 'title' },
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ username, positionTitle }) => `${username} · ${positionTitle}`,
  },
  {
    ...{ key: 'role', head: 'Vai trò', width: 190 },
    cell: ({ role }) => roleLabels[role],
    sub: ({ agency }) => agency,
  },
  {
    ...{ key: 'from', head: 'Từ ngày', width: 120 },
    cell: ({ from }) => formatDate(from),
    sub: ({ to }) => (to ? `đến ${formatDate(to)}` : ''),
  },
  {
    ...{ key: 'last', head: 'Đăng nhập cuối', width: 140 },
    cell: ({ signedInAt }) => (signedInAt ? formatDate(dayInVietnam(signedInAt)) : 'chưa'),
    sub: ({ hasSecondFactor }) => (hasSecondFactor ? 'có lớp thứ hai' : 'một lớp'),
  },
  {
    ...{ key: 'state', head: 'Tình trạng', width: 160 },
    cell: (row) => offWords(row, today),
    sub: ({ tokens }) =>
      tokens
        .map(({ name, scopes }) => `mã «${name}»: ${scopes.map((one) => scopeLabels[one].name).join(', ')}`)
        .join('; '),
  },
  { key: 'remarks', head: 'Cần xem lại', cell: ({ remarks }) => remarks.join('; ') || '–' },
];

/** Every account and place, by given name. */
export function AccountsTable({ rows, today }: { rows: AccountRow[]; today: string }) {
  return (
    <DataTable
      label={`Tài khoản, ${rows.length} dòng`}
      rows={rows}
      columns={columnsOn(today)}
      rowKey={({ userId, agency, from }) => `${userId}${agency}${from}`}
      empty={
        <EmptyState title="Không có dòng nào cần xem lại">Bấm «Xem tất cả» để thấy mọi tài khoản.</EmptyState>
      }
    />
  );
}
