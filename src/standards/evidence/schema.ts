import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { IndicatorRef } from '../schema.ts';

/** thiếu · có · cần cập nhật · đã thẩm định */
export const evidenceStates = ['missing', 'present', 'stale', 'appraised'] as const;
export const EvidenceState = z.enum(evidenceStates);
export type EvidenceState = z.infer<typeof EvidenceState>;

/** A file of a piece of evidence; a later one takes its place, and the earlier stay. */
export const Revision = z.object({
  id: z.string(),
  number: z.number().int(),
  fileId: z.string(),
  fileName: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  note: z.string().nullable(),
  addedBy: z.string().nullable(),
  addedAt: z.date(),
});
export type Revision = z.infer<typeof Revision>;

/** A piece of evidence with its files, oldest first, and the indicators it is linked to. Its state: `stateOf` of rules. */
export const Evidence = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  /** Number and day of the document, and who issued it. */
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  issuer: z.string().nullable(),
  /** The first and the last day on which it is in force. */
  effectiveOn: Day.nullable(),
  expiresOn: Day.nullable(),
  /** The period that it covers. */
  coversFrom: Day.nullable(),
  coversTo: Day.nullable(),
  paperPlace: z.string().nullable(),
  appraisedBy: z.string().nullable(),
  appraisedOn: Day.nullable(),
  /** The revision that was appraised; 0: the paper, before any file. */
  appraisedRevision: z.number().int().nullable(),
  addedBy: z.string().nullable(),
  addedAt: z.date(),
  revisions: z.array(Revision),
  indicatorIds: z.array(z.string()),
});
export type Evidence = z.infer<typeof Evidence>;

/** The set that evidence is gathered for, with its indicators in order. */
export const GatheredFor = z.object({
  id: z.string(),
  name: z.string(),
  isPractice: z.boolean(),
  criteria: z.array(z.object({ number: z.number().int(), name: z.string() })),
  indicators: z.array(IndicatorRef.extend({ evidenceExpected: z.string().nullable() })),
});
export type GatheredFor = z.infer<typeof GatheredFor>;

const Words = z.string().trim().min(1).max(300);
const Code = z
  .string()
  .trim()
  .regex(/^[\p{L}\d][\p{L}\d ._/-]{0,29}$/u, 'Mã gồm chữ, số và các dấu . - _ /, nhiều nhất 30 ký tự.');

/** What is said of a piece of evidence. */
export const Said = z.object({
  title: z.string().trim().min(3, 'Ghi tên minh chứng.').max(500),
  number: Words.nullable(),
  issuedOn: Day.nullable(),
  issuer: Words.nullable(),
  effectiveOn: Day.nullable(),
  expiresOn: Day.nullable(),
  coversFrom: Day.nullable(),
  coversTo: Day.nullable(),
  paperPlace: Words.nullable(),
});
export type Said = z.infer<typeof Said>;

export const NewEvidence = Said.partial().extend({
  title: Said.shape.title,
  /** Proposed when left out: the next number. */
  code: Code.optional(),
  indicatorIds: z.array(z.uuid()).max(100),
  fileId: z.uuid().optional(),
  /** The same file lies with another piece of evidence, and the person wants it here too. */
  evenSo: z.boolean().optional(),
});
export const Edit = Said.partial().extend({ code: Code.optional() });
export type Edit = z.infer<typeof Edit>;

export const NewRevision = z.object({
  id: z.uuid(),
  fileId: z.uuid(),
  note: Words.nullable().optional(),
  evenSo: z.boolean().optional(),
});

export const EvidenceLine = Evidence.pick({
  ...{ id: true, code: true, title: true, number: true, issuedOn: true, issuer: true, expiresOn: true },
  ...{ coversFrom: true, coversTo: true, paperPlace: true },
}).extend({
  state: EvidenceState,
  /** Why it is to be renewed, in words; null where it is not. */
  why: z.string().nullable(),
  revisions: z.number().int(),
  indicators: z.array(IndicatorRef),
});
export type EvidenceLine = z.infer<typeof EvidenceLine>;

/** What the list is narrowed to; the address of the page is the whole of it. */
export const EvidenceFilter = z.object({
  // A number in an address is read as one.
  q: z.coerce.string().trim().max(200).optional(),
  state: EvidenceState.optional(),
  criterion: z.coerce.number().int().min(1).max(99).optional(),
  indicator: z.uuid().optional(),
  /** 'yes': whose last day comes soon or is past. */
  expiring: z.literal('yes').optional(),
});
export type EvidenceFilter = z.infer<typeof EvidenceFilter>;

export const EvidenceQuery = EvidenceFilter.extend({
  page: z.coerce.number().int().min(1).max(10_000).optional(),
});
export type EvidenceQuery = z.infer<typeof EvidenceQuery>;

export const EvidenceList = z.object({
  /** Null: no set to gather evidence for. */
  set: GatheredFor.nullable(),
  lines: z.array(EvidenceLine),
  /** Of the filter; of all of them by state, and how many expire. */
  total: z.number().int(),
  all: z.number().int(),
  states: z.record(EvidenceState, z.number().int()),
  expiring: z.number().int(),
  /** Indicators of the set to which nothing is linked. */
  without: z.array(z.string()),
  expiringDays: z.number().int(),
  mayKeep: z.boolean(),
  maySetExpiring: z.boolean(),
  page: z.number().int(),
  perPage: z.number().int(),
});
export type EvidenceList = z.infer<typeof EvidenceList>;

export const eventKinds = [
  ...(['added', 'edited', 'revised', 'linked', 'unlinked', 'appraised', 'removed'] as const),
] as const;
export const EvidenceEvent = z.object({
  id: z.number().int(),
  kind: z.enum(eventKinds),
  /** Of an edit the fields that changed; of a link the indicator; of a file its number. */
  fields: z.array(z.string()),
  indicatorCode: z.string().nullable(),
  revision: z.number().int().nullable(),
  by: z.string().nullable(),
  at: z.date(),
});
export type EvidenceEvent = z.infer<typeof EvidenceEvent>;

export const EvidenceDetail = Evidence.extend({
  state: EvidenceState,
  why: z.string().nullable(),
  appraisedByName: z.string().nullable(),
  revisions: z.array(Revision.extend({ by: z.string().nullable() })),
  indicators: z.array(IndicatorRef),
  events: z.array(EvidenceEvent),
  set: GatheredFor.nullable(),
  mayKeep: z.boolean(),
  /** Why whoever asks may not appraise what stands there; null where they may. */
  appraisalRefused: z.string().nullable(),
});
export type EvidenceDetail = z.infer<typeof EvidenceDetail>;

export const Uploaded = z.object({ id: z.uuid(), name: z.string(), size: z.number().int() });
