import { z } from 'zod';

export const rowStates = ['new', 'changed', 'same', 'fault'] as const;
export const RowState = z.enum(rowStates);
export type RowState = z.infer<typeof RowState>;

export const PreviewRow = z.object({
  sheet: z.string(),
  row: z.number().int(),
  label: z.string(),
  state: RowState,
  /** What is written, one line each. */
  says: z.array(z.string()),
  faults: z.array(z.object({ place: z.string(), says: z.string() })),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

export const Preview = z.object({
  id: z.string(),
  fileName: z.string(),
  confirmed: z.boolean(),
  counts: z.record(RowState, z.number().int()),
  /** Stands for all that would be written. */
  mark: z.string(),
  rows: z.array(PreviewRow),
  notes: z.array(z.string()),
});
export type Preview = z.infer<typeof Preview>;

export const Received = z.object({ id: z.string() });

/** What was seen when confirming: what is written is that or nothing. */
export const Confirmation = z.object({
  id: z.uuid(),
  seen: Preview.shape.mark,
});

export const Written = z.object({ items: z.number().int(), entries: z.number().int() });
export type Written = z.infer<typeof Written>;

export const ImportAddress = z.object({
  tep: z.uuid().optional().catch(undefined),
  loai: RowState.optional().catch(undefined),
});
export type ImportAddress = z.infer<typeof ImportAddress>;
