import { comparisonKey, fold } from '@dondoc/vietnamese';
import type { Enrolled } from '../enrolment/schema.ts';
import type { AttendanceState, Share } from './schema.ts';

/** Of the sessions held until a day; not those after somebody left, nor those laid out for after the class ended. */
export function shareOf(
  sessions: readonly { id: string; onDay: string }[],
  marks: ReadonlyMap<string, AttendanceState>,
  today: string,
  { leftOn = null, endedOn = null }: { leftOn?: string | null; endedOn?: string | null } = {},
): Share {
  const until = [today, leftOn, endedOn].filter((day) => day !== null).toSorted()[0] ?? today;
  const held = sessions.filter(({ onDay }) => onDay <= until);
  const count = (state: AttendanceState) => held.filter(({ id }) => marks.get(id) === state).length;
  const [present, late, excused, absent] = [
    ...[count('present'), count('late'), count('excused'), count('absent')],
  ] as [number, number, number, number];
  const attended = present + late;
  return {
    ...{ held: held.length, attended, late, excused, absent },
    unmarked: held.length - attended - excused - absent,
  };
}

/** Whether attendance suffices: unknown while what is not marked could still decide it. */
export function sufficesFor({ held, attended, unmarked }: Share, from: number | null): boolean | null {
  if (from === null || held === 0) return null;
  if (attended * 100 >= from * held) return true;
  return (attended + unmarked) * 100 >= from * held ? null : false;
}

/** The last four signs of a learner's number; of a shorter one all of it. */
export const lastSigns = (code: string): string =>
  fold(code)
    .replace(/[^a-z0-9]/g, '')
    .slice(-4);

export const matches = (code: string | null, digits: string): boolean =>
  code !== null && lastSigns(code) !== '' && lastSigns(code) === lastSigns(digits);

/** As a phone lists them: by name, with the body where two have the same one. */
export function labelsOf(learners: readonly Pick<Enrolled, 'id' | 'name' | 'agencyName'>[]) {
  const counts = new Map<string, number>();
  for (const { name } of learners)
    counts.set(comparisonKey(name), (counts.get(comparisonKey(name)) ?? 0) + 1);
  return learners.map(({ id, name, agencyName }) => ({
    ...{ id, label: (counts.get(comparisonKey(name)) ?? 0) > 1 ? `${name} (${agencyName})` : name },
  }));
}

const clockTime = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});

/** HH:MM in Viet Nam. */
export const timeInVietnam = (moment: Date): string => clockTime.format(moment);
