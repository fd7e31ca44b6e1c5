import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { TeachingForm } from '../schema.ts';

/** HH:MM. */
export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Ghi giờ như 07:30.');

/** A session of a class. */
export const TrainingSession = z.object({
  id: z.string(),
  classId: z.string(),
  onDay: Day,
  fromTime: Time,
  toTime: Time,
  room: z.string(),
  /** One of the school's people; null: somebody from outside. */
  lecturerId: z.string().nullable(),
  lecturerName: z.string(),
  topic: z.string(),
  form: TeachingForm,
  /** Teaching hours (tiết). */
  hours: z.number(),
});
export type TrainingSession = z.infer<typeof TrainingSession>;

/** Who teaches in a class: `key` is the id of one of the school's people, or drawn from an outside name. */
export interface ClassLecturer {
  key: string;
  name: string;
  hours: number;
}

const words = (message: string, max = 300) => z.string().trim().min(1, message).max(max);

export const SessionFields = z
  .object({
    onDay: Day,
    fromTime: Time,
    toTime: Time,
    room: words('Ghi phòng học.', 100),
    lecturerId: z.uuid().nullable(),
    /** Of somebody from outside; of the school's people their name is taken from the roster. */
    lecturerName: z.string().trim().max(120).nullable(),
    topic: words('Ghi nội dung buổi học.', 500),
    form: TeachingForm,
    hours: z.number().positive('Ghi số tiết.').max(20),
  })
  .refine(({ fromTime, toTime }) => fromTime < toTime, {
    ...{ path: ['toTime'], message: 'Giờ kết thúc phải sau giờ bắt đầu.' },
  });
export type SessionFields = z.infer<typeof SessionFields>;

/** `id`: takes the place of that session. `despite`: what was told is known. */
export const NewSession = SessionFields.safeExtend({
  classId: z.uuid(),
  id: z.uuid().nullable(),
  despite: z.boolean(),
});
export type NewSession = z.infer<typeof NewSession>;

export const CopyWeek = z.object({ classId: z.uuid(), from: Day, to: Day, despite: z.boolean() });
export type CopyWeek = z.infer<typeof CopyWeek>;

/** Nothing is written while somebody has to know of something first. */
export const Told = z.object({ written: z.number().int(), warnings: z.array(z.string()) });
export type Told = z.infer<typeof Told>;

/** Hours of one form: what the programme has, what is laid out, what is past. */
export const FormHours = z.object({
  form: TeachingForm,
  programme: z.number().nullable(),
  planned: z.number(),
  done: z.number(),
});
export type FormHours = z.infer<typeof FormHours>;

export const SessionList = z.object({
  sessions: z.array(TrainingSession.extend({ marked: z.number().int(), mayMark: z.boolean() })),
  hours: z.array(FormHours),
  mayKeep: z.boolean(),
  rooms: z.array(z.string()),
  /** The provider's own people; `fits`: as the programme's rule has it, null where that is not known. */
  lecturers: z.array(z.object({ id: z.string(), name: z.string(), fits: z.boolean().nullable() })),
});
export type SessionList = z.infer<typeof SessionList>;
