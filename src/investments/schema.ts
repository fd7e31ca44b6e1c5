import { z } from 'zod';

export const sources = ['central', 'province', 'recurrent', 'society', 'other'] as const;
export const Source = z.enum(sources);
export type Source = z.infer<typeof Source>;

/** What money may be, in the order in which it comes. */
export const moneyKinds = ['plan', 'allocation', 'disbursement'] as const;
export const MoneyKind = z.enum(moneyKinds);
export type MoneyKind = z.infer<typeof MoneyKind>;

export const EntryKind = z.enum(['estimate', ...moneyKinds]);
export type EntryKind = z.infer<typeof EntryKind>;

export const stages = ['policy', 'project', 'tender', 'build', 'handover'] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

export const Year = z.number().int().min(2000).max(2100);

/** Đồng as digits: a sum of money is never a floating number. A cut is below nought. */
export const Amount = z
  .string()
  .regex(/^-?[1-9]\d{0,14}$/, 'Ghi số tiền bằng đồng, chỉ gồm chữ số, khác 0; giảm thì thêm dấu trừ.');
export const Sum = z.string().regex(/^-?\d{1,18}$/);

/** Three sums that stand beside each other. */
export const Sums = z.record(MoneyKind, Sum);
export type Sums = z.infer<typeof Sums>;

export const words = (message: string, max = 300) => z.string().trim().min(1, message).max(max);
/** Left empty where there is nothing to say. */
export const someWords = (max = 300) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .transform((said) => said || null);
