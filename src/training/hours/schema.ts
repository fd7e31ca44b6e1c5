import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { TeachingForm, Year } from '../schema.ts';

/** A session as its lecturer sees it. */
export const TaughtSession = z.object({
  id: z.string(),
  classId: z.string(),
  classCode: z.string(),
  className: z.string(),
  onDay: Day,
  fromTime: z.string(),
  toTime: z.string(),
  room: z.string(),
  topic: z.string(),
  form: TeachingForm,
  hours: z.number(),
});
export type TaughtSession = z.infer<typeof TaughtSession>;

/** Null: whoever asks is not in the roster of the school. */
export const OwnSchedule = z.object({ inRoster: z.boolean(), sessions: z.array(TaughtSession) });
export type OwnSchedule = z.infer<typeof OwnSchedule>;

export const LecturerHours = z.object({
  key: z.string(),
  name: z.string(),
  /** Of the school's people: their rank at the end of the year or today. */
  rank: z.string().nullable(),
  isOwn: z.boolean(),
  planned: z.number(),
  done: z.number(),
  /** Null: the office has set none for the rank, or the rank is not known. */
  norm: z.number().nullable(),
  sessions: z.array(TaughtSession),
});
export type LecturerHours = z.infer<typeof LecturerHours>;

export const YearHours = z.object({
  year: Year,
  rows: z.array(LecturerHours),
  /** The paper that sets the norms; null: none are set. */
  normBasis: z.string().nullable(),
  hasNorms: z.boolean(),
  /** False: only own hours are here. */
  seesAll: z.boolean(),
});
export type YearHours = z.infer<typeof YearHours>;

export const HoursAddress = z.object({
  nam: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  nguoi: z.string().max(60).optional().catch(undefined),
});
export type HoursAddress = z.infer<typeof HoursAddress>;

export const ScheduleAddress = z.object({ tu: Day.optional().catch(undefined) });
export type ScheduleAddress = z.infer<typeof ScheduleAddress>;
