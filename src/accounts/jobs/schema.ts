import { z } from 'zod';

export const JobState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof JobState>;

/** Slow work that somebody has asked for. */
export const Job = z.object({
  id: z.string(),
  kind: z.string(),
  /** What it is about, for the address of its page: the id of a document. */
  subject: z.string().nullable(),
  state: JobState,
  stepsDone: z.number().int(),
  /** How many there are; null until that is known. */
  steps: z.number().int().nullable(),
  problem: z.string().nullable(),
  /** What came of it, as its kind says. */
  result: z.unknown(),
  madeAt: z.date(),
  endedAt: z.date().nullable(),
});
export type Job = z.infer<typeof Job>;

export const isOver = ({ state }: Pick<Job, 'state'>): boolean => state !== 'queued' && state !== 'running';
