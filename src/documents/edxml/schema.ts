import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { Declaration, SeenMark } from '../marks/schema.ts';
import { Said, Sent, Waiting } from '../sending/schema.ts';

export const PackageState = z.enum([
  ...(['arrived', 'accepted', 'refused', 'recalled', 'held', 'asked', 'agreed', 'declined'] as const),
  ...(['noted', 'unread', 'secret'] as const),
]);
export type PackageState = z.infer<typeof PackageState>;

export const Note = z.object({ place: z.string(), message: z.string() });

const Reference = z.object({
  organisationId: z.string(),
  code: z.object({ number: z.string(), notation: z.string() }),
  promulgatedOn: Day.nullable(),
  documentId: z.string().nullable(),
});

/** What the package says of the document, beside what its own words say. */
export const PackageHead = z.object({
  signer: z.object({
    competence: z.string().nullable(),
    position: z.string().nullable(),
    fullName: z.string().nullable(),
  }),
  place: z.string().nullable(),
  dueOn: Day.nullable(),
  priority: z.number(),
  pageAmount: z.number().nullable(),
  isPaperSent: z.boolean(),
  responseFor: z.array(Reference),
  replaces: z.array(z.object({ documentId: z.string(), organisationIds: z.array(z.string()) })),
  toNames: z.array(z.string()),
  reason: z.string().nullable(),
  content: z.string().nullable(),
});
export type PackageHead = z.infer<typeof PackageHead>;

export const PackageFile = z.object({
  name: z.string(),
  size: z.number(),
  /** Why it was not kept; null where it was. */
  why: z.string().nullable(),
  /** Tells whether a package sent again brings the same files; packages of before have none. */
  sha256: z.string().optional(),
});
export type PackageFile = z.infer<typeof PackageFile>;

export const PackageRow = z.object({
  id: z.string(),
  kind: z.enum(['document', 'status']).nullable(),
  state: PackageState,
  fileName: z.string().nullable(),
  receivedOn: Day,
  fromCode: z.string().nullable(),
  fromName: z.string().nullable(),
  codeNumber: z.string().nullable(),
  codeNotation: z.string().nullable(),
  issuedOn: Day.nullable(),
  typeName: z.string().nullable(),
  subject: z.string().nullable(),
  steering: z.number().nullable(),
  business: z.string().nullable(),
  problem: z.string().nullable(),
  reason: z.string().nullable(),
  documentId: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedOn: Day.nullable(),
  /** The last status in its turn. */
  lastCode: z.string().nullable(),
});
export type PackageRow = z.infer<typeof PackageRow>;

/** A field where package and document differ: the clerk says which holds. */
export const Difference = z.object({
  field: z.enum(['number', 'typeName', 'issuedOn', 'subject']),
  inPackage: z.string(),
  inDocument: z.string().nullable(),
});
export type Difference = z.infer<typeof Difference>;

export const PackageDetail = PackageRow.extend({
  sha256: z.string(),
  size: z.number(),
  receivedAt: z.date(),
  isKept: z.boolean(),
  head: PackageHead.nullable(),
  attachments: z.array(PackageFile),
  notes: z.array(Note),
  documentKey: z.string().nullable(),
  agency: AgencyRef.nullable(),
  organisationId: z.string().nullable(),
  document: z
    .object({
      id: z.string(),
      state: z.enum(['draft', 'published', 'withdrawn']),
      number: z.string().nullable(),
      typeName: z.string().nullable(),
      version: z.number(),
    })
    .nullable(),
  differences: z.array(Difference),
  earlier: z.object({ id: z.string(), documentId: z.string().nullable(), code: z.string() }).nullable(),
  later: z.array(z.object({ id: z.string(), business: z.string().nullable(), state: PackageState })),
  answers: z.object({ id: z.string(), code: z.string() }).nullable(),
  said: z.array(Said),
  sent: z.array(Sent),
  registered: z.string().nullable(),
});
export type PackageDetail = z.infer<typeof PackageDetail>;

export const Overview = z.object({
  isSet: z.boolean(),
  isOn: z.boolean(),
  ownCode: z.string().nullable(),
  packages: z.array(PackageRow),
  out: Waiting,
});
export type Overview = z.infer<typeof Overview>;

export const Declaring = z.object({ id: z.uuid(), declaration: Declaration });
export const Marks = z.object({ marks: z.array(SeenMark) });
