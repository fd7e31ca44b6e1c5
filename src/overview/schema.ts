import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { FindingStanding } from '#directives/findings/schema.ts';
import { Counts, DirectiveSummary, Finding } from '#directives/schema.ts';

export const Rate = z.object({ part: z.number().int(), whole: z.number().int() });

/** How the directives of one lead stand by its own reports, and how many of them it leads with others. */
export const AgencyCount = z.object({ agency: AgencyRef, counts: Counts, shared: z.number().int() });

export const AgencyCounts = z.object({
  byAgency: z.array(AgencyCount),
  /** Directives that some agency leads, each counted once, and how many of them have several leads. */
  sum: z.object({ led: z.number().int(), shared: z.number().int() }),
});
export type AgencyCounts = z.infer<typeof AgencyCounts>;

/** The leader's page: the numbers, what is red, what is silent, what waits. */
export const Overview = z.object({
  asOf: Day,
  recordedUntil: z.date(),
  counts: Counts,
  rates: z.object({ completionOfDue: Rate, onTimeOfDone: Rate, onTimeOfDue: Rate }),
  /** The first of them; how many there are, the counts say. */
  late: z.array(DirectiveSummary),
  silent: z.array(DirectiveSummary),
  /** With the office: reports of completion to accept, the first of them, and how many there are. */
  atOffice: z.array(DirectiveSummary),
  waiting: z.number().int(),
  /** The agencies with the most late work, and how many lead anything. */
  byAgency: z.array(AgencyCount),
  leads: z.number().int(),
  /** Null where some of the agencies are left out. */
  sum: AgencyCounts.shape.sum.nullable(),
  /** Limitations that the notices name and that are not closed, with their figures. */
  limitations: z.array(
    Finding.extend({
      documentId: z.string(),
      documentNumber: z.string().nullable(),
      standing: FindingStanding,
    }),
  ),
});
export type Overview = z.infer<typeof Overview>;
