import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Book } from '../numbering/schema.ts';

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

/** How far the directives of a document have come. */
export const Progress = z.object({
  total: z.number().int(),
  done: z.number().int(),
  late: z.number().int(),
  /** The day the last of those that are done was done. */
  lastDoneOn: Day.nullable(),
});
export type Progress = z.infer<typeof Progress>;

export const EntryState = z.enum(['reserved', 'cancelled', 'open', 'late', 'settled', 'settledLate', 'sent']);
export type EntryState = z.infer<typeof EntryState>;

const Answering = z.object({ fullNumber: z.string(), issuedOn: Day.nullable() });

export const Entry = z.object({
  id: z.string(),
  book: Book,
  /** "05", "12a". */
  entryNumber: z.string(),
  number: z.number().int(),
  type: z.string(),
  year: z.number().int().nullable(),
  term: z.string().nullable(),
  isCongress: z.boolean(),
  /** Given by the counter, or copied from a book on paper. */
  isGiven: z.boolean(),
  registeredOn: Day,
  /** The day it should have been registered by, where it was registered later (Nghị định 30/2020, Điều 22). */
  lateAfter: Day.nullable(),
  cancelled: z.object({ on: Day, why: z.string() }).nullable(),
  /** Null: the number is reserved, or its paper was purged. */
  paper: RegisteredPaper.nullable(),
  fullNumber: z.string().nullable(),
  twinWhy: z.string().nullable(),
  settled: z.object({ on: Day, how: z.string() }).nullable(),
  /** Papers of the other book that answer this one. */
  answers: z.array(Answering),
  /** Papers that the machine takes for answers by their words; nobody has confirmed it, so they settle nothing. */
  guesses: z.array(Answering),
  directives: Progress.nullable(),
  /** Agencies that the paper was delivered to, and that have acknowledged it. */
  delivered: z.number().int(),
  received: z.number().int(),
  dossiers: z.array(z.string()),
  state: EntryState,
});
export type Entry = z.infer<typeof Entry>;

export const EntryFilter = z.object({
  book: Book,
  from: Day.optional(),
  to: Day.optional(),
  /** Number in the book. */
  number: z.coerce.number().int().min(1).max(9_999_999).optional(),
  issuer: z.string().max(300).optional(),
  words: z.string().max(300).optional(),
  state: z.enum(['reserved', 'cancelled', 'unsettled']).optional(),
  dossierId: z.uuid().optional(),
});
export type EntryFilter = z.infer<typeof EntryFilter>;

export const EntryAsk = EntryFilter.extend({ page: z.number().int().min(1).max(100_000).default(1) });

/** As many rows stand on a page. */
export const PER_PAGE = 50;

export const EntriesView = z.object({
  total: z.number().int(),
  items: z.array(Entry),
  /** Years whose working days are not known, so that nobody can say what was registered late. */
  unknownYears: z.array(z.number().int()),
  may: z.object({ keep: z.boolean(), example: z.boolean() }),
});
export type EntriesView = z.infer<typeof EntriesView>;

/** What the book said of a paper before. */
export const EntryVersion = z.object({
  fullNumber: z.string(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  subject: z.string().nullable(),
  by: z.string().nullable(),
  at: z.date(),
});
export const EntryView = z.object({ entry: Entry, earlier: z.array(EntryVersion) });
export type EntryView = z.infer<typeof EntryView>;

const How = z.object({
  /** Of the body whose format the paper has; without it the office's own. */
  regime: z.enum(['party', 'state']).optional(),
  isCongress: z.boolean().default(false),
});

export const NewEntry = How.extend({
  book: Book,
  paper: RegisteredPaper,
  /** Copied from a book on paper, with the day it was registered there. */
  old: z
    .object({
      number: z.number().int().min(1).max(9_999_999),
      suffix: z.string().regex(/^[a-zđ]?$/),
      registeredOn: Day,
    })
    .nullable()
    .default(null),
  twinWhy: z.string().trim().min(3).max(500).nullable().default(null),
  /** Number and symbol of the paper that this one answers. */
  answers: z.string().trim().max(200).nullable().default(null),
});
export type NewEntry = z.infer<typeof NewEntry>;

export const NewReserve = How.extend({
  book: Book,
  issuer: z.string().trim().max(500).nullable(),
  type: z.string().trim().max(20).nullable(),
  day: Day,
});

/** The address of the page. */
export const RegisterAddress = z.object({
  so: z.enum(['den', 'di', 'ho-so', 'cach-danh-so']).default('den').catch('den'),
  tu: Day.optional().catch(undefined),
  den: Day.optional().catch(undefined),
  soThu: z.coerce.number().int().positive().optional().catch(undefined),
  coQuan: z.string().max(300).optional().catch(undefined),
  tim: z.string().max(300).optional().catch(undefined),
  loc: z.enum(['reserved', 'cancelled', 'unsettled']).optional().catch(undefined),
  trang: z.coerce.number().int().positive().optional().catch(undefined),
  /** A dossier whose papers are shown. */
  hoSo: z.uuid().optional().catch(undefined),
  /** A document whose header fills the form. */
  vanBan: z.uuid().optional().catch(undefined),
});
export type RegisterAddress = z.infer<typeof RegisterAddress>;
