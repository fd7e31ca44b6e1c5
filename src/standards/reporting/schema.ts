import type { GapRow, TaskRow } from '../roadmap/schema.ts';
import type { Round } from '../rounds/schema.ts';
import type { Criterion, Result } from '../schema.ts';

/** An indicator as a round says it, in the words of a report. */
export interface Line {
  code: string;
  name: string;
  criterion: number;
  result: Result;
  /** The result, with its value. */
  now: string;
  /** "≥ 20 %"; null: chưa có ngưỡng. */
  threshold: string | null;
  /** Why it is not met, or not concluded; null of what is met. */
  why: string | null;
}

/** What has become of an indicator since the round before. */
export interface Moved {
  code: string;
  name: string;
  from: Result;
  to: Result;
  /** Into those that are met, out of them, or neither. */
  way: 'gained' | 'lost' | 'between';
}

/** What is to be done next: a task of the plan, or an indicator whose day comes. */
export type Next = { on: string } & (
  | { what: 'task'; task: Pick<TaskRow, 'number' | 'title' | 'leadName'> }
  | { what: 'indicator'; row: Pick<GapRow, 'indicator' | 'leader'> }
);

/** The figures of a progress report; each is the number of lines that it names. */
export interface Progress {
  round: Round;
  criteria: Criterion[];
  lines: Line[];
  previous: { round: Round; met: number; total: number; moved: Moved[] } | null;
  next: Next[];
  /** First and last day of what comes next. */
  span: [from: string, to: string];
}
