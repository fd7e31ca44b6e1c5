import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { Share } from '../attendance/schema.ts';
import { Result } from '../enrolment/schema.ts';

/** What mark and attendance come to: a verdict, or why there is none yet. */
export const Outcome = z.enum(['passed', 'failed', 'unmarked', 'attendance', 'noThreshold']);
export type Outcome = z.infer<typeof Outcome>;

export const ResultRow = z.object({
  enrolmentId: z.string(),
  name: z.string(),
  code: z.string().nullable(),
  agencyName: z.string(),
  left: z.boolean(),
  result: Result.nullable(),
  share: Share,
  computed: Outcome,
  /** As it counts: decided by hand with its basis, or computed. */
  verdict: z.enum(['passed', 'failed']).nullable(),
  certificateId: z.string().nullable(),
  certificateNumber: z.string().nullable(),
  certificateOn: Day.nullable(),
});
export type ResultRow = z.infer<typeof ResultRow>;

export const ResultList = z.object({
  rows: z.array(ResultRow),
  passFrom: z.number().nullable(),
  attendanceFrom: z.number().nullable(),
  mayKeep: z.boolean(),
});
export type ResultList = z.infer<typeof ResultList>;

export const SaveResults = z.object({
  classId: z.uuid(),
  results: z
    .array(z.object({ enrolmentId: z.uuid(), result: Result }))
    .min(1)
    .max(1000),
});
export type SaveResults = z.infer<typeof SaveResults>;

export const GiveCertificates = z.object({
  classId: z.uuid(),
  on: Day,
  numbers: z
    .array(z.object({ enrolmentId: z.uuid(), number: z.string().trim().min(1, 'Ghi số.').max(60) }))
    .min(1)
    .max(1000),
});
export type GiveCertificates = z.infer<typeof GiveCertificates>;

export const RegisterRow = z.object({
  id: z.string(),
  number: z.string(),
  givenOn: Day,
  voidOn: Day.nullable(),
  voidReason: z.string().nullable(),
  name: z.string(),
  code: z.string().nullable(),
  agencyName: z.string(),
  classId: z.string(),
  classCode: z.string(),
  className: z.string(),
  programmeName: z.string().nullable(),
  provider: AgencyRef,
});
export type RegisterRow = z.infer<typeof RegisterRow>;

export const RegisterAsk = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
});
export type RegisterAsk = z.infer<typeof RegisterAsk>;

export const Register = z.object({ rows: z.array(RegisterRow), years: z.array(z.number().int()) });
export type Register = z.infer<typeof Register>;

export const RegisterAddress = z.object({
  nam: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
  tim: z.string().max(100).optional().catch(undefined),
});
export type RegisterAddress = z.infer<typeof RegisterAddress>;
