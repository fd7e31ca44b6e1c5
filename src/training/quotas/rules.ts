import { compareVietnamese } from '@dondoc/vietnamese';
import type { Instrument, WaveKind } from '../surveys/schema.ts';
import type { Course, QuotaLine, QuotaView } from './schema.ts';

/** A class as quotas see it. */
export interface Held extends Course {
  endedOn: string | null;
}

/** A wave that has closed with enough valid sheets to be read. */
export interface Counted {
  classId: string;
  kind: WaveKind;
  closedOn: string;
  /** Keys of the objects of which a valid sheet says something. */
  objects: string[];
}

type Quota = Instrument['quotas'][number];

/** How many courses a quota asks for: a share is rounded up, since less than it would not be it. */
export const neededOf = ({ percentOfCourses, atLeast }: Omit<Quota, 'objects'>, courses: number): number =>
  Math.max(atLeast ?? 0, Math.ceil(((percentOfCourses ?? 0) * courses) / 100 - 1e-9));

/**
 * What the instrument asks for in a year against what was done. A share is of the courses that ended in the year, each
 * counted when it was asked about all the objects named, whenever that wave closed. A plain number counts the courses asked
 * about in the year: the effect of a course shows in the year after it as often as not.
 */
export function quotasOf(
  instrument: Pick<Instrument, 'quotas' | 'objects' | 'title' | 'basis' | 'doubts'>,
  year: number,
  classes: readonly Held[],
  waves: readonly Counted[],
): QuotaView {
  const { title, basis, doubts, quotas, objects } = instrument;
  const inYear = (day: string | null) => day?.startsWith(String(year)) ?? false;
  const ended = classes.filter(({ endedOn }) => inYear(endedOn));
  const line = (quota: Quota): QuotaLine => {
    const asks = waves.filter((wave) => quota.objects.every((key) => wave.objects.includes(key)));
    const ofShare = quota.percentOfCourses !== null;
    const counts = ofShare ? asks : asks.filter(({ closedOn }) => inYear(closedOn));
    const ids = new Set(counts.map(({ classId }) => classId));
    return {
      objects: quota.objects.map((key) => objects.find((object) => object.key === key)?.label ?? key),
      ...{ percent: quota.percentOfCourses, atLeast: quota.atLeast },
      done: brief((ofShare ? ended : classes).filter(({ classId }) => ids.has(classId))),
      left: brief(ended.filter(({ classId }) => !ids.has(classId))),
      needed: neededOf(quota, ended.length),
    };
  };
  return { year, title, basis, doubts, courses: ended.length, lines: quotas.map(line) };
}

const brief = (classes: readonly Held[]): Course[] =>
  classes
    .map(({ classId, code, name }) => ({ classId, code, name }))
    .toSorted((a, b) => compareVietnamese(a.code, b.code));
