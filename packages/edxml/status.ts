import type { StatusCode } from './types.ts';

const order: StatusCode[] = ['01', '02', '03', '04', '05', '06', '13', '15', '16'];

export const isStatusCode = (said: string): said is StatusCode => (order as string[]).includes(said);

/** The ways of a document at its receiver; what may come after the last code of them. */
const ways: Record<string, StatusCode[]> = {
  '': ['01'],
  '01': ['02', '03'],
  '02': [],
  '03': ['04', '05'],
  '04': ['05'],
  '05': ['06'],
  '06': [],
};

/**
 * Whether a status may come after those that came before, in their order. 01 → {02, 03}; 03 → 04 → 05 → 06, where 04 may
 * be passed over; 13 (asked back) only before 06, and after it nothing but the answer, 15 or 16. Refused (16), it goes
 * on where it was; agreed (15), it has ended. Nothing comes twice, but a recall may be asked for again once refused.
 *
 * @param before The codes so far, oldest first; those that this rule refused are not among them.
 * @see QĐ 28/2018/QĐ-TTg
 * @example
 * mayFollow([], '01') // => true
 * mayFollow(['01', '03', '04'], '05') // => true
 * mayFollow(['01', '03'], '01') // => false
 * mayFollow(['01', '03', '13'], '05') // => false
 * mayFollow(['01', '03', '13', '16'], '05') // => true
 * mayFollow(['01', '02'], '13') // => false
 */
export function mayFollow(before: readonly StatusCode[], next: StatusCode): boolean {
  const last = before.at(-1);
  if (last === '15') return false;
  if (last === '13') return next === '15' || next === '16';
  const own = before.findLast((code) => Number(code) <= 6) ?? '';
  if (next === '13') return own !== '' && own !== '02' && own !== '06';
  return (ways[own] ?? []).includes(next);
}
