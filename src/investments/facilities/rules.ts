import { formatNumber } from '@dondoc/vietnamese';
import type { Condition, FacilityRecord } from './schema.ts';

/** The record that holds at the end of a day; null: nothing had been said of it by then. */
export const recordOn = <R extends Pick<FacilityRecord, 'onDay'>>(
  records: readonly R[],
  day: string,
): R | null =>
  records
    .filter(({ onDay }) => onDay <= day)
    .reduce<R | null>((held, one) => (held && held.onDay > one.onDay ? held : one), null);

/**
 * What stands and is used counts; what is being built, cannot be used or is only wished for does not. Null: nobody has
 * said in what condition it is.
 */
export const isUsable = (condition: Condition | null): boolean | null =>
  condition === null ? null : condition === 'good' || condition === 'worn';

export const sayArea = (area: string): string => `${formatNumber(Number(area))}\u00a0m²`;

/** "1.250,5" as digits with a point; null for nothing typed, undefined for what is no area. */
export function typedArea(typed: string): string | null | undefined {
  const digits = typed.replace(/[\s\u00a0]|m²|m2/g, '');
  if (!digits) return null;
  const plain = digits.includes(',') ? digits.replaceAll('.', '').replace(',', '.') : withoutGroups(digits);
  return /^\d{1,8}(\.\d{1,2})?$/.test(plain) ? plain : undefined;
}

/** 1.250 is a thousand and more; 12.5 is twelve and a half. */
const withoutGroups = (digits: string): string =>
  /^\d{1,3}(\.\d{3})+$/.test(digits) ? digits.replaceAll('.', '') : digits;

/** What is wanted beyond what is there and usable; null where the school has not said both. */
export function missingArea({ areaM2, neededAreaM2, condition }: FacilityRecord): number | null {
  if (neededAreaM2 === null) return null;
  if (condition === null || (areaM2 === null && isUsable(condition))) return null;
  const there = isUsable(condition) ? Number(areaM2) : 0;
  return Math.max(0, Math.round((Number(neededAreaM2) - there) * 100) / 100);
}
