import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { Span } from '#documents/schema.ts';
import { RowOrigin } from './importing/schema.ts';
import { Step, StepProposal, StepView } from './steps/schema.ts';

export const AssignmentRole = z.enum(['lead', 'coordinate', 'appraise', 'submitTo']);
export type AssignmentRole = z.infer<typeof AssignmentRole>;

export const DeadlineOrigin = z.enum(['document', 'office', 'agreed', 'roadmap']);
export type DeadlineOrigin = z.infer<typeof DeadlineOrigin>;

export const Cadence = z.enum(['P1W', 'P1M', 'P3M', 'P6M', 'P1Y']);
export type Cadence = z.infer<typeof Cadence>;

/** What stands as the time of a directive: a day, a rhythm of reports, or, as a real answer, nothing. */
export const Deadline = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('date'), date: Day, origin: DeadlineOrigin }),
  z.object({
    kind: z.literal('cadence'),
    every: Cadence,
    origin: DeadlineOrigin,
    /** When the first report is due; the others follow in the rhythm. Without it no occurrence is made. */
    firstDue: Day.optional(),
  }),
  z.object({ kind: z.literal('none') }),
]);
export type Deadline = z.infer<typeof Deadline>;

export const Figure = z.object({
  text: z.string(),
  value: z.number().optional(),
  of: z.number().optional(),
  unit: z.string().optional(),
  span: Span,
});
export const Finding = z.object({
  id: z.string(),
  /** Rejected where the clerk saw that the document does not say so. */
  decision: z.enum(['pending', 'accepted', 'rejected']),
  kind: z.enum(['strength', 'limitation']),
  text: z.string(),
  span: Span,
  figures: z.array(Figure),
});
export type Finding = z.infer<typeof Finding>;

export const EventKind = z.enum([
  'published',
  'deadline_set',
  'cadence_set',
  'extension_asked',
  'extension_granted',
  'extension_refused',
  'received',
  'reported',
  'report_approved',
  'report_returned',
  'completed',
  'completion_returned',
  'withdrawn',
  'steps_set',
  'step_returned',
  'step_decided',
  'nudged',
  'succeeded',
  'handed_on',
  'handover_reported',
  'handover_accepted',
  'handover_returned',
  'handover_withdrawn',
]);
export type EventKind = z.infer<typeof EventKind>;

export const FileRef = z.object({ id: z.string(), name: z.string(), size: z.number().int() });

/** What an event carries, whatever its kind; each kind uses its part. */
export const EventData = z.object({
  text: z.string().optional(),
  reason: z.string().optional(),
  done: z.boolean().optional(),
  percent: z.number().int().min(0).max(100).nullish(),
  files: z.array(FileRef).optional(),
  /** Signed on a slip of paper by the agency's head, and recorded by the office: it has gone out. */
  onPaper: z.boolean().optional(),
  /** Kiêm nhiệm: who approved also wrote it. */
  combined: z.boolean().optional(),
  /** The report that an approval, return or completion is about. */
  reportId: z.number().int().optional(),
  /** The day the work was done, which decides on time or late; the clerk's own click may come later. */
  completedOn: Day.optional(),
  date: Day.optional(),
  origin: DeadlineOrigin.optional(),
  every: Cadence.optional(),
  leadIds: z.array(z.string()).optional(),
  /** Inside an agency: to which unit or person the work is handed on, and which handing-on an answer is about. */
  toAgencyId: z.string().optional(),
  toUserId: z.string().optional(),
  handoverId: z.number().int().optional(),
  /** Which request for an extension is decided. */
  requestId: z.number().int().optional(),
  /** The chain as the clerk confirmed it; which step is returned or decided, and to which it goes back. */
  steps: z.array(Step).optional(),
  stepId: z.string().optional(),
  toStepId: z.string().optional(),
  /** The rung of a nudge (1 reminder, 2 letter, 3 leader's list, 4 inspection), and its row. */
  rung: z.number().int().min(1).max(4).optional(),
  nudgeId: z.string().optional(),
  /** Whose work an agency takes over, by which succession. */
  fromAgencyId: z.string().optional(),
  successionId: z.string().optional(),
  /** The reports of units that an agency has taken into its own. */
  takenFrom: z.array(z.number().int()).optional(),
});
export type EventData = z.infer<typeof EventData>;

export const DirectiveEvent = z.object({
  id: z.number().int(),
  kind: EventKind,
  happenedOn: Day,
  recordedAt: z.date(),
  actorId: z.string().nullable(),
  agencyId: z.string().nullable(),
  data: EventData,
});
export type DirectiveEvent = z.infer<typeof DirectiveEvent>;

/** The workflow, beside which on time and late are kept apart. */
export const WorkState = z.enum([
  'not-started',
  'in-progress',
  'awaiting-approval',
  'awaiting-acceptance',
  'awaiting-decision',
  'passed-on',
  'returned',
  'done',
]);
export type WorkState = z.infer<typeof WorkState>;

/** The five numbers: {done, open} × {on time, late}, and the undated. */
export const Headline = z.enum(['open-late', 'open-in-time', 'done-on-time', 'done-late', 'undated']);
export type Headline = z.infer<typeof Headline>;

export const NextActor = z.enum(['agency', 'head', 'office', 'above', 'none']);
export type NextActor = z.infer<typeof NextActor>;

/** How one of several leads stands: by its own reports, against the deadline that all share. */
export const LeadStanding = z.object({
  agency: AgencyRef,
  state: WorkState,
  since: Day,
  headline: Headline,
  daysLate: z.number().int(),
  silentDays: z.number().int().nullable(),
  percent: z.number().int().nullable(),
  lastReportOn: Day.nullable(),
  /** Done, or its report of completion lies at the office. */
  stoppedOn: Day.nullable(),
  completedOn: Day.nullable(),
});
export type LeadStanding = z.infer<typeof LeadStanding>;

/** How a directive stands on a day. */
export const Standing = z.object({
  state: WorkState,
  headline: Headline,
  due: Day.nullable(),
  dueOrigin: DeadlineOrigin.nullable(),
  firstDue: Day.nullable(),
  cadence: Cadence.nullable(),
  /** Calendar days past the deadline: of an open directive until the day asked, of a done one until it was done. */
  daysLate: z.number().int(),
  /** Calendar days left; null where late, done or undated. */
  daysLeft: z.number().int().nullable(),
  completedOn: Day.nullable(),
  lastReportOn: Day.nullable(),
  /** Calendar days since the last report, or since the agency was told; null when done. */
  silentDays: z.number().int().nullable(),
  next: z.object({ actor: NextActor, agencies: z.array(AgencyRef), since: Day }),
  /** Those who answer for it, each by its own clock; it is done when all are. */
  leads: z.array(LeadStanding),
});
export type Standing = z.infer<typeof Standing>;

export const Assignment = z.object({
  role: AssignmentRole,
  agency: AgencyRef.nullable(),
  nameAsWritten: z.string(),
  span: Span.nullable(),
  /** What the agency of the document was called when the work was laid, where it is otherwise on the day. */
  formerly: z.string().optional(),
});
export type Assignment = z.infer<typeof Assignment>;

export const DirectiveSummary = z.object({
  id: z.string(),
  code: z.string(),
  ref: z.string(),
  title: z.string(),
  documentId: z.string().nullable(),
  documentNumber: z.string().nullable(),
  product: z.string().nullable(),
  publishedOn: Day,
  assignments: z.array(Assignment),
  standing: Standing,
  /** The viewer's agency has a role in it and has not acknowledged it; false for the office. */
  awaitsReceipt: z.boolean(),
});
export type DirectiveSummary = z.infer<typeof DirectiveSummary>;

export const Counts = z.object({
  total: z.number().int(),
  openLate: z.number().int(),
  openInTime: z.number().int(),
  doneOnTime: z.number().int(),
  doneLate: z.number().int(),
  undated: z.number().int(),
  undatedDone: z.number().int(),
  silent: z.number().int(),
});
export type Counts = z.infer<typeof Counts>;

/** The wholes of the three rates: all that has fallen due (done, or open and late), and all that is done with a deadline. */
export const RateWhole = z.enum(['due', 'done']);
export type RateWhole = z.infer<typeof RateWhole>;

export const DirectiveAct = z.enum([
  'receive',
  'report',
  'approve',
  'accept',
  'decideExtension',
  'decideStep',
  'returnStep',
  'askExtension',
  'setDeadline',
  'setSteps',
  'handOn',
  'withdraw',
]);

/** The directive of which this is one occurrence, and the occurrences of this one, the latest first. */
export const Relatives = z.object({
  parentCode: z.string().nullable(),
  occurrences: z.array(
    z.object({
      code: z.string(),
      occurrence: z.string(),
      due: Day.nullable(),
      headline: Headline,
      state: WorkState,
    }),
  ),
});
export type Relatives = z.infer<typeof Relatives>;

export const DirectiveDetail = DirectiveSummary.extend({
  kind: z.enum(['requirement', 'answer']),
  text: z.string(),
  span: Span.nullable(),
  page: z.number().int().nullable(),
  documentName: z.string().nullable(),
  /** The row of a file from which it came, where no document lays it. */
  origin: RowOrigin.nullable(),
  events: z.array(
    DirectiveEvent.extend({
      actorName: z.string().nullable(),
      agencyName: z.string().nullable(),
      /** The unit or person to whom it was handed on, for what happens inside. */
      toName: z.string().nullable(),
    }),
  ),
  /** The neighbours in the document's order, to walk by key. */
  previousCode: z.string().nullable(),
  nextCode: z.string().nullable(),
  /** Files of the reports. */
  files: z.array(FileRef.extend({ happenedOn: Day, agencyName: z.string().nullable() })),
  /** What this viewer may do now, in the order of likelihood. */
  mayDo: z.array(DirectiveAct),
  /** The report that waits: for the head to approve, or for the office to accept. */
  waitingReport: DirectiveEvent.nullable(),
  /** Why an act that this role has is closed to this person, e.g. they wrote the report themselves. */
  closedBecause: z.string().nullable(),
  /** The chain of desks in order; empty where none was confirmed. */
  steps: z.array(StepView),
  /** What the roles speak of, for whoever may confirm it; empty where there is a chain or nothing to propose. */
  proposedSteps: z.array(StepProposal),
  /** The request for more time that waits for a decision. */
  asked: z
    .object({
      eventId: z.number().int(),
      agencyId: z.string(),
      date: Day,
      askedOn: Day,
      agencyName: z.string().nullable(),
    })
    .nullable(),
  withdrawnOn: Day.nullable(),
  ...Relatives.shape,
});
export type DirectiveDetail = z.infer<typeof DirectiveDetail>;

export const NewReport = z.object({
  code: z.string(),
  text: z.string().trim().min(5, 'Ghi rõ đã làm được gì.').max(10_000),
  done: z.boolean(),
  percent: z.number().int().min(0).max(100).nullable(),
  fileIds: z.array(z.uuid()).max(20),
  /** The reports of units that went into it; by that they are accepted. */
  takenFrom: z.array(z.number().int()).max(50).optional(),
});
export type NewReport = z.infer<typeof NewReport>;
