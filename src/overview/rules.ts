import { formatDate } from '@dondoc/vietnamese';
import { dayInVietnam } from '#platform/clock.ts';

const zone = 'Asia/Ho_Chi_Minh';
const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** "10:05:12 ngày 20/11/2023", in Viet Nam. */
export const momentInWords = (moment: Date): string =>
  `${clock.format(moment)} ngày ${formatDate(dayInVietnam(moment))}`;

/** "14,3 % (4/28)": a percentage always with its fraction; a dash where there is nothing to divide by. */
export function percent({ part, whole }: { part: number; whole: number }): string {
  if (whole === 0) return '– (0/0)';
  const value = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format((100 * part) / whole);
  return `${value}\u00A0% (${part}/${whole})`;
}
