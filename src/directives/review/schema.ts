import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Span } from '#documents/schema.ts';
import { DoubtAnswer } from '../doubts/schema.ts';
import { Rereading } from '../rereading/schema.ts';
import { AssignmentRole, Deadline, Finding } from '../schema.ts';

/** The parts of a proposal that stand above its items; an item's own entry is its id. */
export const HEADER = 'phan-dau';
export const DOUBTS = 'cho-ngo';
export const CITATIONS = 'vien-dan';
export const FINDINGS = 'danh-gia';

/** What the document itself says of time, as the reader found it. */
export const DeadlineRead = z.object({
  kind: z.enum(['date', 'relative', 'recurring', 'soft', 'continuous']),
  phrase: z.string(),
  date: Day.nullable(),
  every: z.string().nullish(),
  span: Span.optional(),
});

export const ItemActor = z.object({
  role: AssignmentRole,
  name: z.string().trim().min(1),
  /** The agency of the directory; null while unknown, or for a class of bodies. */
  agencyId: z.uuid().nullable(),
  generic: z.boolean(),
  inherited: z.boolean(),
  span: Span.nullish(),
});
export type ItemActor = z.infer<typeof ItemActor>;

export const ItemDecision = z.enum(['pending', 'accepted', 'rejected']);
export const ItemKind = z.enum(['requirement', 'answer', 'decision']);

/** What a reading proposes of one directive. */
export const ItemProposal = z.object({
  ref: z.string(),
  kind: ItemKind,
  heading: z.string().nullable(),
  proposal: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  span: Span,
  actors: z.array(ItemActor),
  deadlineRead: DeadlineRead.nullable(),
  deadline: Deadline,
  product: z.string().nullable(),
  doubts: z.array(z.string()),
});
export type ItemProposal = z.infer<typeof ItemProposal>;

export const ReviewItem = ItemProposal.extend({
  id: z.string(),
  position: z.number().int(),
  page: z.number().int().nullable(),
  addedByHand: z.boolean(),
  edited: z.boolean(),
  /** The items that it was split from or merged of; they are out of the list, kept for undo. */
  madeFrom: z.array(z.string()),
  /** Where the clerk has put it, on the scale of the text's places. */
  movedTo: z.number().nullable(),
  /** What a newer reading proposes of it, while nobody has said which is right. */
  newer: ItemProposal.nullable(),
  /** A newer reading no longer finds it. */
  isGone: z.boolean(),
  decision: ItemDecision,
  version: z.number().int(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

export const ReviewFinding = Finding.extend({ version: z.number().int() });
export type ReviewFinding = z.infer<typeof ReviewFinding>;

export const HeaderDecision = z.enum(['pending', 'accepted']);

/** Why a document cannot be published yet, and the entry where that is mended. */
export const Obstacle = z.object({ words: z.string(), entry: z.string() });
export type Obstacle = z.infer<typeof Obstacle>;

export const Review = z.object({
  documentId: z.string(),
  headerDecision: HeaderDecision,
  items: z.array(ReviewItem),
  findings: z.array(ReviewFinding),
  /** Empty when it can be published. */
  obstacles: z.array(Obstacle),
  answers: z.array(DoubtAnswer),
  /** The newest reading. */
  reading: Rereading,
  /** Where this person stopped, to go on from there. */
  lastEntry: z.string().nullable(),
});
export type Review = z.infer<typeof Review>;

export const ItemPatch = z.object({
  title: z.string().trim().min(3, 'Ghi nội dung ngắn của nhiệm vụ.').max(200).optional(),
  kind: ItemKind.optional(),
  actors: z.array(ItemActor).optional(),
  deadline: Deadline.optional(),
  product: z.string().trim().max(300).nullable().optional(),
});
export type ItemPatch = z.infer<typeof ItemPatch>;

export const NewItem = z.object({
  documentId: z.uuid(),
  /** The words chosen in the document: a directive points at its sentence (design rule 2). */
  span: Span,
  title: z.string().trim().min(3).max(200),
  kind: ItemKind,
  actors: z.array(ItemActor),
  deadline: Deadline,
  product: z.string().trim().max(300).nullable(),
});
export type NewItem = z.infer<typeof NewItem>;
