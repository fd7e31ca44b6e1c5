import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** A file (hồ sơ) of papers about one affair. */
export const Dossier = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  /** Null: for good. */
  keepUntil: Day.nullable(),
  handOverOn: Day.nullable(),
  handedOverOn: Day.nullable(),
  papers: z.number().int(),
});
export type Dossier = z.infer<typeof Dossier>;

export const SaveDossier = z.object({
  code: z.string().trim().min(1, 'Ghi mã hồ sơ.').max(60),
  title: z.string().trim().min(3, 'Ghi tên hồ sơ.').max(1000),
  keepUntil: Day.nullable(),
  handOverOn: Day.nullable(),
});

export const DossiersView = z.object({
  dossiers: z.array(Dossier),
  /** To be handed over within thirty days, or late with it. */
  near: z.array(z.string()),
  mayKeep: z.boolean(),
});
