import type { Basis, CalendarDay, ProposedDay } from '#platform/calendar/schema.ts';

/**
 * The days that confirming puts in: all that the law itself fixes, by the law; of the others those that were picked, by
 * the decision. In a year that is there already only what was picked.
 */
export function confirmedDays(
  proposals: ProposedDay[],
  picked: string[],
  { basis, basisOn }: Basis,
  isNew: boolean,
): CalendarDay[] {
  return proposals
    .filter(({ day, isFixed }) => (isFixed && isNew) || picked.includes(day))
    .map(({ isFixed, ...day }) => (isFixed ? day : { ...day, basis, basisOn }));
}

/** A year without its Tết is not one: counting over it would be wrong by days. */
export function lacksTet(days: CalendarDay[], proposals: ProposedDay[]): boolean {
  const tet = proposals.filter(({ name }) => name.startsWith('Tết Âm lịch')).map(({ day }) => day);
  return tet.length > 0 && !days.some(({ day }) => tet.includes(day));
}
