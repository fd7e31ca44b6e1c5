import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { CalendarSettings, CalendarYear } from '#platform/calendar/schema.ts';
import { AssignmentRole, Cadence } from '../schema.ts';

/** A published document as a line may name it: #TB296. */
export const EntryDocument = z.object({
  id: z.string(),
  type: z.string().nullable(),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
});
export type EntryDocument = z.infer<typeof EntryDocument>;

/** What a line is read by while it is typed, beside the directory of agencies. */
export const EntryDesk = CalendarSettings.extend({
  years: z.array(CalendarYear),
  documents: z.array(EntryDocument),
});
export type EntryDesk = z.infer<typeof EntryDesk>;

/** A body with its part, as the line names it; only a class of bodies has no agency. */
export const EntryActor = z.object({
  role: AssignmentRole,
  name: z.string().trim().min(1).max(300),
  agencyId: z.uuid().nullable(),
  generic: z.boolean(),
});
export type EntryActor = z.infer<typeof EntryActor>;

export const EntryDeadline = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('date'), date: Day }),
  z.object({ kind: z.literal('cadence'), every: Cadence }),
  z.object({ kind: z.literal('none') }),
]);
export type EntryDeadline = z.infer<typeof EntryDeadline>;

/** A directive as a person has confirmed it. The id is made where it was typed: sent twice it is one. */
export const NewEntry = z.object({
  id: z.uuid(),
  line: z.string().trim().min(3).max(2000),
  text: z.string().trim().min(3, 'Ghi nội dung nhiệm vụ.').max(2000),
  actors: z.array(EntryActor).min(1, 'Ghi cơ quan chủ trì.').max(60),
  deadline: EntryDeadline,
  documentId: z.uuid().nullable(),
});
export type NewEntry = z.infer<typeof NewEntry>;

/** The recorded origin of a directive that a person entered: who, on which day, in which words. */
export const EntryOrigin = z.object({
  line: z.string(),
  enteredOn: Day,
  enteredBy: z.string().nullable(),
});
export type EntryOrigin = z.infer<typeof EntryOrigin>;
