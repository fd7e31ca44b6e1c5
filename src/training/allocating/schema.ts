import { z } from 'zod';
import { PlannedClass, PlanState } from '../plan/schema.ts';
import { Month, Year } from '../schema.ts';
import { Cost, Solution, Weights } from '../solving/schema.ts';

/** Which year; which class is looked at, which run. */
export const AllocatingAddress = z.object({
  nam: Year.optional().catch(undefined),
  lop: z.uuid().optional().catch(undefined),
  lan: z.uuid().optional().catch(undefined),
  /** Only classes of this provider, or of this standing. */
  donVi: z.string().max(60).optional().catch(undefined),
  loc: z.enum(['unplaced', 'fixed']).optional().catch(undefined),
});
export type AllocatingAddress = z.infer<typeof AllocatingAddress>;

/** What the office would rather have: a name for a set of weights. */
export const Preset = z.enum(['even', 'near', 'cheap', 'spread', 'wished']);
export type Preset = z.infer<typeof Preset>;

/** A class with what it asks of whoever runs it. */
export const AllocatedClass = PlannedClass.extend({
  /** Lecturer hours of one class, and the months it lasts; null: the catalogue does not say. */
  hours: z.number().nullable(),
  monthsLong: z.number().int().nullable(),
  months: z.array(Month),
  /** It is held already: it stays where it is, as large as it is. */
  isHeld: z.boolean(),
  agencies: z.array(z.object({ agencyId: z.string(), name: z.string(), heads: z.number().int() })),
  /** Fewer or more heads than a class of the programme has. */
  sizeFault: z.string().nullable(),
});
export type AllocatedClass = z.infer<typeof AllocatedClass>;

/** Of so many classes, of how many it is not known how many hours they have, how long they last. */
export const Unknowns = z.object({
  classes: z.number().int(),
  hours: z.number().int(),
  months: z.number().int(),
});
export type Unknowns = z.infer<typeof Unknowns>;

/** What a provider has, and what the plan asks of it, by month, January first. */
export const Load = z.object({
  id: z.string(),
  agencyId: z.string(),
  name: z.string(),
  classes: z.number().int(),
  /** Whose hours, months are in no figure here, or guessed. */
  unknown: Unknowns,
  heads: z.number().int(),
  hours: z.array(z.number()).length(12),
  hoursHas: z.array(z.number()).length(12),
  rooms: z.array(z.number()).length(12),
  roomsHas: z.number().int(),
  /** Đồng; null: what a class costs there is not known. */
  money: z.number().nullable(),
  ceiling: z.number().nullable(),
});
export type Load = z.infer<typeof Load>;

export const Run = z.object({
  id: z.string(),
  name: z.string(),
  weights: Weights,
  madeAt: z.date(),
  madeBy: z.string().nullable(),
  chosenAt: z.date().nullable(),
  status: Solution.shape.status,
  gap: z.number(),
  seconds: z.number(),
  placed: z.number().int(),
  classes: z.number().int(),
  cost: Cost,
  unknown: Unknowns,
  /** Classes and lecturer hours of each provider; null: of none of its classes are they known. */
  loads: z.array(
    z.object({ id: z.string(), name: z.string(), classes: z.number().int(), hours: z.number().nullable() }),
  ),
  placements: z.array(
    z.object({ classId: z.string(), providerId: z.string(), month: Month, reason: z.string().nullable() }),
  ),
  unplaced: z.array(z.object({ classId: z.string(), frees: z.array(z.string()) })),
  /** The plan was divided otherwise since, so it cannot be taken over as it is. */
  isStale: z.boolean(),
});
export type Run = z.infer<typeof Run>;

export const AllocationView = z.object({
  /** Whoever asks is not at the desk: all else is empty. */
  seesAll: z.boolean(),
  year: z.number().int(),
  years: z.array(z.number().int()),
  planId: z.string().nullable(),
  state: PlanState,
  mayPlan: z.boolean(),
  lines: z.number().int(),
  undivided: z.array(
    z.object({
      lineId: z.string(),
      programmeName: z.string(),
      audience: z.string(),
      heads: z.number().int(),
    }),
  ),
  classes: z.array(AllocatedClass),
  loads: z.array(Load),
  /** Of what stands now; null while nothing does. */
  cost: Cost.nullable(),
  /** Hard limits that what stands now breaks. */
  breaches: z.array(z.string()),
  runs: z.array(Run),
});
export type AllocationView = z.infer<typeof AllocationView>;

export const Divide = z.object({
  planId: z.uuid(),
  /** One line into so many classes; without it every line that is not divided yet, by the size of its programme. */
  line: z.object({ lineId: z.uuid(), classes: z.number().int().min(1).max(200) }).optional(),
});
export type Divide = z.infer<typeof Divide>;

export const Reckon = z.object({
  planId: z.uuid(),
  preset: Preset,
  seconds: z.number().int().min(1).max(600),
});
export type Reckon = z.infer<typeof Reckon>;

/** A place given by a person; null takes the class out of it. */
export const Place = z.object({
  classId: z.uuid(),
  at: z.object({ providerId: z.uuid(), month: Month }).nullable(),
  isFixed: z.boolean(),
});
export type Place = z.infer<typeof Place>;

export const WhyNot = z.object({ classId: z.uuid(), providerId: z.uuid() });
