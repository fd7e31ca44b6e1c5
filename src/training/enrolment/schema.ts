import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** How a learner ended: mark, verdict, and on what the verdict rests where no threshold is set. */
export const Result = z.object({
  /** Out of ten; null: not marked. */
  mark: z.number().min(0).max(10).nullable(),
  verdict: z.enum(['passed', 'failed']).nullable(),
  basis: z.string().trim().min(1).max(300).nullable(),
});
export type Result = z.infer<typeof Result>;

/** Condition of the programme → whether it is met; one that is not there is not known. */
export const Conditions = z.record(z.string().max(60), z.boolean());
export type Conditions = z.infer<typeof Conditions>;

/** A learner of a class. */
export const Enrolled = z.object({
  id: z.string(),
  classId: z.string(),
  name: z.string(),
  code: z.string().nullable(),
  agencyId: z.string().nullable(),
  agencyName: z.string(),
  position: z.string().nullable(),
  email: z.string().nullable(),
  data: Conditions,
  exception: z.string().nullable(),
  result: Result.nullable(),
  certificateNumber: z.string().nullable(),
  certificateOn: Day.nullable(),
  enrolledOn: Day,
  leftOn: Day.nullable(),
  leftReason: z.string().nullable(),
});
export type Enrolled = z.infer<typeof Enrolled>;

const words = (message: string, max = 300) => z.string().trim().min(1, message).max(max);

export const LearnerFields = z.object({
  name: words('Ghi họ và tên.', 120),
  code: words('Ghi mã.', 40).nullable(),
  /** Of the directory; null: `agencyName` as it was written. */
  agencyId: z.uuid().nullable(),
  agencyName: z.string().trim().max(200).nullable(),
  position: words('Ghi chức vụ.', 200).nullable(),
  email: z.email('Ghi địa chỉ thư như ten@coquan.vn.').max(200).nullable(),
  data: Conditions,
  exception: words('Ghi lý do.', 1000).nullable(),
});
export type LearnerFields = z.infer<typeof LearnerFields>;

/** `despite`: what was told is known, and the learner is enrolled all the same. */
export const NewLearner = LearnerFields.extend({ classId: z.uuid(), despite: z.boolean() });
export type NewLearner = z.infer<typeof NewLearner>;

export const LearnerChange = LearnerFields.omit({ name: true, agencyId: true, agencyName: true }).extend({
  id: z.uuid(),
});
export type LearnerChange = z.infer<typeof LearnerChange>;

/** Somebody whom an agency named in its need, and who is not in the class yet. */
export const Named = z.object({
  needId: z.string(),
  agencyId: z.string(),
  agencyName: z.string(),
  name: z.string(),
  code: z.string().nullable(),
  position: z.string().nullable(),
});
export type Named = z.infer<typeof Named>;

export const NewNamed = z.object({
  classId: z.uuid(),
  picks: z
    .array(z.object({ needId: z.uuid(), name: z.string().max(120) }))
    .min(1)
    .max(1000),
  exception: words('Ghi lý do.', 1000).nullable(),
  despite: z.boolean(),
});
export type NewNamed = z.infer<typeof NewNamed>;

/** Nothing is written while somebody has to know of something first. */
export const Told = z.object({ written: z.number().int(), warnings: z.array(z.string()) });
export type Told = z.infer<typeof Told>;

export const Condition = z.object({ key: z.string(), says: z.string() });
export type Condition = z.infer<typeof Condition>;

export const LearnerList = z.object({
  learners: z.array(Enrolled),
  conditions: z.array(Condition),
  /** False: only learners of own agencies are here. */
  seesAll: z.boolean(),
  mayKeep: z.boolean(),
  named: z.array(Named),
  agencies: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type LearnerList = z.infer<typeof LearnerList>;
