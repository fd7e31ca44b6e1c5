import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** What came in, and what went out. */
export const Book = z.enum(['in', 'out']);
export type Book = z.infer<typeof Book>;

export const Urgency = z.enum(['khan', 'thuong_khan', 'hoa_toc']);

const words = (max: number) => z.string().trim().max(max).nullable();

/**
 * What the book says of a paper (Nghị định 30/2020, Phụ lục VI). Wider than the fields of an exchange file, where lengths
 * are looked at when one is written.
 */
export const RegisteredPaper = z.object({
  documentId: z.uuid().nullable(),
  /** "296", "TB/VPTU": as they stand on the paper. */
  number: words(40),
  notation: words(120),
  issuer: words(500),
  issuedOn: Day.nullable(),
  type: words(20),
  typeName: words(200),
  subject: words(4000),
  pages: z.number().int().min(0).max(99_999).nullable(),
  copies: z.number().int().min(0).max(99_999).nullable(),
  urgency: Urgency.nullable(),
  /** When it arrived; for what goes out, when it was sent. */
  movedOn: Day.nullable(),
  /** Whom it was given to; for what goes out, the recipients. */
  toWhom: words(4000),
  signer: words(200),
  signerPosition: words(300),
  dueOn: Day.nullable(),
  note: words(4000),
});
export type RegisteredPaper = z.infer<typeof RegisteredPaper>;

/** A paper registered already, or taken in, with the same number, symbol and issuer. */
export const Twin = z.object({
  entryId: z.string().nullable(),
  documentId: z.string().nullable(),
  book: Book.nullable(),
  /** Its number in the book. */
  entryNumber: z.string().nullable(),
  fullNumber: z.string(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  subject: z.string().nullable(),
  registeredOn: Day.nullable(),
});
export type Twin = z.infer<typeof Twin>;

/** How the office numbers where its regime leaves it to the body; `isOwn`: somebody of the office chose it. */
export const Setting = z.object({
  stateOut: z.enum(['perType', 'oneSeries']),
  partyIn: z.enum(['year', 'term']),
  ownSymbol: words(60),
  isOwn: z.boolean(),
});
export type Setting = z.infer<typeof Setting>;

export const Term = z.object({
  id: z.string(),
  name: z.string(),
  startsOn: Day,
  endsOn: Day.nullable(),
});
export type Term = z.infer<typeof Term>;
