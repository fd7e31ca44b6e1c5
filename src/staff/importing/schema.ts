import { z } from 'zod';

/** What a row of the file is to the roster. */
export const rowStates = ['new', 'changed', 'same', 'fault'] as const;
export const RowState = z.enum(rowStates);
export type RowState = z.infer<typeof RowState>;

const Note = z.object({ place: z.string(), says: z.string() });

export const PreviewRow = z.object({
  row: z.number().int(),
  code: z.string(),
  name: z.string(),
  state: RowState,
  /** What is written for the person, one line each. */
  changes: z.array(z.string()),
  faults: z.array(Note),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

export const Preview = z.object({
  id: z.string(),
  fileName: z.string(),
  confirmed: z.boolean(),
  counts: z.record(RowState, z.number().int()),
  rows: z.array(PreviewRow),
  notes: z.array(z.string()),
});
export type Preview = z.infer<typeof Preview>;

export const Received = z.object({ id: z.string() });

/** What was seen when confirming: what is written is that or nothing. */
export const Confirmation = z.object({
  id: z.uuid(),
  seen: z.object({ new: z.number().int(), changed: z.number().int() }),
});
export type Confirmation = z.infer<typeof Confirmation>;

export const Written = z.object({ made: z.number().int(), changed: z.number().int() });
export type Written = z.infer<typeof Written>;

export const ImportAddress = z.object({
  tep: z.uuid().optional().catch(undefined),
  loai: RowState.optional().catch(undefined),
});
export type ImportAddress = z.infer<typeof ImportAddress>;
