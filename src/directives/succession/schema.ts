import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { SuccessionKind } from '#accounts/succession/schema.ts';
import { AssignmentRole, Standing } from '../schema.ts';

/** Open work that asks for its new owner, since the agency that has it ended or gave work away. */
export const WorkToAssign = z.object({
  code: z.string(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  roles: z.array(AssignmentRole),
  standing: Standing,
  from: AgencyRef,
  recordingId: z.string(),
  kind: SuccessionKind,
  happenedOn: Day,
  decision: z.string().nullable(),
  scope: z.string().nullable(),
  /** Who may go on with it; one is a proposal, several are the clerk's choice. Itself, where it works on. */
  heirs: z.array(AgencyRef),
});
export type WorkToAssign = z.infer<typeof WorkToAssign>;

/** Who goes on with one directive; the agency itself where the work stays. */
export const Assigning = z.object({
  code: z.string(),
  fromAgencyId: z.uuid(),
  recordingId: z.uuid(),
  toAgencyId: z.uuid(),
});
export type Assigning = z.infer<typeof Assigning>;

export const MOST_AT_ONCE = 500;

export const AssigningOutcome = z.array(
  Assigning.pick({ code: true, fromAgencyId: true }).extend({
    done: z.boolean(),
    /** Why it was refused. */
    why: z.string().nullable(),
  }),
);

/** How much open work agencies have, before anything is recorded. */
export const OpenWork = z.array(z.object({ agencyId: z.string(), open: z.number().int() }));
