import { addMonths, formatDate } from '@dondoc/vietnamese';
import type { AccountRow } from './schema.ts';

/** The day the next review is due, months after the last; null where there was none. */
export const dueAfter = (lastOn: string | null, months: number): string | null =>
  lastOn === null ? null : addMonths(lastOn, months);

export const isDue = (dueOn: string | null, today: string): boolean => dueOn === null || dueOn <= today;

type Looked = Omit<AccountRow, 'remarks'>;

const mayTooMuch = ['administrator', 'leader'];

/** What whoever reviews should look at twice: least privilege, and nobody in who has gone (TCVN 14423:2026). */
export function remarksOn(row: Looked, all: Looked[], today: string): string[] {
  const remarks: string[] = [];
  const isOn = row.offSince === null && (row.to === null || row.to >= today);
  if (row.to !== null && row.to < today) remarks.push(`Đã thôi giữ vị trí từ ${formatDate(row.to)}`);
  if (isOn && row.signedInAt === null) remarks.push('Chưa đăng nhập lần nào');
  if (isOn && !row.hasSecondFactor && mayTooMuch.includes(row.role))
    remarks.push('Quyền cao nhưng chưa có lớp xác thực thứ hai');
  const open = row.tokens.filter(({ expiresOn }) => expiresOn >= today);
  if (!isOn && open.length > 0) remarks.push(`Đã ngừng nhưng còn ${open.length} mã truy cập`);
  const same = all.filter(
    (one) => one.userId !== row.userId && one.name === row.name && one.agency === row.agency,
  );
  if (same.length > 0) remarks.push('Cùng họ tên, cùng cơ quan với tài khoản khác');
  return remarks;
}
