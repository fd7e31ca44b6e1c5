import { comparisonKey } from '@dondoc/vietnamese';
import { sufficesFor } from '../attendance/rules.ts';
import type { Share } from '../attendance/schema.ts';
import type { Result } from '../enrolment/schema.ts';
import type { TrainingSetting } from '../schema.ts';
import type { Outcome } from './schema.ts';

type Thresholds = Pick<TrainingSetting, 'passFrom' | 'attendanceFrom'>;

/** One threshold that is missed decides; all must be set and reached to pass. */
export function outcomeOf(
  mark: number | null,
  share: Share,
  { passFrom, attendanceFrom }: Thresholds,
): Outcome {
  const suffices = sufficesFor(share, attendanceFrom);
  if (suffices === false) return 'failed';
  if (passFrom !== null && mark !== null && mark < passFrom) return 'failed';
  if (mark === null) return 'unmarked';
  if (passFrom === null || attendanceFrom === null) return 'noThreshold';
  return suffices === null ? 'attendance' : 'passed';
}

/** What counts: a decision by hand stands before what is computed, since it names its basis. */
export function verdictOf(result: Result | null, outcome: Outcome): 'passed' | 'failed' | null {
  if (result?.verdict) return result.verdict;
  return outcome === 'passed' || outcome === 'failed' ? outcome : null;
}

/** Numbers that differ only in marks, case and spaces are one. */
export const numberKey = (number: string): string => comparisonKey(number).replace(/\s+/g, '');

/** «{n}/2024-CC» from 15 on: 15/2024-CC, 16/2024-CC, …; as many digits as the first is written with. */
export function numbersFrom(pattern: string, first: string, count: number): string[] {
  const start = Number(first);
  return Array.from({ length: count }, (_, n) =>
    pattern.replace('{n}', String(start + n).padStart(first.length, '0')),
  );
}
