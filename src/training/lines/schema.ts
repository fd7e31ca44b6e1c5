import { z } from 'zod';
import { AgencyRef } from '#accounts/schema.ts';
import { Month, Year } from '../schema.ts';

/** A need as its line counts it. */
export const LineNeed = z.object({
  needId: z.string(),
  agencyId: z.string(),
  heads: z.number().int(),
  months: z.array(Month),
});
export type LineNeed = z.infer<typeof LineNeed>;

/** A line of the year's plan: needs that are the same, or classes proposed beyond them. */
export const Line = z.object({
  id: z.string(),
  programmeKey: z.string().nullable(),
  programmeName: z.string(),
  audience: z.string(),
  /** Of its needs together; of a proposed line, as it was proposed. */
  heads: z.number().int(),
  /** Months in which it may open; empty: any. */
  months: z.array(Month),
  origin: z.enum(['needs', 'proposed']),
  /** Why these needs are one line; of a proposed one, the need that calls for it. */
  reason: z.string().nullable(),
  needs: z.array(LineNeed),
  /** How many of its learners are named. */
  learners: z.number().int(),
});
export type Line = z.infer<typeof Line>;

/** A need as the page of lines shows it. */
export const MergeNeed = z.object({
  id: z.string(),
  agency: AgencyRef,
  programmeKey: z.string().nullable(),
  programmeName: z.string(),
  audience: z.string(),
  heads: z.number().int(),
  months: z.array(Month),
  reason: z.string().nullable(),
});
export type MergeNeed = z.infer<typeof MergeNeed>;

/** One need that came into a line or went out of it. */
export const TraceLine = z.object({
  says: z.string(),
  reason: z.string(),
  joinedAt: z.date(),
  joinedBy: z.string().nullable(),
  leftAt: z.date().nullable(),
  leftBy: z.string().nullable(),
});
export type TraceLine = z.infer<typeof TraceLine>;

export const LineView = Line.omit({ needs: true }).extend({
  needs: z.array(MergeNeed),
  classes: z.array(z.object({ id: z.string(), heads: z.number().int(), isFixed: z.boolean() })),
  traces: z.array(TraceLine),
});
export type LineView = z.infer<typeof LineView>;

export const ProposalView = z.object({
  lineId: z.string().nullable(),
  needs: z.array(MergeNeed),
  programmeName: z.string(),
  audience: z.string(),
  /** Of the needs that would come in. */
  heads: z.number().int(),
  months: z.array(Month),
  reason: z.string(),
});
export type ProposalView = z.infer<typeof ProposalView>;

export const RefusalView = z.object({ id: z.string(), says: z.string(), at: z.date() });

export const LinesView = z.object({
  year: Year,
  /** Of the office, or of a body that unifies, appraises or takes part. */
  seesAll: z.boolean(),
  planId: z.string().nullable(),
  isOpen: z.boolean(),
  mayMerge: z.boolean(),
  lines: z.array(LineView),
  proposals: z.array(ProposalView),
  refusals: z.array(RefusalView),
  catalogue: z.array(z.object({ key: z.string(), name: z.string() })),
  /** Heads of all needs sent, and of those in lines: what is not in a line is in a proposal. */
  sums: z.object({ sent: z.number().int(), inLines: z.number().int(), needs: z.number().int() }),
});
export type LinesView = z.infer<typeof LinesView>;

/** Of those who are no part of the plan's desk. */
export const NOTHING_SEEN = {
  ...{ seesAll: false, planId: null, isOpen: false, mayMerge: false, lines: [], proposals: [] },
  ...{ refusals: [], catalogue: [], sums: { sent: 0, inLines: 0, needs: 0 } },
} satisfies Omit<LinesView, 'year'>;

/** Needs into one line: a new one, or one that is there. */
export const Joining = z.object({ lineId: z.uuid().nullable(), needIds: z.array(z.uuid()).min(1).max(500) });
export type Joining = z.infer<typeof Joining>;

const words = (message: string, max = 300) => z.string().trim().min(1, message).max(max);

/** Classes beyond the needs sent, with what calls for them. */
export const ProposedLine = z.object({
  year: Year,
  programmeKey: z.string().min(1).max(80).nullable(),
  programmeName: words('Chọn chương trình, hoặc ghi nội dung.'),
  audience: words('Ghi đối tượng.', 500),
  heads: z.number('Ghi số người.').int().min(1, 'Ghi số người, ít nhất 1.').max(100_000),
  months: z.array(Month).max(12),
  reason: words('Ghi nhu cầu làm căn cứ mở lớp.', 1000),
});
export type ProposedLine = z.infer<typeof ProposedLine>;

export const LinesAddress = z.object({
  nam: Year.optional().catch(undefined),
  dong: z.uuid().optional().catch(undefined),
});
export type LinesAddress = z.infer<typeof LinesAddress>;
