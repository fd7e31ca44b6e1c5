import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

export const DataClass = z.enum(['basic', 'sensitive', 'words', 'secret']);
export type DataClass = z.infer<typeof DataClass>;

/** data/personal-data.json: what each column of the database holds of people, why, how long. */
export const DataCatalogue = z.object({
  source: z.array(z.string()),
  groups: z.array(
    z.object({
      ...{ key: z.string(), name: z.string(), purpose: z.string(), ground: z.string(), kept: z.string() },
      columns: z.record(z.string(), z.record(z.string(), DataClass)),
    }),
  ),
  /** Columns that say nothing of people: codes, kinds, hashes of files. */
  none: z.record(z.string(), z.array(z.string())),
});
export type DataCatalogue = z.infer<typeof DataCatalogue>;

export const SubjectKind = z.enum(['user', 'staff', 'learner']);
export const Subject = z.object({ kind: SubjectKind, id: z.uuid() });
export type Subject = z.infer<typeof Subject>;

export const PrivacySetting = z.object({
  firstNoticeHours: z.number().int().min(1).max(720),
  reportHours: z.number().int().min(1).max(720),
  reviewMonths: z.number().int().min(1).max(24),
  accountMonths: z.number().int().min(0).max(1200).nullable(),
  learnerMonths: z.number().int().min(0).max(1200).nullable(),
  basis: z.string().trim().max(500).nullable(),
});
export type PrivacySetting = z.infer<typeof PrivacySetting>;

/** What becomes of the rows of one table when somebody's data go. */
export const PlanLine = z.object({
  table: z.string(),
  label: z.string(),
  rows: z.number().int(),
  becomes: z.enum(['removed', 'nameless', 'kept']),
  why: z.string(),
});
export type PlanLine = z.infer<typeof PlanLine>;

export const Person = z.object({ ...Subject.shape, name: z.string(), note: z.string() });
export type Person = z.infer<typeof Person>;

export const NewHold = z.object({
  subject: Subject,
  reason: z.string().trim().min(5, 'Ghi căn cứ phải giữ: vụ việc, văn bản yêu cầu.').max(500),
  untilDay: Day.nullable(),
});

export const Hold = z.object({
  ...{ id: z.string(), subject: Subject, name: z.string(), reason: z.string(), untilDay: Day.nullable() },
  ...{
    by: z.string().nullable(),
    putAt: z.date(),
    liftedAt: z.date().nullable(),
    liftedWhy: z.string().nullable(),
  },
  liftedBy: z.string().nullable(),
});
export type Hold = z.infer<typeof Hold>;

export const RequestKind = z.enum(['correct', 'delete']);
export const NewRequest = z.object({
  kind: RequestKind,
  words: z.string().trim().min(5, 'Ghi chỗ cần sửa hoặc lý do đề nghị xoá.').max(2000),
});

export const DataRequest = z.object({
  ...{ id: z.string(), kind: RequestKind, subject: Subject, name: z.string(), words: z.string() },
  ...{ askedBy: z.string().nullable(), askedAt: z.date(), decidedBy: z.string().nullable() },
  ...{
    decidedAt: z.date().nullable(),
    decision: z.enum(['done', 'refused']).nullable(),
    answer: z.string().nullable(),
  },
  outcome: z.array(PlanLine).nullable(),
  mayDecide: z.boolean(),
});
export type DataRequest = z.infer<typeof DataRequest>;

export const PrivacyView = z.object({
  groups: z.array(
    z.object({
      ...{ key: z.string(), name: z.string(), purpose: z.string(), ground: z.string(), kept: z.string() },
      columns: z.record(DataClass, z.number().int()),
      tables: z.array(z.string()),
    }),
  ),
  source: z.array(z.string()),
  setting: PrivacySetting,
  holds: z.array(Hold),
  requests: z.array(DataRequest),
  /** Past their term: whoever decides asks for each by hand. */
  due: z.array(z.object({ ...Person.shape, endedOn: Day })),
  people: z.array(Person),
  may: z.object({ set: z.boolean(), hold: z.boolean(), ask: z.boolean(), decide: z.boolean() }),
});
export type PrivacyView = z.infer<typeof PrivacyView>;
