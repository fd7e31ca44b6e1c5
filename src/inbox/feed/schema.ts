import { z } from 'zod';

/** An open deadline that a calendar shows. */
export interface FeedDeadline {
  id: string;
  code: string;
  title: string;
  due: string;
  isLate: boolean;
}

/** The calendar in force, if any: never its address, of which only the hash is kept. */
export const Feed = z.object({ madeAt: z.date(), usedAt: z.date().nullable() });
export type Feed = z.infer<typeof Feed>;

/** Something with an hour and a place that a calendar shows beside the deadlines: a session that one teaches. */
export interface FeedEvent {
  id: string;
  title: string;
  description: string;
  place: string;
  day: string;
  /** HH:MM in Viet Nam. */
  from: string;
  to: string;
  /** Its page here. */
  path: string;
}
