import { z } from 'zod';

/** What a row of the file is to the class. */
export const rowStates = ['new', 'same', 'fault'] as const;
export const RowState = z.enum(rowStates);
export type RowState = z.infer<typeof RowState>;

export const PreviewRow = z.object({
  row: z.number().int(),
  name: z.string(),
  agencyName: z.string(),
  state: RowState,
  /** What somebody should know of the learner, or why they are enrolled by way of exception. */
  told: z.array(z.string()),
  faults: z.array(z.object({ place: z.string(), says: z.string() })),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

export const Preview = z.object({
  id: z.string(),
  className: z.string(),
  fileName: z.string(),
  confirmed: z.boolean(),
  counts: z.record(RowState, z.number().int()),
  rows: z.array(PreviewRow),
  notes: z.array(z.string()),
});
export type Preview = z.infer<typeof Preview>;

/** What was seen when confirming: what is written is that or nothing. */
export const Confirmation = z.object({ id: z.uuid(), seen: z.number().int() });

export const ImportAddress = z.object({
  tep: z.uuid().optional().catch(undefined),
  loai: RowState.optional().catch(undefined),
});
export type ImportAddress = z.infer<typeof ImportAddress>;
