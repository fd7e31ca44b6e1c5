import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';

/** [start, end) in UTF-16 units of the document's text. */
export const Span = z.tuple([z.number().int(), z.number().int()]);
export type Span = z.infer<typeof Span>;

export const Page = z.object({ number: z.number().int(), span: Span });

export const Citation = z.object({
  number: z.string(),
  typeName: z.string().nullish(),
  date: Day.nullish(),
  issuer: z.string().nullish(),
  span: Span,
  doubt: z.string().nullish(),
});
export type Citation = z.infer<typeof Citation>;

export const Signer = z.object({
  authority: z.string().nullish(),
  position: z.string().nullish(),
  name: z.string(),
});

export const Recipient = z.object({
  text: z.string(),
  purpose: z.string().nullish(),
  /** The agencies of the directory that the line names; a line may name several, or none (Lưu VT). */
  agencyIds: z.array(z.uuid()).default([]),
});
export type Recipient = z.infer<typeof Recipient>;

export const DocumentState = z.enum(['draft', 'published', 'withdrawn']);

/** What the head and foot of the document say; a clerk may correct it until it is published. */
export const Header = z.object({
  regime: z.enum(['party', 'state', 'unknown']),
  type: z.string().nullable(),
  typeName: z.string().nullable(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  superior: z.string().nullable(),
  place: z.string().nullable(),
  issuedOn: Day.nullable(),
  subject: z.string().nullable(),
  metOn: Day.nullable(),
  chair: z.string().nullable(),
  signer: Signer.nullable(),
});
export type Header = z.infer<typeof Header>;

export const HeaderPatch = Header.pick({
  type: true,
  typeName: true,
  number: true,
  issuer: true,
  issuedOn: true,
  subject: true,
  metOn: true,
  chair: true,
})
  .extend({ recipients: z.array(Recipient).max(200) })
  .partial();
export type HeaderPatch = z.infer<typeof HeaderPatch>;

export const DocumentSummary = z.object({
  id: z.string(),
  state: DocumentState,
  number: z.string().nullable(),
  type: z.string().nullable(),
  typeName: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  subject: z.string().nullable(),
  fileName: z.string(),
  createdAt: z.date(),
  publishedOn: Day.nullable(),
  /** Delivered to how many agencies, and how many of them acknowledged. */
  delivered: z.number().int(),
  received: z.number().int(),
});
export type DocumentSummary = z.infer<typeof DocumentSummary>;

export const Receipt = z.object({
  agency: AgencyRef,
  deliveredOn: Day,
  receivedOn: Day.nullable(),
  receivedAt: z.date().nullable(),
  /** Named among the recipients; else it has the document only for the work that lies with it. */
  isRecipient: z.boolean(),
  /** When somebody of the agency first opened it. */
  openedAt: z.date().nullable(),
});
export type Receipt = z.infer<typeof Receipt>;

export const DocumentDetail = Header.extend({
  id: z.string(),
  state: DocumentState,
  version: z.number().int(),
  recipients: z.array(Recipient),
  citations: z.array(Citation),
  urgency: z.string().nullable(),
  text: z.string(),
  pages: z.array(Page),
  warnings: z.array(z.object({ code: z.string(), message: z.string(), span: Span.optional() })),
  file: z.object({
    id: z.string(),
    name: z.string(),
    mediaType: z.string(),
    size: z.number().int(),
    sha256: z.string(),
  }),
  createdAt: z.date(),
  publishedOn: Day.nullable(),
  publishedAt: z.date().nullable(),
  receipts: z.array(Receipt),
});
export type DocumentDetail = z.infer<typeof DocumentDetail>;

/** What an upload answers. */
export const Uploaded = z.object({ documentId: z.string(), alreadyHere: z.boolean() });
export type Uploaded = z.infer<typeof Uploaded>;
