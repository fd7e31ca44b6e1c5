import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

export const LinkKind = z.enum(['cites', 'answers', 'replaces', 'implements']);
export type LinkKind = z.infer<typeof LinkKind>;

/** Read in the words of the paper, told by a person, or brought by a package. */
export const LinkOrigin = z.enum(['read', 'person', 'package']);
export type LinkOrigin = z.infer<typeof LinkOrigin>;

/** A paper in the graph. */
export const LinkedPaper = z.object({
  id: z.string(),
  number: z.string().nullable(),
  typeName: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  subject: z.string().nullable(),
  documentId: z.string().nullable(),
  entryId: z.string().nullable(),
  /** The office has it, has it in a book, or knows only its number. */
  standing: z.enum(['document', 'entry', 'stub']),
});
export type LinkedPaper = z.infer<typeof LinkedPaper>;

export const LinkState = z.enum(['proposed', 'confirmed', 'refused', 'removed']);
export type LinkState = z.infer<typeof LinkState>;

export const PaperLink = z.object({
  id: z.string(),
  fromId: z.string(),
  toId: z.string(),
  kind: LinkKind,
  origin: LinkOrigin,
  saidNumber: z.string(),
  saidIssuer: z.string().nullable(),
  saidOn: Day.nullable(),
  span: z.tuple([z.number().int(), z.number().int()]).nullable(),
  state: LinkState,
  /** Who said the last word, and why. */
  by: z.string().nullable(),
  why: z.string().nullable(),
  /** What is odd of it; empty once a person has confirmed it. */
  doubts: z.array(z.string()),
});
export type PaperLink = z.infer<typeof PaperLink>;

/** Papers at the same distance from the middle. */
export const Level = z.array(z.string());

export const LinksView = z.object({
  middle: LinkedPaper,
  /** What it rests on, nearest first; what rests on it. */
  rests: z.array(Level),
  borne: z.array(Level),
  papers: z.array(LinkedPaper),
  links: z.array(PaperLink),
  /** Refused or taken out, of the middle. */
  past: z.array(PaperLink),
  /** There are more than are shown. */
  isCut: z.boolean(),
  mayKeep: z.boolean(),
});
export type LinksView = z.infer<typeof LinksView>;

export const LinksAsk = z.object({
  /** Of a document, of an entry of the books, or of a paper in the graph. */
  id: z.uuid(),
  depth: z.number().int().min(1).max(3).default(1),
});

export const NewPaperLink = z.object({
  id: z.uuid(),
  kind: LinkKind,
  /** The middle rests on the other, or the other on the middle. */
  way: z.enum(['rests', 'borne']),
  number: z.string().trim().min(2, 'Ghi số, ký hiệu của văn bản kia.').max(200),
  issuer: z.string().trim().max(500).nullable(),
  issuedOn: Day.nullable(),
});

export const SayOfLink = z.object({
  linkId: z.uuid(),
  word: z.enum(['confirmed', 'refused', 'removed', 'restored']),
  why: z.string().trim().min(3).max(500).nullable().default(null),
});

export const LinksAddress = z.object({
  sau: z.coerce.number().int().min(1).max(3).default(1).catch(1),
});
export type LinksAddress = z.infer<typeof LinksAddress>;
