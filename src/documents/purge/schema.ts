import { z } from 'zod';

export const NewPurge = z.object({
  documentId: z.uuid(),
  reason: z
    .string()
    .trim()
    .min(5, 'Ghi lý do, không nhắc lại nội dung của văn bản.')
    .max(500, 'Lý do dài quá 500 chữ.'),
});

/** A document that holds a secret found later: asked by one person, done by another. No words of it are here. */
export const Purge = z.object({
  id: z.string(),
  documentId: z.string(),
  sha256: z.string(),
  reason: z.string(),
  askedBy: z.string().nullable(),
  askedAt: z.date(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.date().nullable(),
  withdrawnAt: z.date().nullable(),
  /** Copies of the data made between these moments still hold it. */
  heldFrom: z.date(),
  heldUntil: z.date().nullable(),
  /** The viewer may do it: somebody else asked. */
  mayConfirm: z.boolean(),
});
export type Purge = z.infer<typeof Purge>;
