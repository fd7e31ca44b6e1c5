import { formatDate } from '@dondoc/vietnamese';

const clock = new Intl.DateTimeFormat('vi-VN', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});
const units = ['B', 'kB', 'MB'];

/** 14:32, by the clock in Viet Nam wherever the browser stands. */
export const timeOf = (moment: Date): string => clock.format(moment);

const date = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** "10:05 20/11/2023", by the clock in Viet Nam. */
export const momentOf = (moment: Date): string => `${timeOf(moment)} ${date.format(moment)}`;

/** A day where there is one, else the word for what the document does not say. */
export const dayOr = (day: string | null, otherwise = 'văn bản không nêu'): string =>
  day ? formatDate(day) : otherwise;

/** 212 kB. */
export function sizeOf(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)));
  const value = bytes / 1024 ** power;
  return `${value.toFixed(power === 2 && value < 10 ? 1 : 0).replace('.', ',')}\u00a0${units[power]}`;
}
