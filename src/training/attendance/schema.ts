import { z } from 'zod';
import { Time, TrainingSession } from '../sessions/schema.ts';

export const attendanceStates = ['present', 'late', 'excused', 'absent'] as const;
export const AttendanceState = z.enum(attendanceStates);
export type AttendanceState = z.infer<typeof AttendanceState>;

export const Mark = z.object({
  state: AttendanceState,
  how: z.enum(['hand', 'code']),
  at: z.date(),
});
export type Mark = z.infer<typeof Mark>;

/** One session, to be marked: each learner with the last mark, null where there is none. */
export const Sheet = z.object({
  session: TrainingSession,
  className: z.string(),
  rows: z.array(
    z.object({
      enrolmentId: z.string(),
      name: z.string(),
      code: z.string().nullable(),
      agencyName: z.string(),
      mark: Mark.nullable(),
    }),
  ),
  mayMark: z.boolean(),
  /** The code on the screen is for the day itself. */
  isToday: z.boolean(),
});
export type Sheet = z.infer<typeof Sheet>;

export const NewMarks = z.object({
  sessionId: z.uuid(),
  marks: z
    .array(z.object({ enrolmentId: z.uuid(), state: AttendanceState }))
    .min(1)
    .max(1000),
});
export type NewMarks = z.infer<typeof NewMarks>;

/** Of the sessions held so far: attended, not yet marked, and why not there. */
export const Share = z.object({
  held: z.number().int(),
  attended: z.number().int(),
  late: z.number().int(),
  excused: z.number().int(),
  absent: z.number().int(),
  unmarked: z.number().int(),
});
export type Share = z.infer<typeof Share>;

export const ClassAttendance = z.object({
  rows: z.array(Share.extend({ enrolmentId: z.string(), name: z.string(), left: z.boolean() })),
  /** Share, in per cent, from which it suffices; null: the office has set none. */
  attendanceFrom: z.number().nullable(),
});
export type ClassAttendance = z.infer<typeof ClassAttendance>;

export const CodeAsk = z.object({ sessionId: z.uuid(), lateFrom: Time.nullable() });

/** What stands on the screen, and for how many seconds. */
export const Code = z.object({
  address: z.string(),
  renewIn: z.number(),
  present: z.number().int(),
  of: z.number().int(),
});
export type Code = z.infer<typeof Code>;

/** What a phone is shown that has scanned a code that still holds. */
export const Scanned = z.object({
  className: z.string(),
  topic: z.string(),
  fromTime: z.string(),
  toTime: z.string(),
  /** Proves for some minutes that the code was seen. */
  ticket: z.string(),
  learners: z.array(z.object({ id: z.string(), label: z.string() })),
});
export type Scanned = z.infer<typeof Scanned>;

export const Presence = z.object({
  ticket: z.string().max(1000),
  enrolmentId: z.uuid(),
  /** The last four signs of the learner's number. */
  digits: z.string().trim().min(1, 'Ghi 4 ký tự cuối của mã học viên.').max(10),
  /** Drawn at random by the browser and kept there. */
  device: z.string().min(16).max(80),
});
export type Presence = z.infer<typeof Presence>;

export const Present = z.object({ name: z.string(), state: AttendanceState });
export type Present = z.infer<typeof Present>;
