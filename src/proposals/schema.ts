import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { DirectiveSummary } from '#directives/schema.ts';

/** What an answer comes to; `interim` holds for the time being, until the day on which it is looked at again. */
export const verdicts = ['approved', 'study', 'interim', 'refused', 'forwarded'] as const;
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;

/** Who speaks of whether it is settled: the body that answers, or whoever asked. */
export const Side = z.enum(['body', 'asker']);
export type Side = z.infer<typeof Side>;

export const EventKind = z.enum(['sent', 'noted', 'answered', 'confirmed', 'word']);
export type EventKind = z.infer<typeof EventKind>;

/** What an event carries, whatever its kind; each kind uses its part. */
export const EventData = z.object({
  /** Of an answer, or of a side's word. */
  text: z.string().optional(),
  /** Absent from an answer that was read out of a notice: no person has said yet what it comes to. */
  verdict: Verdict.optional(),
  reviewOn: Day.optional(),
  toAgencyId: z.string().optional(),
  /** Number of the paper that answers, where it is no document here. */
  number: z.string().optional(),
  /** Which answer is confirmed. */
  answerId: z.number().int().optional(),
  side: Side.optional(),
  settled: z.boolean().optional(),
  /** How it came here. */
  by: z.enum(['notice', 'asker', 'paper', 'split']).optional(),
  askedOn: Day.nullish(),
  askedAt: z.string().nullish(),
  meetingId: z.string().nullish(),
  reason: z.string().nullish(),
});
export type EventData = z.infer<typeof EventData>;

export interface ProposalEvent {
  id: number;
  kind: EventKind;
  happenedOn: string;
  recordedAt: Date;
  actorId: string | null;
  agencyId: string | null;
  documentId: string | null;
  data: EventData;
}

export const proposalStates = [
  'draft',
  'waiting',
  'unconfirmed',
  'disputed',
  'reviewDue',
  'oneSide',
  'answered',
  'interim',
  'settled',
  'split',
  'merged',
] as const;
export const ProposalState = z.enum(proposalStates);
export type ProposalState = z.infer<typeof ProposalState>;

/** Who must move next: `work` while a directive that carries the answer is open, `day` until the day of review. */
export const Mover = z.object({
  who: z.enum(['office', 'asker', 'work', 'day', 'none']),
  since: Day.nullable(),
  days: z.number().int().nullable(),
});
export type Mover = z.infer<typeof Mover>;

export const Answer = z.object({
  id: z.number().int(),
  on: Day,
  text: z.string(),
  /** Null until a person has said what the words of the notice come to. */
  verdict: Verdict.nullable(),
  /** What the words look like, and the words that make it look so; only while nobody has said. */
  proposed: z.object({ verdict: Verdict, phrase: z.string() }).nullable(),
  reviewOn: Day.nullable(),
  to: AgencyRef.nullable(),
  document: z.object({ id: z.string(), number: z.string().nullable() }).nullable(),
  number: z.string().nullable(),
});
export type Answer = z.infer<typeof Answer>;

export const Word = z.object({
  side: Side,
  settled: z.boolean(),
  on: Day,
  text: z.string(),
  by: z.string().nullable(),
});
export type Word = z.infer<typeof Word>;

/** Another proposal, as one is named beside it. */
export const ProposalRef = z.object({
  id: z.string(),
  text: z.string(),
  kind: z.enum(['split', 'merge']),
  /** With it the tie is taken back. */
  traceId: z.string(),
});
export type ProposalRef = z.infer<typeof ProposalRef>;

export const Proposal = z.object({
  id: z.string(),
  documentId: z.string().nullable(),
  documentNumber: z.string().nullable(),
  /** Its place in the notice; empty without one. */
  ref: z.string(),
  text: z.string(),
  reason: z.string().nullable(),
  askedBy: AgencyRef.nullable(),
  /** Who seems to have asked, by the words of the notice; a person says whether it is so. */
  seemsAskedBy: z.object({ agency: AgencyRef, because: z.string() }).nullable(),
  askedOn: Day.nullable(),
  askedAt: z.string().nullable(),
  meetingId: z.string().nullable(),
  /** The day on which it went out, or the notice that answers it; null while it is a draft. */
  sentOn: Day.nullable(),
  state: ProposalState,
  mover: Mover,
  current: Answer.nullable(),
  body: Word.nullable(),
  asker: Word.nullable(),
  directives: z.array(DirectiveSummary),
  /** Directives of other agencies, which whoever looks may not open: how many, and how many of them are open. */
  elsewhere: z.object({ count: z.number().int(), open: z.number().int() }),
  /** Those it was made from, and those that go on in its place. */
  from: z.array(ProposalRef),
  into: z.array(ProposalRef),
  /** The last event of it: an act that was meant for an earlier state is refused. */
  seen: z.number().int(),
});
export type Proposal = z.infer<typeof Proposal>;

export const HistoryLine = z.object({
  id: z.number().int(),
  kind: EventKind,
  on: Day,
  recordedAt: z.date(),
  by: z.string().nullable(),
  agency: AgencyRef.nullable(),
  document: z.object({ id: z.string(), number: z.string().nullable() }).nullable(),
  data: EventData,
});
export type HistoryLine = z.infer<typeof HistoryLine>;

export const ProposalDetail = Proposal.extend({
  meeting: z.object({ title: z.string(), heldOn: Day }).nullable(),
  answers: z.array(Answer),
  history: z.array(HistoryLine),
  /** For which side whoever looks may speak. */
  side: Side.nullable(),
  mayEdit: z.boolean(),
  maySend: z.boolean(),
});
export type ProposalDetail = z.infer<typeof ProposalDetail>;

/** What became of all that one agency has asked. */
export const AskerView = z.object({ agency: AgencyRef, proposals: z.array(Proposal) });
export type AskerView = z.infer<typeof AskerView>;

export const ById = z.object({ id: z.uuid() });
export const Seen = ById.extend({ seen: z.number().int() });

/** What the list shows, as its address says it. */
export const ProposalsAddress = z.object({
  coquan: z.string().optional().catch(undefined),
  ketqua: Verdict.optional().catch(undefined),
  tinhhinh: ProposalState.optional().catch(undefined),
  tim: z.string().optional().catch(undefined),
});
export type ProposalsAddress = z.infer<typeof ProposalsAddress>;
