import { z } from 'zod';
import { Audience } from '../surveys/schema.ts';

/** A mean of marks with its 95 % interval and the instrument's word for it. */
export const Figure = z.object({
  /** Valid sheets that it rests on. */
  n: z.number().int(),
  /** Two decimals, as it is shown: the band is that of the shown figure. */
  mean: z.number(),
  from: z.number(),
  to: z.number(),
  band: z.string().nullable(),
  /** Standard error and degrees of freedom, of which intervals of means and of changes are made. */
  error: z.number(),
  freedom: z.number(),
  /** Before it was rounded. */
  exact: z.number(),
});
export type Figure = z.infer<typeof Figure>;

/** Null: fewer sheets than are shown. */
const Shown = Figure.nullable();

export const ItemIndex = z.object({ key: z.string(), text: z.string(), figure: Shown });
export const CriterionIndex = z.object({
  key: z.string(),
  label: z.string(),
  figure: Shown,
  items: z.array(ItemIndex),
});
export type CriterionIndex = z.infer<typeof CriterionIndex>;

/** What is said of one lecturer, with criteria and items as those of the whole object. */
export const LecturerIndex = z.object({
  key: z.string(),
  name: z.string(),
  figure: Shown,
  criteria: z.array(CriterionIndex),
});
export type LecturerIndex = z.infer<typeof LecturerIndex>;

export const ObjectIndex = z.object({
  key: z.string(),
  label: z.string(),
  figure: Shown,
  criteria: z.array(CriterionIndex),
  lecturers: z.array(LecturerIndex),
  /** Whose valid sheets say anything of it; how many each gave is not said here. */
  judgedBy: z.array(Audience),
  /** Learners, managers, peers apart; null where that would show fewer sheets than are shown, or only one was asked. */
  byAudience: z.array(z.object({ audience: Audience, figure: Figure })).nullable(),
});
export type ObjectIndex = z.infer<typeof ObjectIndex>;

export const Indices = z.object({
  valid: z.number().int(),
  void: z.number().int(),
  general: Shown,
  objects: z.array(ObjectIndex),
});
export type Indices = z.infer<typeof Indices>;
