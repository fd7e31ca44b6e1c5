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
