import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { LedBy } from '../owners/schema.ts';
import { Criterion, IndicatorRef, Result } from '../schema.ts';

/** An amount in đồng, as decimal text: money is never a float. */
export const Amount = z.string().regex(/^\d{1,15}$/, 'Ghi số tiền bằng đồng, chỉ gồm chữ số.');

/** What a task of the plan says. */
export const TaskWords = z.object({
  title: z.string().trim().min(3, 'Ghi nội dung việc.').max(1000),
  indicatorIds: z.array(z.uuid()).min(1, 'Chọn ít nhất một chỉ tiêu.').max(60),
  leadId: z.uuid().nullable(),
  coordinatingIds: z.array(z.uuid()).max(60),
  product: z.string().trim().min(1).max(500).nullable(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  budgetSource: z.string().trim().min(1).max(300).nullable(),
  budgetAmount: Amount.nullable(),
  /** Tasks that must be over before this one begins. */
  dependsOn: z.array(z.uuid()).max(60),
});
export type TaskWords = z.infer<typeof TaskWords>;

/** How the directive that a task became stands on the day asked about. */
export const TaskWork = z.object({
  code: z.string(),
  state: z.enum(['open', 'overdue', 'done', 'doneLate']),
  daysLate: z.number().int(),
  doneOn: Day.nullable(),
});
export type TaskWork = z.infer<typeof TaskWork>;

/** A task of the plan, by its number in it. */
export const PlanTask = TaskWords.extend({
  id: z.string(),
  number: z.number().int(),
  /** The directive that it became; null until it is issued. */
  directiveId: z.string().nullable(),
  directiveCode: z.string().nullable(),
  /** Of its last writing: who changes it says which words they have seen. */
  version: z.number().int(),
});
export type PlanTask = z.infer<typeof PlanTask>;

/** The way to one indicator. */
export const RoadmapLine = z.object({
  indicatorId: z.string(),
  /** What is lacking, in the school's words; null: what value and threshold say. */
  gap: z.string().nullable(),
  /** Null: chưa có ngày. */
  plannedOn: Day.nullable(),
  ledBy: LedBy,
  note: z.string().nullable(),
  /** Of what is met: when somebody looks again whether it still holds. */
  lookOn: Day.nullable(),
  /** Of its last writing; null where nothing is written yet. */
  version: z.number().int().nullable(),
  tasks: z.array(PlanTask),
});
export type RoadmapLine = z.infer<typeof RoadmapLine>;

/** What if: a task or the day of a line moved by days, or one left out. */
export const Move = z.discriminatedUnion('what', [
  z.object({
    what: z.enum(['moveTask', 'moveLine']),
    id: z.uuid(),
    days: z.number().int().min(-3650).max(3650),
  }),
  z.object({ what: z.enum(['dropTask', 'dropLine']), id: z.uuid() }),
]);
export type Move = z.infer<typeof Move>;

/** An indicator with its place in the set. */
export const PlacedIndicator = IndicatorRef.extend({ position: z.number().int() });
export type PlacedIndicator = z.infer<typeof PlacedIndicator>;

/** An indicator that is not met, and the way to it. */
export const GapRow = z.object({
  indicator: PlacedIndicator,
  /** Null: there has been no round. */
  result: Result.nullable(),
  /** As the newest round says: the result, with its value. */
  now: z.string(),
  /** What is lacking, in words: the school's own, or what value and threshold say. */
  gap: z.string(),
  isOwnGap: z.boolean(),
  ledBy: LedBy,
  /** Who leads, by the name used in lists; null where nobody is named. */
  leader: z.string().nullable(),
  plannedOn: Day.nullable(),
  note: z.string().nullable(),
  version: z.number().int().nullable(),
  taskIds: z.array(z.string()),
});
export type GapRow = z.infer<typeof GapRow>;

/** An indicator that is met, and who sees that it stays so. */
export const KeptRow = z.object({
  indicator: PlacedIndicator,
  result: Result,
  now: z.string(),
  watcher: z.string().nullable(),
  lookOn: Day.nullable(),
  note: z.string().nullable(),
  ledBy: LedBy,
  version: z.number().int().nullable(),
});
export type KeptRow = z.infer<typeof KeptRow>;

export const TaskRow = PlanTask.extend({
  leadName: z.string().nullable(),
  coordinatingNames: z.array(z.string()),
  work: TaskWork.nullable(),
});
export type TaskRow = z.infer<typeof TaskRow>;

/** What the province has decided: until when, at which level. */
export const Target = z.object({
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  level: z.number().int(),
  on: Day.nullable(),
});
export type Target = z.infer<typeof Target>;

export const RoundRef = z.object({ id: z.string(), name: z.string(), asOf: Day, isClosed: z.boolean() });

export const Roadmap = z.object({
  set: z.object({
    id: z.string(),
    name: z.string(),
    isPractice: z.boolean(),
    criteria: z.array(Criterion),
  }),
  level: z.number().int(),
  /** The newest round of the set: what is met is known from it. */
  round: RoundRef.nullable(),
  target: Target.nullable(),
  total: z.number().int(),
  met: z.number().int(),
  gaps: z.array(GapRow),
  kept: z.array(KeptRow),
  tasks: z.array(TaskRow),
  /** How many were met on the day of each closed round. */
  points: z.array(z.object({ on: Day, met: z.number().int(), name: z.string() })),
  /** Who may be named in a task. */
  agencies: z.array(AgencyRef),
});
export type Roadmap = z.infer<typeof Roadmap>;

/** Null: there is no set yet. */
export const RoadmapView = z.object({ roadmap: Roadmap.nullable() });
export const RoadmapQuery = z.object({ setId: z.uuid().optional() });

export const SaveLine = z.object({
  indicatorId: z.uuid(),
  gap: z.string().trim().min(1).max(1000).nullable(),
  plannedOn: Day.nullable(),
  ledBy: LedBy,
  note: z.string().trim().min(1).max(1000).nullable(),
  lookOn: Day.nullable(),
  /** The writing that was seen. */
  version: z.number().int().nullable(),
});
export type SaveLine = z.infer<typeof SaveLine>;

export const SaveTask = z.object({
  setId: z.uuid(),
  /** Null: a new one. */
  id: z.uuid().nullable(),
  version: z.number().int().nullable(),
  words: TaskWords,
});
export type SaveTask = z.infer<typeof SaveTask>;

export const SaveMoves = z.object({
  setId: z.uuid(),
  moves: z.array(Move).min(1).max(500),
  /** The writings that the moves were tried on, by id of line and task. */
  seen: z.record(z.string(), z.number().int().nullable()),
});
export type SaveMoves = z.infer<typeof SaveMoves>;

export const Issue = z.object({ setId: z.uuid(), taskIds: z.array(z.uuid()).min(1).max(200) });
export const Issued = z.object({
  issued: z.array(z.object({ number: z.number().int(), code: z.string() })),
  /** Those that were directives already. */
  already: z.array(z.number().int()),
});
export type Issued = z.infer<typeof Issued>;

/** What the page shows, in its address. */
export const RoadmapAddress = z.object({
  ma: z.string().optional(),
  nhom: z.enum(['school', 'other']).optional(),
});
export type RoadmapAddress = z.infer<typeof RoadmapAddress>;
