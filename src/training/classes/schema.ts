import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { Year } from '../schema.ts';

export const classStates = ['planned', 'opened', 'started', 'ended', 'cancelled'] as const;
export const ClassState = z.enum(classStates);
export type ClassState = z.infer<typeof ClassState>;

/** A class that is held, or was meant to be: its row, and what stands in it. */
export const TrainingClass = z.object({
  id: z.string(),
  /** The class of the plan; null: beyond the plan, with the reason. */
  planClassId: z.string().nullable(),
  beyondReason: z.string().nullable(),
  year: Year,
  providerAgencyId: z.string(),
  programmeId: z.string().nullable(),
  programmeKey: z.string().nullable(),
  programmeName: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  fromDay: Day,
  toDay: Day,
  place: z.string().nullable(),
  decisionNumber: z.string().nullable(),
  decisionOn: Day.nullable(),
  startedOn: Day.nullable(),
  endedOn: Day.nullable(),
  cancelledOn: Day.nullable(),
  cancelReason: z.string().nullable(),
  /** Learners who have not left, and the certificates in force among all. */
  enrolled: z.number().int(),
  certificates: z.number().int(),
});
export type TrainingClass = z.infer<typeof TrainingClass>;

/** A session to come, as a list of classes shows it. */
const NextSession = z.object({ onDay: Day, fromTime: z.string(), room: z.string(), topic: z.string() });

export const ClassRow = TrainingClass.extend({
  provider: AgencyRef,
  state: ClassState,
  next: NextSession.nullable(),
});
export type ClassRow = z.infer<typeof ClassRow>;
