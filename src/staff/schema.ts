import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

const words = z.string().trim().min(1).max(300);

/** What may be recorded of a person, by its kind; each row holds from a day to a day. */
export const recordData = {
  /** Works at the school. */
  employment: z.object({ kind: z.enum(['permanent', 'contract', 'seconded']).default('permanent') }),
  /** What only the staff officer and the person see. */
  personal: z.object({
    bornOn: Day.optional(),
    gender: z.enum(['male', 'female']).optional(),
    phone: words.optional(),
    email: words.optional(),
  }),
  /** A position in a unit (khoa, phòng, Ban Giám hiệu); the unit by its id in the directory, or as it was called then. */
  post: z.object({
    title: words,
    unitId: z.uuid().nullable(),
    unitName: words.nullable(),
    leads: z.enum(['school', 'unit', 'no']).default('no'),
  }),
  /** Lecturer (giảng viên) or concurrent lecturer (giảng viên kiêm nhiệm); without such a row: not one. */
  lecturing: z.object({ kind: z.enum(['lecturer', 'concurrent']) }),
  /** A professional rank by its code, as V.07.01.02. */
  rank: z.object({ code: words }),
  degree: z.object({
    level: z.enum(['bachelor', 'master', 'doctor']),
    field: words,
    /** Suits the post, where somebody has decided it. */
    relevant: z.boolean().nullable().default(null),
  }),
  /** Trình độ lý luận chính trị. */
  theory: z.object({ level: z.enum(['so-cap', 'trung-cap', 'cao-cap', 'cu-nhan']) }),
  /** `key` is what rank rules ask for: 'chuc-danh-nghe-nghiep', 'nghiep-vu-su-pham', … */
  certificate: z.object({ key: words, name: words, issuer: words.nullable().default(null) }),
  /** Kept in the register of research, not among the rows of the person. */
  product: z.object({
    kind: z.enum(['topic', 'book', 'article', 'report']),
    title: words,
    part: z.enum(['lead', 'member', 'author']),
    /** ISSN or ISBN. */
    number: words.nullable().default(null),
    level: z.enum(['school', 'province', 'ministry', 'state']).nullable().default(null),
  }),
  /** Quy hoạch. */
  planning: z.object({ position: words, term: words }),
  training: z.object({ programme: words, result: words.nullable().default(null) }),
  /** Xếp loại of a year; `from_day` and `to_day` are the year's. */
  rating: z.object({
    year: z.number().int(),
    rating: z.enum(['excellent', 'good', 'completed', 'failed']),
  }),
  discipline: z.object({ form: words }),
  /** Retires on `from_day`. The age is law that changes and has exceptions: the school enters the day. */
  retirement: z.object({}),
} as const;

export type RecordKind = keyof typeof recordData;
export const recordKinds = Object.keys(recordData) as RecordKind[];

/** One row of what is known of a person. */
export interface StaffRecord<K extends RecordKind = RecordKind> {
  id: string;
  personId: string;
  kind: K;
  /** First and last day on which it holds; null where open. */
  from: string | null;
  to: string | null;
  data: z.infer<(typeof recordData)[K]>;
  basis: string | null;
}

/** A person with all that holds of them, by kind, oldest first. */
export interface PersonWithRecords {
  id: string;
  code: string;
  name: string;
  userId: string | null;
  records: StaffRecord[];
}

/** What the school has decided about the figures and the keeping of its people's data. */
export const StaffSetting = z.object({
  /** Concurrent lecturers count among the lecturers, the denominator of every ratio. */
  concurrentCounts: z.boolean(),
  /** In which paper, or why. */
  note: words.nullable(),
  /** Months after the end of employment that what is personal is kept; null: it is never offered to go. */
  personalMonths: z.number().int().min(0).max(1200).nullable(),
});
export type StaffSetting = z.infer<typeof StaffSetting>;
