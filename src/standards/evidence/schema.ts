import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

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
  /** The moment, as ISO. */
  addedAt: z.string(),
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
  addedAt: z.string(),
  revisions: z.array(Revision),
  indicatorIds: z.array(z.string()),
});
export type Evidence = z.infer<typeof Evidence>;
