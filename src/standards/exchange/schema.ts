import { z } from 'zod';
import { Criterion } from '../schema.ts';
import { IndicatorInFile, SetFile } from '../sets/schema.ts';

/** What becomes of a row: new, changed, the same as in the version before, or with a fault. */
export const rowStates = ['new', 'changed', 'same', 'fault'] as const;
export const RowState = z.enum(rowStates);
export type RowState = z.infer<typeof RowState>;

export const PreviewRow = z.object({
  /** The row of the sheet; of a JSON file the place in its list. */
  row: z.number().int(),
  code: z.string(),
  name: z.string(),
  state: RowState,
  /** What is otherwise than in the version before, in words. */
  changes: z.array(z.string()),
  /** Each begins with the cell: "Cột «Loại»: …". */
  faults: z.array(z.string()),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

/** What stands over the rows: a sheet does not say it, so a person does. */
export const SetHead = SetFile.omit({ criteria: true, indicators: true });
export type SetHead = z.infer<typeof SetHead>;

/** A file looked through; nothing of it is kept. */
export const Preview = z.object({
  fileName: z.string(),
  /** From the JSON file, or from the version before; null where a person must say it. */
  head: SetHead.nullable(),
  criteria: z.array(Criterion),
  /** What would be written; without the rows that have a fault. */
  indicators: z.array(IndicatorInFile),
  rows: z.array(PreviewRow),
  /** Indicators of the version before that the file does not have. */
  gone: z.array(z.object({ code: z.string(), name: z.string() })),
  /** What is wrong with the file as a whole, and what of it was not read. */
  faults: z.array(z.string()),
  notes: z.array(z.string()),
});
export type Preview = z.infer<typeof Preview>;

/** The set of which the file is the next version. */
export const ExchangeAddress = z.object({ bo: z.uuid().optional() }).catch({});
export type ExchangeAddress = z.infer<typeof ExchangeAddress>;
