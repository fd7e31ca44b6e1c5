import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/** The recorded origin of a directive that a plan lays: the plan, the task's number in it, who issued it and when. */
export const PlanOrigin = z.object({
  title: z.string(),
  number: z.number().int(),
  plannedOn: Day,
  plannedBy: z.string().nullable(),
});
export type PlanOrigin = z.infer<typeof PlanOrigin>;

/** A task of a plan as it becomes a directive. */
export interface PlannedWork {
  planTitle: string;
  number: number;
  text: string;
  actors: { role: 'lead' | 'coordinate'; name: string; agencyId: string }[];
  /** Null: without a deadline. */
  dueOn: string | null;
  product: string | null;
}
