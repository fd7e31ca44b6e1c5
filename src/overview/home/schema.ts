import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { DirectiveSummary } from '#directives/schema.ts';
import { LogLine } from '../log/schema.ts';

/** A notice whose reading is being checked, and how far that has come. */
export const DraftToCheck = z.object({
  id: z.string(),
  number: z.string().nullable(),
  typeName: z.string().nullable(),
  fileName: z.string(),
  issuer: z.string().nullable(),
  createdAt: z.date(),
  items: z.number().int(),
  checked: z.number().int(),
});
export type DraftToCheck = z.infer<typeof DraftToCheck>;

/** A published document that some agencies have not acknowledged. */
export const Unreceived = z.object({
  id: z.string(),
  number: z.string().nullable(),
  typeName: z.string().nullable(),
  deliveredOn: Day,
  agencies: z.array(AgencyRef.extend({ opened: z.boolean() })),
});
export type Unreceived = z.infer<typeof Unreceived>;

const Rows = z.object({ total: z.number().int(), rows: z.array(DirectiveSummary) });

/** The desk of somebody of the office: what waits for them, and whom to press. */
export const Home = z.object({
  today: Day,
  toCheck: z.array(DraftToCheck),
  toAccept: Rows,
  late: Rows,
  silent: Rows,
  /** The first of them; how many documents wait, and how many agencies are waited for. */
  unreceived: z.object({
    documents: z.number().int(),
    agencies: z.number().int(),
    rows: z.array(Unreceived),
  }),
  /** Requests to purge that wait for a second person. */
  purges: z.number().int(),
  /** The last lines of the log, for who may read it. */
  log: z.array(LogLine),
});
export type Home = z.infer<typeof Home>;
