import { roleLabels } from '#accounts/labels.ts';
import { scopeLabels } from '#accounts/tokens/labels.ts';
import { dayInVietnam } from '#platform/clock.ts';
import type { WrittenCell } from '#platform/sheets/write.ts';
import { offWords } from './labels.ts';
import type { AccountRow } from './schema.ts';

export const accessColumns = [
  { heading: 'TT', kind: 'number', width: 6 },
  { heading: 'Họ và tên', kind: 'text', width: 26 },
  { heading: 'Tên đăng nhập', kind: 'text', width: 16 },
  { heading: 'Vai trò', kind: 'text', width: 24 },
  { heading: 'Cơ quan, đơn vị', kind: 'text', width: 34 },
  { heading: 'Chức vụ', kind: 'text', width: 24 },
  { heading: 'Từ ngày', kind: 'day', width: 13 },
  { heading: 'Đến ngày', kind: 'day', width: 13 },
  { heading: 'Đăng nhập lần cuối', kind: 'day', width: 13 },
  { heading: 'Lớp xác thực thứ hai', kind: 'text', width: 12 },
  { heading: 'Tình trạng', kind: 'text', width: 20 },
  { heading: 'Mã truy cập còn hiệu lực', kind: 'text', width: 44 },
  { heading: 'Điểm cần xem lại', kind: 'text', width: 40 },
  { heading: 'Kết luận rà soát', kind: 'text', width: 26 },
] as const;

/** One line an account and place; the last column is for whoever reviews on paper. */
export const accessCells = (row: AccountRow, n: number, today: string): WrittenCell[] => [
  ...[n, row.name, row.username, roleLabels[row.role], row.agency, row.positionTitle, row.from, row.to],
  row.signedInAt ? dayInVietnam(row.signedInAt) : null,
  row.hasSecondFactor ? 'có' : 'chưa',
  offWords(row, today),
  row.tokens
    .map(
      ({ name, scopes, expiresOn }) =>
        `${name} (${scopes.map((one) => scopeLabels[one].name).join(', ')}; đến ${expiresOn})`,
    )
    .join('; '),
  row.remarks.join('; '),
  null,
];
