import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { School } from '#accounts/schools/schema.ts';
import { FollowedFinding } from '#directives/findings/schema.ts';
import { DirectiveSummary } from '#directives/schema.ts';
import { Item } from '#investments/items/schema.ts';
import { EvidenceState } from '../evidence/schema.ts';
import { Criterion, Indicator, Result, Threshold } from '../schema.ts';
import { KeptFact, Verdict } from '../verdicts/schema.ts';

/** A figure that the rule reads, with the rows behind it as far as whoever asks may see them. */
export const FactLine = z.object({
  name: z.string(),
  label: z.string(),
  unit: z.string().nullable(),
  explains: z.string(),
  fact: KeptFact,
  /** Rows there are that this person may not see. */
  hidden: z.number().int(),
});
export type FactLine = z.infer<typeof FactLine>;

/** How the indicator came out in a round. */
export const Passage = z.object({
  roundId: z.string(),
  name: z.string(),
  asOf: Day,
  level: z.number().int(),
  isClosed: z.boolean(),
  result: Result,
  value: z.string().nullable(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  valueFrom: z.enum(['facts', 'entered']).nullable(),
  valueSource: z.string().nullable(),
  threshold: Threshold.nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
});
export type Passage = z.infer<typeof Passage>;

/** What else bears on an indicator. */
export const Linked = z.object({
  id: z.string(),
  directive: DirectiveSummary.nullable(),
  document: z.object({ id: z.string(), number: z.string().nullable(), subject: z.string() }).nullable(),
  finding: FollowedFinding.pick({
    ...{ id: true, text: true, documentId: true, documentNumber: true, standing: true },
  }).nullable(),
  investment: Item.pick({
    ...{ id: true, code: true, name: true, stage: true, next: true, daysLate: true, behind: true },
  }).nullable(),
});
export type Linked = z.infer<typeof Linked>;

export const IndicatorView = z.object({
  school: School,
  set: z.object({ id: z.string(), name: z.string(), basis: z.string(), isPractice: z.boolean() }),
  criterion: Criterion,
  indicator: Indicator,
  owner: AgencyRef.nullable(),
  /** What the rule gives on `day`; null without a rule. */
  day: Day,
  level: z.number().int(),
  computed: z
    .object({
      value: z.string().nullable(),
      numerator: z.string().nullable(),
      denominator: z.string().nullable(),
      result: Verdict,
      reason: z.string().nullable(),
      words: z.string(),
    })
    .nullable(),
  facts: z.array(FactLine),
  /** The newest first. */
  passages: z.array(Passage),
  evidence: z.array(z.object({ id: z.string(), code: z.string(), title: z.string(), state: EvidenceState })),
  linked: z.array(Linked),
  mayLink: z.boolean(),
});
export type IndicatorView = z.infer<typeof IndicatorView>;

export const IndicatorAsk = z.object({
  id: z.uuid(),
  /** The figures as they were on the day of this round; without it today. */
  roundId: z.uuid().optional(),
});

export const NewLink = z.object({
  indicatorId: z.uuid(),
  /** The code of a directive, or the number of a document. */
  code: z.string().trim().min(2, 'Ghi mã nhiệm vụ hoặc số, ký hiệu văn bản.').max(100),
});
export const LinkRef = z.object({ indicatorId: z.uuid(), linkId: z.uuid() });
