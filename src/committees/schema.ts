import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';

export const stages = ['sent', 'appraised', 'submitted', 'decided'] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

export const DecisionKind = z.enum(['establish', 'change']);
export type DecisionKind = z.infer<typeof DecisionKind>;

export const memberRoles = ['chair', 'standing', 'deputy', 'member', 'secretary'] as const;
export const MemberRole = z.enum(memberRoles);
export type MemberRole = z.infer<typeof MemberRole>;

const Words = (most: number) => z.string().trim().max(most);

/** A seat of the committee, held by a position; who holds that position may be named or not. */
export const Seat = z.object({
  /** The same from decision to decision. */
  seat: z.uuid(),
  role: MemberRole,
  positionTitle: Words(200).min(2, 'Ghi chức vụ của thành viên.'),
  agencyId: z.uuid(),
  name: Words(100).nullable(),
  /** What this member is asked to do, and by when. */
  duty: Words(1000).nullable(),
  dueOn: Day.nullable(),
});
export type Seat = z.infer<typeof Seat>;

/** A draft of the decision: what a version holds. */
export const DraftContent = z.object({
  /** What it rests on, a line each. */
  grounds: z.array(Words(500).min(1)).max(20),
  members: z.array(Seat).max(60),
  /** Operating rules (quy chế), a line a paragraph; null: none yet. */
  rules: Words(20_000).nullable(),
});
export type DraftContent = z.infer<typeof DraftContent>;

export const DraftVersion = DraftContent.extend({
  version: z.number().int(),
  note: z.string().nullable(),
  madeOn: Day,
  madeBy: z.string().nullable(),
});
export type DraftVersion = z.infer<typeof DraftVersion>;

export const Step = z.object({
  id: z.string(),
  /** Null: given back. */
  stage: Stage.nullable(),
  on: Day,
  draftVersion: z.number().int(),
  number: z.string().nullable(),
  documentId: z.string().nullable(),
  note: z.string().nullable(),
  byName: z.string().nullable(),
});
export type Step = z.infer<typeof Step>;

/** Who must move, and for how long it has lain there. */
export const Standing = z.object({
  stage: Stage.nullable(),
  isReturned: z.boolean(),
  since: Day,
  days: z.number().int(),
  /** Null: nobody, it is decided. */
  mover: AgencyRef.nullable(),
});
export type Standing = z.infer<typeof Standing>;

export const Decision = z.object({
  id: z.string(),
  kind: DecisionKind,
  startedOn: Day,
  standing: Standing,
  steps: z.array(Step),
  /** The newest first; whoever only appraises or decides sees what was sent. */
  drafts: z.array(DraftVersion),
  may: z.object({
    draft: z.boolean(),
    /** The stage that whoever looks may record now. */
    next: Stage.nullable(),
    giveBack: z.boolean(),
    /** Why not, where it is their agency's turn. */
    why: z.string().nullable(),
  }),
});
export type Decision = z.infer<typeof Decision>;

/** A member from a day on; `endedOn` is the first day on which it no longer holds. */
export const Member = z.object({
  id: z.string(),
  seat: z.string(),
  role: MemberRole,
  positionTitle: z.string(),
  agency: AgencyRef,
  name: z.string().nullable(),
  duty: z.string().nullable(),
  fromDay: Day,
  endedOn: Day.nullable(),
  decisionId: z.string(),
});
export type Member = z.infer<typeof Member>;

export const Task = z.object({
  id: z.string(),
  seat: z.string().nullable(),
  text: z.string(),
  dueOn: Day.nullable(),
  givenOn: Day,
  /** By the decision, at a meeting, or by itself. */
  origin: z.enum(['decision', 'meeting', 'own']),
  directiveCode: z.string().nullable(),
  directedOn: Day.nullable(),
  /** Its words are out of sight, with the notice of the meeting that gave it. */
  isHeld: z.boolean(),
  endedOn: Day.nullable(),
  endedAs: z.enum(['done', 'dropped']).nullable(),
  endedNote: z.string().nullable(),
});
export type Task = z.infer<typeof Task>;

export const RecordKind = z.enum(['agenda', 'minutes', 'conclusions']);
export type RecordKind = z.infer<typeof RecordKind>;

export const Attendance = z.object({
  seat: z.string(),
  part: z.enum(['chair', 'attend', 'absent']),
});
export type Attendance = z.infer<typeof Attendance>;

export const CommitteeMeeting = z.object({
  id: z.string(),
  title: z.string(),
  heldOn: Day,
  place: z.string().nullable(),
  documentId: z.string().nullable(),
  /** Its papers are out of sight, with its notice. */
  isHeld: z.boolean(),
  agenda: z.array(z.string()),
  minutes: z.array(z.string()),
  conclusions: z.array(z.string()),
  /** Of the members on that day. */
  attendance: z.array(Attendance),
});
export type CommitteeMeeting = z.infer<typeof CommitteeMeeting>;

/** A row of the list. */
export const CommitteeSummary = z.object({
  id: z.string(),
  name: z.string(),
  drafter: AgencyRef,
  directiveCode: z.string().nullable(),
  kind: DecisionKind,
  standing: Standing,
  members: z.number().int(),
  lateTasks: z.number().int(),
  nextMeeting: Day.nullable(),
});
export type CommitteeSummary = z.infer<typeof CommitteeSummary>;

export const Committee = z.object({
  id: z.string(),
  name: z.string(),
  purpose: z.string().nullable(),
  scheme: z.string().nullable(),
  directiveCode: z.string().nullable(),
  drafter: AgencyRef,
  appraiser: AgencyRef,
  decider: AgencyRef,
  madeOn: Day,
  /** The newest first. */
  decisions: z.array(Decision),
  members: z.array(Member),
  tasks: z.array(Task),
  meetings: z.array(CommitteeMeeting),
  /** Agencies that seats of its members and drafts name. */
  agencies: z.array(AgencyRef),
  may: z.object({
    change: z.boolean(),
    meet: z.boolean(),
    /** The clerk lays a task as a directive, and makes the notice of a meeting. */
    direct: z.boolean(),
    remove: z.boolean(),
  }),
});
export type Committee = z.infer<typeof Committee>;

export const NewCommittee = z.object({
  name: Words(300).min(5, 'Ghi tên Ban Chỉ đạo.'),
  purpose: Words(2000).nullable(),
  scheme: Words(500).nullable(),
  directiveCode: Words(60).nullable(),
  drafterId: z.uuid(),
  appraiserId: z.uuid(),
  deciderId: z.uuid(),
  /** When its drafting began: today, or earlier where it is recorded late. */
  startedOn: Day,
});
export type NewCommittee = z.infer<typeof NewCommittee>;

export const SaveDraft = z.object({
  decisionId: z.uuid(),
  /** The version that was on the screen; null: the first. */
  after: z.number().int().nullable(),
  content: DraftContent,
  note: Words(500).nullable(),
});
export type SaveDraft = z.infer<typeof SaveDraft>;

const Acting = z.object({
  decisionId: z.uuid(),
  /** The stage that whoever acts has seen, so that an act meant for another is refused. */
  from: Stage.nullable(),
  on: Day,
});

export const Send = Acting.extend({ note: Words(2000).nullable() });

/** A hand lets it go on, or gives it back to whoever drafts with the reason. */
export const TakeStep = z.discriminatedUnion('does', [
  Acting.extend({
    does: z.literal('pass'),
    number: Words(60).nullable(),
    documentId: z.uuid().nullable(),
    note: Words(2000).nullable(),
  }),
  Acting.extend({ does: z.literal('return'), note: Words(2000).min(3, 'Ghi lý do trả lại.') }),
]);
export type TakeStep = z.infer<typeof TakeStep>;

export const OpenChange = z.object({ committeeId: z.uuid(), startedOn: Day });

export const NewTask = z.object({
  committeeId: z.uuid(),
  seat: z.uuid().nullable(),
  text: Words(1000).min(3, 'Ghi nội dung việc.'),
  dueOn: Day.nullable(),
  meetingId: z.uuid().nullable(),
});
export type NewTask = z.infer<typeof NewTask>;

export const EndTask = z.object({
  id: z.uuid(),
  as: z.enum(['done', 'dropped']),
  on: Day,
  note: Words(1000).nullable(),
});
export type EndTask = z.infer<typeof EndTask>;

export const DirectTask = z.object({ id: z.uuid(), leadId: z.uuid(), dueOn: Day.nullable() });
export type DirectTask = z.infer<typeof DirectTask>;

export const NewMeeting = z.object({
  committeeId: z.uuid(),
  title: Words(300).min(5, 'Ghi tên cuộc họp.'),
  heldOn: Day,
  place: Words(300).nullable(),
  agenda: z.array(Words(1000).min(1)).max(100),
});
export type NewMeeting = z.infer<typeof NewMeeting>;

export const SaveRecord = z.object({
  meetingId: z.uuid(),
  kind: RecordKind,
  lines: z.array(Words(4000).min(1)).max(200),
});
export const SetAttendance = z.object({ meetingId: z.uuid(), attendance: z.array(Attendance).max(60) });

/** What the pages of the room say in their address. */
export const CommitteeAddress = z.object({
  /** The membership as it was on a day. */
  ngay: Day.optional().catch(undefined),
});
export type CommitteeAddress = z.infer<typeof CommitteeAddress>;

/** What the directive's own chain proposes. */
export const Suggestion = z.object({
  title: z.string(),
  drafterId: z.string().nullable(),
  appraiserId: z.string().nullable(),
  deciderId: z.string().nullable(),
});
export type Suggestion = z.infer<typeof Suggestion>;
