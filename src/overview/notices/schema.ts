import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { FollowedFinding } from '#directives/findings/schema.ts';
import { Past } from '#directives/known/schema.ts';
import { Counts, DirectiveSummary } from '#directives/schema.ts';
import { Proposal } from '#proposals/schema.ts';
import { FactLine } from '#standards/indicators/schema.ts';
import { Result } from '#standards/schema.ts';

/** A figure of the rooms: a fact, or one fact of another. */
export const MeasureName = z.object({
  fact: z.string().min(1).max(80),
  ofFact: z.string().min(1).max(80).nullable(),
});
export type MeasureName = z.infer<typeof MeasureName>;

/** The figure that says how a part of a notice stands on the day. */
export const Measure = MeasureName.extend({
  /** Proposed by the words of the part until the clerk has said so (design rule 3). */
  isConfirmed: z.boolean(),
  label: z.string(),
  /** "4/28 (14,3 %)", "12 lớp"; null: not known. */
  words: z.string().nullable(),
  reason: z.string().nullable(),
});
export type Measure = z.infer<typeof Measure>;

export const NoticePart = z.object({
  directive: DirectiveSummary,
  kind: z.enum(['requirement', 'answer']),
  text: z.string(),
  measures: z.array(Measure),
  /** Of a standing duty: its turns so far, each a directive of its own. */
  turns: z.array(DirectiveSummary),
});
export type NoticePart = z.infer<typeof NoticePart>;

/** A request that the notice answers, with the directives that carry the answer. */
export const NoticeAnswer = z.object({ proposal: Proposal, parts: z.array(NoticePart) });
export type NoticeAnswer = z.infer<typeof NoticeAnswer>;

export const TiedIndicator = z.object({
  linkId: z.string(),
  indicatorId: z.string(),
  code: z.string(),
  title: z.string(),
  /** As the latest closed round by the day has it; null where there is none. */
  result: Result.nullable(),
});

export type TiedIndicator = z.infer<typeof TiedIndicator>;

export const NoticeFinding = FollowedFinding.extend({
  measures: z.array(Measure),
  indicators: z.array(TiedIndicator),
  /** All that is tied to it is done and met, and it is still open. */
  isRipe: z.boolean(),
});
export type NoticeFinding = z.infer<typeof NoticeFinding>;

export const NoticeView = z.object({
  document: z.object({
    id: z.string(),
    typeName: z.string().nullable(),
    number: z.string().nullable(),
    subject: z.string().nullable(),
    issuer: z.string().nullable(),
    issuedOn: Day.nullable(),
  }),
  asOf: Day,
  recordedUntil: z.date(),
  counts: Counts,
  findings: z.array(NoticeFinding),
  requirements: z.array(NoticePart),
  answers: z.array(NoticeAnswer),
  /** Directives of answers to no request that is known or still goes on itself. */
  others: z.array(NoticePart),
  /** Whoever asks may confirm figures and ties. */
  mayKeep: z.boolean(),
  /** The figures that a part may be tied to; empty for whoever may not. */
  choices: z.array(z.object({ name: z.string(), label: z.string() })),
});
export type NoticeView = z.infer<typeof NoticeView>;

export const NoticeAsk = Past.extend({ documentId: z.uuid() });

/** A figure with the rows behind it. */
export const FigureView = z.object({
  label: z.string(),
  words: z.string().nullable(),
  day: Day,
  /** First day of the window of what is counted in one. */
  from: Day,
  lines: z.array(FactLine),
});
export type FigureView = z.infer<typeof FigureView>;

export const FigureAsk = MeasureName.extend({ asOf: Day.optional() });

export const Target = z
  .object({ directiveId: z.uuid().nullable(), findingId: z.uuid().nullable() })
  .refine(({ directiveId, findingId }) => (directiveId === null) !== (findingId === null), {
    message: 'Chọn một nhiệm vụ hoặc một đánh giá.',
  });
export type Target = z.infer<typeof Target>;

export const MeasureAct = Target.and(MeasureName);

export const NewIndicatorTie = z.object({
  findingId: z.uuid(),
  /** As it stands in the set. */
  code: z.string().trim().min(1, 'Ghi mã chỉ tiêu.').max(40),
});
export const IndicatorTieRef = z.object({ findingId: z.uuid(), linkId: z.uuid() });

/** What the page shows of the notice: on which day, and which part or figure stands open beside it. */
export const NoticeAddress = Past.extend({
  /** The directive or finding that is open. */
  muc: z.uuid().optional(),
  /** The figure that is open: a fact, or two with a stroke between them. */
  so: z.string().max(170).optional(),
});
export type NoticeAddress = z.infer<typeof NoticeAddress>;
