import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

const words = (message: string, max = 300) => z.string().trim().min(1, message).max(max);
/** Đồng, as digits: sums of money are never floating numbers. */
const Amount = z.string().regex(/^[1-9]\d{0,14}$/, 'Ghi số tiền bằng đồng, chỉ gồm chữ số.');
const Degree = z.enum(['bachelor', 'master', 'doctor']);

export const NewPolicy = z.object({
  name: words('Ghi tên chính sách.'),
  basis: words('Ghi số và cơ quan ban hành văn bản.'),
  basisOn: Day.nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  /** Any of these levels and ranks; empty asks nothing of it. */
  degrees: z.array(Degree).max(3),
  ranks: z.array(z.string().max(40)).max(10),
  covers: words('Ghi ai được hưởng, theo lời văn bản.', 1000),
  /** For one request, where the paper names a sum. */
  amount: Amount.nullable(),
  amountRule: words('Ghi mức hỗ trợ theo lời văn bản.', 1000),
});
export type NewPolicy = z.infer<typeof NewPolicy>;

export const RequestState = z.enum(['asked', 'granted', 'refused', 'withdrawn']);
export type RequestState = z.infer<typeof RequestState>;

export const SupportRequest = z.object({
  id: z.string(),
  policyId: z.string(),
  personId: z.string(),
  person: z.string(),
  amount: Amount,
  onDay: Day,
  note: z.string().nullable(),
  state: RequestState,
  decidedOn: Day.nullable(),
  decision: z.string().nullable(),
  mayDecide: z.boolean(),
});
export type SupportRequest = z.infer<typeof SupportRequest>;

export const Policy = NewPolicy.extend({
  id: z.string(),
  standing: z.enum(['coming', 'inForce', 'over']),
  /** Granted in all, and year by year, each with the requests behind. */
  years: z.array(z.object({ year: z.string(), sum: z.string(), requestIds: z.array(z.string()) })),
  /** Null for whoever sees the policies and not who was paid. */
  requests: z.array(SupportRequest).nullable(),
});
export type Policy = z.infer<typeof Policy>;

export const SupportView = z.object({
  policies: z.array(Policy),
  /** Sums of all policies by year. */
  years: z.array(z.object({ year: z.string(), sum: z.string(), requestIds: z.array(z.string()) })),
  mayKeep: z.boolean(),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type SupportView = z.infer<typeof SupportView>;

export const NewRequest = z.object({
  policyId: z.uuid(),
  personId: z.uuid(),
  amount: Amount,
  onDay: Day,
  note: z.string().trim().max(500).nullable(),
});
export type NewRequest = z.infer<typeof NewRequest>;

export const Decision = z.object({
  id: z.uuid(),
  grant: z.boolean(),
  /** Number of the decision, or why not. */
  decision: words('Ghi số quyết định, hoặc lý do không đồng ý.', 500),
});
export type Decision = z.infer<typeof Decision>;
