import { addCalendarDays, addMonths } from '@dondoc/vietnamese';
import type { Result } from './schema.ts';

/** Met, or more than that. */
export const isMet = (result: Result | null): boolean => result === 'met' || result === 'exceeds';

/** First day of a window of so many years that ends on `day`; of none, the first day of its year. */
export function windowFrom(day: string, years: number | null): string {
  if (years === null) return `${day.slice(0, 4)}-01-01`;
  return addCalendarDays(addMonths(day, -12 * years), 1);
}
