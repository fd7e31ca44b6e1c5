import { addMonths, formatDate } from '@dondoc/vietnamese';
import { countsAsLecturer, dayBefore, recordsOf, standingOn } from '../rules.ts';
import type { PersonWithRecords } from '../schema.ts';
import type { Change, Point, Quarter, Trial } from './schema.ts';

/** A person, the day on which an open round plans to appoint them, and the first on which they could be. */
export interface Forecasted {
  person: PersonWithRecords;
  plannedOn: string | null;
  possibleOn: string | null;
}

export interface Counting {
  rank: string;
  concurrentCounts: boolean;
}

/** The last days of so many quarters, beginning with the one that a day is in. */
export function quarterEnds(day: string, quarters: number): string[] {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const first = `${year}-${String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  return Array.from({ length: quarters }, (_, n) => dayBefore(addMonths(first, (n + 1) * 3)));
}

interface Place {
  counted: boolean;
  holds: boolean;
  planned: boolean;
  possible: boolean;
}

/** Where somebody stands in the figure of a day. Only whoever is among the lecturers of that day is in it at all. */
function placeOn(
  { person, plannedOn, possibleOn }: Forecasted,
  { rank, concurrentCounts }: Counting,
  day: string,
): Place {
  const standing = standingOn(person, day);
  const counted = countsAsLecturer(standing, concurrentCounts);
  const holds = counted && standing.rank?.code === rank;
  const by = (on: string | null) => counted && on !== null && on <= day;
  const planned = holds || by(plannedOn);
  return { counted, holds, planned, possible: planned || by(possibleOn) };
}

const pointOf = (places: Place[]): Point => ({
  numerator: places.filter(({ holds }) => holds).length,
  denominator: places.filter(({ counted }) => counted).length,
});

export const pointOn = (people: Forecasted[], counting: Counting, day: string): Point =>
  pointOf(people.map((one) => placeOn(one, counting, day)));

/** The figure at the end of each quarter, with who moves it since the end of the one before. */
export function forecast(people: Forecasted[], counting: Counting, day: string, quarters = 12): Quarter[] {
  let before = { day, places: people.map((one) => placeOn(one, counting, day)) };
  return quarterEnds(day, quarters).map((end) => {
    const places = people.map((one) => placeOn(one, counting, end));
    const changes = people.flatMap((one, n) =>
      changesOf(one, counting.rank, [before.places[n] as Place, places[n] as Place], [before.day, end]),
    );
    before = { day: end, places };
    return {
      ...{ ...pointOf(places), day: end, changes },
      planned: places.filter(({ planned }) => planned).length,
      possible: places.filter(({ possible }) => possible).length,
    };
  });
}

function changesOf(
  one: Forecasted,
  rank: string,
  [was, is]: [Place, Place],
  [after, until]: [string, string],
): Change[] {
  const { id: personId, name } = one.person;
  const change = (kind: Change['kind'], on: string | null): Change[] => [
    { kind, personId, name, on, held: was.holds },
  ];
  const within = (day: string | null) => (day !== null && after < day && day <= until ? day : null);
  if (was.counted && !is.counted) return change(...leaving(one.person, within, until));
  if (!was.counted && is.counted) return change('joins', null);
  if (!is.counted) return [];
  const rankFrom = recordsOf(one.person, 'rank').findLast(({ data }) => data.code === rank)?.from ?? null;
  if (!was.holds && is.holds) return change('gains', within(rankFrom));
  if (was.holds && !is.holds) return change('loses', null);
  if (!was.planned && is.planned) return change('planned', one.plannedOn);
  if (!was.possible && is.possible) return change('possible', one.possibleOn);
  return [];
}

/** Retirement, the end of employment, or no longer a lecturer. */
function leaving(
  person: PersonWithRecords,
  within: (day: string | null) => string | null,
  until: string,
): [Change['kind'], string | null] {
  const standing = standingOn(person, until);
  const retired = within(standing.retiresOn);
  if (retired) return ['retires', retired];
  if (standing.employed) return ['stops', null];
  return ['leaves', recordsOf(person, 'employment').at(-1)?.to ?? null];
}

/** A per cent as a whole number over a whole number: no figure of this page goes through a fraction of two. */
function fractionOf(percent: string): { over: bigint; under: bigint } {
  const [whole = '0', decimals = ''] = percent.trim().split(/[.,]/);
  return { over: BigInt(whole + decimals), under: 100n * 10n ** BigInt(decimals.length) };
}

/** Whether so many of so many are at least so many per cent. */
export function reaches({ numerator, denominator }: Point, percent: string): boolean {
  const { over, under } = fractionOf(percent);
  return denominator > 0 && BigInt(numerator) * under >= over * BigInt(denominator);
}

/**
 * How many more of the lecturers must be appointed so that the share is reached: the denominator stays, for whoever is
 * appointed is in it already. `available`: lecturers of that day with neither the rank nor one above it.
 */
export function neededFor(
  { numerator, denominator }: Point,
  percent: string,
  available: number,
  on: string,
): Pick<Trial, 'needed' | 'why'> {
  if (denominator === 0)
    return { needed: null, why: `Chưa đánh giá: không có giảng viên nào vào ngày ${formatDate(on)}.` };
  const { over, under } = fractionOf(percent);
  const least = (over * BigInt(denominator) + under - 1n) / under;
  const needed = least > BigInt(numerator) ? Number(least) - numerator : 0;
  if (needed <= available) return { needed, why: null };
  return {
    needed: null,
    why: `Không đạt được: cần thêm ${needed} người, nhưng vào ngày ${formatDate(on)} chỉ còn ${available} giảng viên chưa giữ hạng này hoặc hạng cao hơn.`,
  };
}

/** What a trial value asks for on a day. `above`: ranks that one does not come down from. */
export function tryOut(
  people: Forecasted[],
  counting: Counting & { above: string[] },
  percent: string,
  on: string,
): Trial {
  const places = people.map((one) => placeOn(one, counting, on));
  const base = pointOf(places);
  const available = people.filter(
    ({ person }, n) =>
      places[n]?.counted &&
      !places[n]?.holds &&
      !counting.above.includes(standingOn(person, on).rank?.code ?? ''),
  ).length;
  return {
    ...{ percent, on, base, ...neededFor(base, percent, available, on) },
    planned: places.filter(({ planned }) => planned).length - base.numerator,
    possible: places.filter(({ possible }) => possible).length - base.numerator,
  };
}
