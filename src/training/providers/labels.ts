import { formatNumber } from '@dondoc/vietnamese';
import type { Provider } from './schema.ts';

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

export const roomWords = ({ rooms }: Pick<Provider, 'rooms'>): string =>
  rooms.length === 0
    ? 'chưa ghi phòng nào'
    : rooms.map(({ name, seats }) => `${name} (${seats} chỗ)`).join('; ');

/** "840 tiết cả năm; tháng 2 không có". */
export function hoursWords({ lecturerHours }: Pick<Provider, 'lecturerHours'>): string {
  const none = lecturerHours.flatMap((hours, at) => (hours === 0 ? [at + 1] : []));
  const all = `${formatNumber(sum(lecturerHours))} tiết cả năm`;
  if (none.length === 12) return 'chưa ghi giờ giảng';
  return none.length > 0 ? `${all}; không có giờ ở tháng ${none.join(', ')}` : all;
}

export const dongWords = (dong: number | null, unknown = 'chưa biết'): string =>
  dong === null ? unknown : `${formatNumber(dong)} đồng`;
