import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Citation, Span } from '#documents/schema.ts';
import { AssignmentRole, Deadline, Finding } from '../schema.ts';

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

export const ReviewItem = z.object({
  id: z.string(),
  position: z.number().int(),
  ref: z.string(),
  kind: z.enum(['requirement', 'answer', 'decision']),
  heading: z.string().nullable(),
  proposal: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  span: Span,
  page: z.number().int().nullable(),
  actors: z.array(ItemActor),
  deadlineRead: DeadlineRead.nullable(),
  deadline: Deadline,
  product: z.string().nullable(),
  doubts: z.array(z.string()),
  addedByHand: z.boolean(),
  edited: z.boolean(),
  decision: ItemDecision,
  version: z.number().int(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;

export const Review = z.object({
  documentId: z.string(),
  items: z.array(ReviewItem),
  findings: z.array(Finding),
  citationDoubts: z.array(Citation),
  /** Why it cannot be published yet, in sentences; empty when it can. */
  obstacles: z.array(z.string()),
});
export type Review = z.infer<typeof Review>;

export const ItemPatch = z.object({
  title: z.string().trim().min(3, 'Ghi nội dung ngắn của nhiệm vụ.').max(200).optional(),
  kind: z.enum(['requirement', 'answer', 'decision']).optional(),
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
  actors: z.array(ItemActor),
  deadline: Deadline,
});
