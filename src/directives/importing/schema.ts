import { z } from 'zod';

/** What a row of the file is to the office: not there yet, there with something to add, there as it is, or wrong. */
export const rowStates = ['new', 'changed', 'same', 'fault'] as const;
export const RowState = z.enum(rowStates);
export type RowState = z.infer<typeof RowState>;

/** A name of the file that the directory lacks → the agency that the clerk takes it for. */
export const AgencyChoices = z.record(z.string().max(500), z.uuid());
export type AgencyChoices = z.infer<typeof AgencyChoices>;

const Note = z.object({ place: z.string(), says: z.string() });

export const PreviewRow = z.object({
  sheet: z.string(),
  row: z.number().int(),
  groups: z.array(z.string()),
  state: RowState,
  /** Of the directive that is there; null for a new one. */
  code: z.string().nullable(),
  title: z.string(),
  leads: z.string(),
  due: z.string(),
  /** What is wrong, at which cell, and what to do. */
  faults: z.array(Note),
  /** What an import adds to a directive that is there. */
  adds: z.array(z.string()),
  /** Where the file says otherwise than the directive, which stays as it is. */
  kept: z.array(z.string()),
});
export type PreviewRow = z.infer<typeof PreviewRow>;

export const PREVIEW_SIZE = 100;

export const PreviewQuery = z.object({
  id: z.uuid(),
  choices: AgencyChoices,
  state: RowState.optional(),
  page: z.number().int().min(1).max(1000).optional(),
});

/** What the address of the page says: the file, and which of its rows. */
export const ImportAddress = z.object({
  id: z.uuid().optional().catch(undefined),
  state: RowState.optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).optional().catch(undefined),
});
export type ImportAddress = z.infer<typeof ImportAddress>;

export const Preview = z.object({
  id: z.string(),
  fileName: z.string(),
  confirmed: z.boolean(),
  counts: z.record(RowState, z.number().int()),
  /** How many rows the state asked for has. */
  total: z.number().int(),
  rows: z.array(PreviewRow),
  /** Names that no agency of the directory bears, with the number of rows that name them. */
  unknownAgencies: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  /** Columns and rows that are not taken over, hidden parts: nothing goes without a word. */
  notes: z.array(z.string()),
  skipped: z.array(
    z.object({ sheet: z.string(), row: z.number().int(), words: z.string(), why: z.string() }),
  ),
});
export type Preview = z.infer<typeof Preview>;

export const Received = z.object({ id: z.string() });

/** What the clerk saw when confirming: what is written is that or nothing. */
export const Confirmation = z.object({
  choices: AgencyChoices,
  seen: z.object({ new: z.number().int(), changed: z.number().int() }),
});
export type Confirmation = z.infer<typeof Confirmation>;

export const Written = z.object({ made: z.number().int(), dated: z.number().int() });
export type Written = z.infer<typeof Written>;

/** The recorded origin of a directive that no document lays: the row of a file, who took it over, and when. */
export const RowOrigin = z.object({
  fileName: z.string(),
  sheet: z.string(),
  row: z.number().int(),
  recordedAt: z.date(),
  recordedBy: z.string().nullable(),
  /** What the row says beside, by heading. */
  said: z.record(z.string(), z.string()),
});
export type RowOrigin = z.infer<typeof RowOrigin>;
