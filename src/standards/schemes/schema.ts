import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

const words = z.string().trim().min(1).max(500);
const maybe = words.nullable();

/** Giai đoạn: 2022–2026, định hướng đến 2035. */
export const Phase = z
  .object({ name: words, from: Day.nullable(), to: Day.nullable() })
  .refine(({ from, to }) => !from || !to || from <= to, {
    message: 'Ngày đầu của giai đoạn sau ngày cuối.',
    path: ['to'],
  });
export type Phase = z.infer<typeof Phase>;

export const BudgetLine = z.object({
  name: words,
  /** In đồng; null where the scheme names none. */
  amount: z
    .string()
    .regex(/^\d{1,18}$/, 'Ghi số đồng, chỉ chữ số.')
    .nullable(),
  source: maybe,
});
export type BudgetLine = z.infer<typeof BudgetLine>;

/** The scheme (đề án) as a person writes it in. */
export const SchemeInput = z.object({
  title: words,
  number: maybe,
  issuer: maybe,
  issuedOn: Day.nullable(),
  documentId: z.uuid().nullable(),
  setId: z.uuid().nullable(),
  targetLevel: z.number().int().min(1).max(9),
  targetOn: Day.nullable(),
  phases: z.array(Phase).max(10),
  committee: z.string().trim().min(1).max(2000).nullable(),
  budget: z.array(BudgetLine).max(50),
});
export type SchemeInput = z.infer<typeof SchemeInput>;

export const Scheme = SchemeInput.extend({
  id: z.string(),
  addedAt: z.iso.datetime(),
  addedBy: z.string().nullable(),
  endedAt: z.iso.datetime().nullable(),
  setName: z.string().nullable(),
  /** What the linked document is called; null where there is none, or where this person may not see it. */
  documentName: z.string().nullable(),
});
export type Scheme = z.infer<typeof Scheme>;

const Choice = z.object({ id: z.string(), label: z.string() });

export const SchemesView = z.object({
  schoolName: z.string(),
  current: Scheme.nullable(),
  /** Those that another has taken the place of, newest first. */
  former: z.array(Scheme),
  mayKeep: z.boolean(),
  /** What the form offers, for whoever may write. */
  sets: z.array(Choice),
  documents: z.array(Choice),
});
export type SchemesView = z.infer<typeof SchemesView>;
