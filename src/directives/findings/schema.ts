import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { DirectiveSummary, Finding } from '../schema.ts';

/** Proof has been given, and it has been accepted as mended; neither: open. */
export const FindingStage = z.enum(['proved', 'closed']);
export type FindingStage = z.infer<typeof FindingStage>;

export const FindingEventKind = z.enum(['proved', 'returned', 'closed', 'reopened']);
export type FindingEventKind = z.infer<typeof FindingEventKind>;

export const FindingEvent = z.object({
  id: z.number().int(),
  kind: FindingEventKind,
  happenedOn: Day,
  recordedAt: z.date(),
  actorId: z.string().nullable(),
  actorName: z.string().nullable(),
  agencyName: z.string().nullable(),
  words: z.string(),
  /** Number of a document or code of an evidence that proves it. */
  paper: z.string().nullable(),
  /** The finding of a later notice that opens it again. */
  byFindingId: z.string().nullable(),
});
export type FindingEvent = z.infer<typeof FindingEvent>;

export const FindingStanding = z.object({
  stage: FindingStage.nullable(),
  since: Day.nullable(),
  days: z.number().int().nullable(),
  /** Open because a proof was returned, or because it was opened again. */
  again: z.enum(['returned', 'reopened']).nullable(),
});
export type FindingStanding = z.infer<typeof FindingStanding>;

/** The same limitation as an earlier or a later notice found it. */
export const Beside = z.object({
  /** Of the bond between the two; null where it is only proposed. */
  bondId: z.string().nullable(),
  side: z.enum(['earlier', 'later']),
  finding: Finding.pick({ id: true, text: true, figures: true, span: true }),
  documentId: z.string(),
  documentNumber: z.string().nullable(),
  issuedOn: Day.nullable(),
  standing: FindingStanding,
});
export type Beside = z.infer<typeof Beside>;

export const Tie = z.object({ id: z.string(), directive: DirectiveSummary });

export const FindingAct = z.enum(['prove', 'giveBack', 'close', 'reopen', 'tie']);
export type FindingAct = z.infer<typeof FindingAct>;

/** A finding with all that became of it by a day. */
export const FollowedFinding = Finding.extend({
  documentId: z.string(),
  documentNumber: z.string().nullable(),
  issuedOn: Day.nullable(),
  publishedOn: Day,
  standing: FindingStanding,
  /** The oldest first. */
  events: z.array(FindingEvent),
  ties: z.array(Tie),
  beside: z.array(Beside),
  mayDo: z.array(FindingAct),
  /** Why an act that this role has is closed to this person. */
  closedBecause: z.string().nullable(),
});
export type FollowedFinding = z.infer<typeof FollowedFinding>;

const words = (what: string) => z.string().trim().min(5, what).max(4_000);

/** `seen`: the last event that whoever acts has seen; another one since then, and the act is refused. */
const Step = z.object({ findingId: z.uuid(), seen: z.number().int().nullable(), happenedOn: Day });

export const NewProof = Step.extend({
  words: words('Ghi rõ hạn chế đã được khắc phục ra sao.'),
  paper: z
    .string()
    .trim()
    .min(2, 'Ghi số, ký hiệu văn bản hoặc mã minh chứng chứng minh việc khắc phục.')
    .max(200),
});
export const Closing = Step.extend({ words: words('Ghi căn cứ khép hạn chế.') });
export const Return = Step.extend({ words: words('Ghi rõ vì sao trả lại, cần bổ sung gì.') });
export const Reopening = Step.extend({
  words: words('Ghi rõ vì sao mở lại.'),
  byFindingId: z.uuid().nullable(),
});

export const NewTie = z.object({
  findingId: z.uuid(),
  /** The code of a directive, as it stands on its page. */
  code: z.string().trim().min(2, 'Ghi mã nhiệm vụ.').max(100),
});
export const TieRef = z.object({ findingId: z.uuid(), tieId: z.uuid() });
export const NewBond = z.object({ findingId: z.uuid(), otherId: z.uuid() });
export const BondRef = z.object({ findingId: z.uuid(), bondId: z.uuid() });
