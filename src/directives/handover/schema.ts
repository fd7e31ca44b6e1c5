import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { DirectiveEvent } from '../schema.ts';

export const HandoverState = z.enum(['open', 'reported', 'returned', 'accepted', 'withdrawn']);
export type HandoverState = z.infer<typeof HandoverState>;

export const HandoverAct = z.enum(['report', 'accept', 'return', 'withdraw']);
export type HandoverAct = z.infer<typeof HandoverAct>;

/** What a unit or a person reported inside their agency. */
export const UnitReport = DirectiveEvent.pick({
  id: true,
  happenedOn: true,
  recordedAt: true,
  data: true,
}).extend({
  actorName: z.string().nullable(),
});
export type UnitReport = z.infer<typeof UnitReport>;

/** Work handed on inside an agency, as those who may see it see it. */
export const Handover = z.object({
  /** The event by which it was handed on. */
  id: z.number().int(),
  code: z.string(),
  title: z.string(),
  /** Of the directive itself, which an internal date never moves. */
  directiveDue: Day.nullable(),
  agency: AgencyRef,
  to: z.object({ agencyId: z.string().nullable(), userId: z.string().nullable(), name: z.string() }),
  /** Which part of it, and how; null for the whole. */
  text: z.string().nullable(),
  /** The internal date. */
  due: Day.nullable(),
  givenOn: Day,
  givenBy: z.string().nullable(),
  state: HandoverState,
  since: Day,
  /** The day the internal clock stopped: reported as done, and not returned since. */
  stoppedOn: Day.nullable(),
  /** Calendar days past the internal date; 0 where not late. */
  daysLate: z.number().int(),
  daysLeft: z.number().int().nullable(),
  report: UnitReport.nullable(),
  returnReason: z.string().nullable(),
  /** The report stands in one of the agency's own. */
  isTakenIn: z.boolean(),
  mayDo: z.array(HandoverAct),
});
export type Handover = z.infer<typeof Handover>;

/** To whom the viewer's agency may hand on. */
export const Choices = z.object({
  units: z.array(AgencyRef),
  people: z.array(
    z.object({ userId: z.string(), name: z.string(), positionTitle: z.string(), unit: z.string() }),
  ),
});
export type Choices = z.infer<typeof Choices>;

export const Recipient = z.union([z.object({ agencyId: z.uuid() }), z.object({ userId: z.uuid() })]);
export type Recipient = z.infer<typeof Recipient>;

export const NewHandover = z.object({
  code: z.string(),
  to: z.array(Recipient).min(1, 'Chọn đơn vị hoặc người nhận.').max(20),
  text: z
    .string()
    .trim()
    .max(2000)
    .transform((text) => text || null)
    .nullable(),
  due: Day.nullable(),
});
export type NewHandover = z.infer<typeof NewHandover>;

export const HandoverId = z.object({ code: z.string(), handoverId: z.number().int() });
