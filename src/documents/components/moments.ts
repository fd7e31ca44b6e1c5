import { formatDate } from '@dondoc/vietnamese';

const units = ['B', 'kB', 'MB'];

/** A day where there is one, else the word for what the document does not say. */
export const dayOr = (day: string | null, otherwise = 'văn bản không nêu'): string =>
  day ? formatDate(day) : otherwise;

/** 212 kB. */
export function sizeOf(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1024)));
  const value = bytes / 1024 ** power;
  return `${value.toFixed(power === 2 && value < 10 ? 1 : 0).replace('.', ',')}\u00a0${units[power]}`;
}
