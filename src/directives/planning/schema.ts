import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

/**
 * The recorded origin of a directive that a plan or a survey lays: the plan and the task's number in it, or what was found
 * and the page that shows it; who issued it and when.
 */
export const PlanOrigin = z.object({
  title: z.string(),
  number: z.number().int().nullable(),
  link: z.string().nullable(),
  plannedOn: Day,
  plannedBy: z.string().nullable(),
});
export type PlanOrigin = z.infer<typeof PlanOrigin>;

/** A task of a plan, or a finding, as it becomes a directive. */
export interface PlannedWork {
  planTitle: string;
  /** Its number among the tasks of a plan; null: a finding, which has none. */
  number: number | null;
  /** The page of a finding. */
  link: string | null;
  text: string;
  actors: { role: 'lead' | 'coordinate'; name: string; agencyId: string }[];
  /** Null: without a deadline. */
  dueOn: string | null;
  /** Whose the date is: the plan's, or the office's own. */
  dueOrigin: 'roadmap' | 'office';
  product: string | null;
}
