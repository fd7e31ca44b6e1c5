import type { RecordedUntil } from './schema.ts';

/** Viet Nam has one zone and no summer time. */
const END_OF_DAY = 'T23:59:59.999+07:00';

/** Printed to the second, so a moment without its thousandths means all of that second. */
export function momentOf(words: RecordedUntil): Date {
  if (!words.includes('T')) return new Date(`${words}${END_OF_DAY}`);
  const moment = new Date(words);
  return moment.getMilliseconds() === 0 ? new Date(moment.getTime() + 999) : moment;
}

/** Whether not even the beginning of what is meant has come: nobody can say what will be recorded until then. */
export const isToCome = (words: RecordedUntil, now: Date): boolean =>
  new Date(words.includes('T') ? words : `${words}T00:00:00+07:00`) > now;

/** An address that says the past in the words of the office, as typed by hand or written on paper. */
export const isSpoken = (search: object): boolean => 'den-ngay' in search || 'ghi-nhan-den' in search;

/** The same in the words of the house. */
export const spokenPast = (search: Record<string, unknown>): Record<string, unknown> => {
  const { 'den-ngay': asOf, 'ghi-nhan-den': recordedUntil, ...said } = search;
  return { asOf, recordedUntil, ...said };
};
