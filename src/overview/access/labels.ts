import { formatDate } from '@dondoc/vietnamese';
import { dayInVietnam } from '#platform/clock.ts';
import type { AccountRow } from './schema.ts';

/** Where an account stands. */
export function offWords(
  { offSince, offBy, to }: Pick<AccountRow, 'offSince' | 'offBy' | 'to'>,
  today: string,
): string {
  if (offSince) {
    const why = offBy === 'dormancy' ? 'lâu không dùng' : 'quản trị ngừng';
    return `đã khoá ${formatDate(dayInVietnam(offSince))} (${why})`;
  }
  if (to && to < today) return `hết nhiệm vụ ${formatDate(to)}`;
  return 'đang dùng';
}
