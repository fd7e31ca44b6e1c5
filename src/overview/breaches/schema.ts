import { z } from 'zod';

export const stages = ['notified', 'reported', 'closed'] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

const words = (max: number) => z.string().trim().max(max).nullable();

/** What is known of a breach so far; what is not known yet stays empty, which is not nought. */
export const BreachWords = z.object({
  title: z.string().trim().min(5, 'Ghi tên sự việc để phân biệt với sự việc khác.').max(200),
  happened: z.string().trim().min(10, 'Ghi sự việc: ở đâu, thế nào.').max(4000),
  isSerious: z.boolean(),
  people: z.number().int().min(0).max(100_000_000).nullable(),
  peopleWords: words(1000),
  dataWords: words(2000),
  hasSensitive: z.boolean().nullable(),
  cause: words(2000),
  harm: words(2000),
  measures: words(4000),
});
export type BreachWords = z.infer<typeof BreachWords>;

export const NewBreach = z.object({ discoveredAt: z.coerce.date(), words: BreachWords });

export const BreachStep = z.object({
  stage: Stage,
  at: z.date(),
  paper: z.string().nullable(),
  note: z.string().nullable(),
  by: z.string().nullable(),
});
export type BreachStep = z.infer<typeof BreachStep>;

/** A term that runs from the discovery. */
export const Clock = z.object({
  stage: z.enum(['notified', 'reported']),
  hours: z.number().int(),
  dueAt: z.date(),
  /** Whole hours left, negative once past; null: done. */
  hoursLeft: z.number().int().nullable(),
  /** Done, and after the term: late stays late. */
  isLate: z.boolean(),
  doneAt: z.date().nullable(),
});
export type Clock = z.infer<typeof Clock>;

export const Breach = z.object({
  id: z.string(),
  discoveredAt: z.date(),
  madeBy: z.string().nullable(),
  madeAt: z.date(),
  words: BreachWords,
  versions: z.array(z.object({ madeAt: z.date(), by: z.string().nullable() })),
  steps: z.array(BreachStep),
  stage: Stage.nullable(),
  next: z.array(Stage),
  clocks: z.array(Clock),
});
export type Breach = z.infer<typeof Breach>;

export const BreachSetting = z.object({
  firstNoticeHours: z.number().int().min(1).max(720),
  reportHours: z.number().int().min(1).max(720),
});
export type BreachSetting = z.infer<typeof BreachSetting>;

export const BreachList = z.object({ breaches: z.array(Breach), setting: BreachSetting, now: z.date() });
export type BreachList = z.infer<typeof BreachList>;
