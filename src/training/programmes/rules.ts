import { addCalendarDays, fold, formatDate } from '@dondoc/vietnamese';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import { type HoursByForm, TeachingForm, type TrainingSetting } from '../schema.ts';
import { fieldWords } from './labels.ts';
import type { Balance, Difference, Programme, Standing } from './schema.ts';

export const standingOn = (
  { validFrom, validTo }: Pick<Programme, 'validFrom' | 'validTo'>,
  day: string,
): Standing => (validFrom > day ? 'coming' : validTo !== null && validTo < day ? 'over' : 'inForce');

/** The version that speaks for a programme on a day: the one in force, else the next to come, else the last that was. */
export function speaking(versions: readonly Programme[], day: string): Programme | undefined {
  const inForce = versions.find((one) => standingOn(one, day) === 'inForce');
  return inForce ?? versions.find((one) => standingOn(one, day) === 'coming') ?? versions.at(-1);
}

/** Of each programme the version by which the year is planned: the newest that holds on some day of it. */
export function programmesInYear(versions: readonly Programme[], year: number): Map<string, Programme> {
  const holding = versions.filter(
    ({ validFrom, validTo }) =>
      validFrom <= `${year}-12-31` && (validTo === null || validTo >= `${year}-01-01`),
  );
  return new Map(
    holding.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom)).map((one) => [one.key, one]),
  );
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/**
 * Shares of each form of teaching against what the school aims at (seed 2.2: theory balanced with discussion, practice,
 * situations). No regulation fixes the shares, so without an aim of the office nothing is called balanced.
 */
export function balanceOf(hours: HoursByForm, aims: TrainingSetting['balance']): Balance {
  const total = TeachingForm.options.reduce((sum, form) => sum + (hours[form] ?? 0), 0);
  const shares = TeachingForm.options.map((form) => {
    const percent = total === 0 ? null : ((hours[form] ?? 0) / total) * 100;
    const aim = aims ? (aims.shares[form] ?? 0) : null;
    return {
      ...{ form, hours: hours[form] ?? 0, aim, percent: percent === null ? null : tenth(percent) },
      deviation: percent === null || aim === null ? null : tenth(percent - aim),
    };
  });
  if (total === 0) return { state: 'noHours', total, shares };
  if (!aims) return { state: 'noAim', total, shares };
  return { state: shares.every(({ deviation }) => deviation === 0) ? 'even' : 'off', total, shares };
}

/** What a version says otherwise than the one before it, field by field. */
export function differencesOf(
  before: Programme,
  after: Programme,
  unitName: (id: string) => string,
): Difference[] {
  const [was, is] = [fieldWords(before, unitName), fieldWords(after, unitName)];
  return [...is].flatMap(([field, said]) => {
    const former = was.get(field) ?? null;
    return former === said ? [] : [{ field, before: former, after: said }];
  });
}

/** The key of a new programme: its name without marks, and a number where another has it. */
export function keyFor(name: string, taken: ReadonlySet<string>): string {
  const plain = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 70);
  const base = plain || 'chuong-trinh';
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(key)) return key;
  }
}

/**
 * Where a new version stands among those there are: after the last, which ends the day before. A day in between would
 * rewrite by which version a class was held.
 */
export function closing(
  versions: readonly Programme[],
  from: string,
): Outcome<{ id: string; validTo: string } | null> {
  const last = versions.at(-1);
  if (!last) return ok(null);
  if (from <= last.validFrom)
    return refuse(
      'conflict',
      `«${last.name}» đã có bản áp dụng từ ${formatDate(last.validFrom)}. Bản mới phải áp dụng từ sau ngày ấy. Chưa có gì được lưu.`,
    );
  const eve = addCalendarDays(from, -1);
  const ends = last.validTo !== null && last.validTo < eve ? last.validTo : eve;
  return ok({ id: last.id, validTo: ends });
}

/** A version that ended because the next one came, and not by itself. */
export const wasClosedFor = (before: Programme, next: Programme): boolean =>
  before.validTo === addCalendarDays(next.validFrom, -1);

/** Whether a version ends by a day: it must have begun, and nothing comes after it. */
export function ending(versions: readonly Programme[], id: string, on: string): Outcome<null> {
  const last = versions.at(-1);
  if (last?.id !== id)
    return refuse('conflict', 'Bản này đã có bản sau thay. Chưa có gì thay đổi; mở bản mới nhất.');
  if (on < last.validFrom)
    return refuse(
      'badInput',
      `Bản này áp dụng từ ${formatDate(last.validFrom)} nên không hết hiệu lực trước ngày ấy. Chưa có gì thay đổi.`,
    );
  return ok(null);
}
