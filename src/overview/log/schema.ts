import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** What the inspector asks of the log; all of it stands in the address. */
export const LogFilter = z.object({
  from: Day.optional(),
  until: Day.optional(),
  actor: z.uuid().optional(),
  /** A kind of thing: document, directive, user… */
  kind: z.string().max(40).optional(),
  /** One thing. */
  subject: z.string().max(100).optional(),
  /** Goes on before this entry: the list is walked from the newest back. */
  before: z.coerce.number().int().optional(),
});
export type LogFilter = z.infer<typeof LogFilter>;

export const LogLine = z.object({
  seq: z.number().int(),
  recordedAt: z.date(),
  /** Null where nobody was signed in: the set-up. */
  actorName: z.string().nullable(),
  act: z.string(),
  subject: z.object({
    kind: z.string(),
    id: z.string(),
    /** As it is called now; null where it is gone: cleared, purged, refused. */
    name: z.string().nullable(),
    /** Its page, where it has one. */
    href: z.string().nullable(),
  }),
  detail: z.record(z.string(), z.unknown()),
  /** The sealed batch that it lies in; null until the next seal. */
  batch: z.number().int().nullable(),
});
export type LogLine = z.infer<typeof LogLine>;

export const LogPage = z.object({
  lines: z.array(LogLine),
  /** Pass as `before` for the next ones; null at the beginning of the log. */
  next: z.number().int().nullable(),
  actors: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type LogPage = z.infer<typeof LogPage>;

export const LogVerdict = z.object({
  whole: z.boolean(),
  batches: z.number().int(),
  entries: z.number().int(),
  /** The first batch that differs. */
  brokenBatch: z.number().int().nullable(),
  /** The hash of the last batch. */
  head: z.string().nullable(),
  /** Entries recorded since the last seal. */
  unsealed: z.number().int(),
});
export type LogVerdict = z.infer<typeof LogVerdict>;
