import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** trường chủ trì · cơ quan khác chủ trì */
export const LedBy = z.enum(['school', 'other']);
export type LedBy = z.infer<typeof LedBy>;

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
