import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Criterion, Indicator, IndicatorSet, SetSummary, Threshold } from '../schema.ts';

const name = z.string().trim().min(1).max(500);
const words = z.string().trim().min(1).max(2000).nullable().default(null);

/** An indicator as a file says it. */
export const IndicatorInFile = Indicator.omit({ id: true }).extend({
  code: z.string().trim().min(1).max(20),
  name,
  criterion: z.number().int().min(1).max(99),
  unit: words,
  windowYears: z.number().int().min(1).max(20).nullable().default(null),
  rule: words,
  article: words,
  evidenceExpected: words,
  owner: words,
  dependsOn: words,
  note: words,
  thresholds: z
    .array(Threshold.extend({ article: words, source: z.string().trim().min(1).max(500) }))
    .default([]),
});
export type IndicatorInFile = z.infer<typeof IndicatorInFile>;

/** A set as JSON, in and out: what ships in data/indicator-sets, and what an office hands on to another. */
export const SetFile = IndicatorSet.omit({ id: true, version: true }).extend({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  /** As exported; the office that loads it counts its own. */
  version: z.number().int().min(1).default(1),
  name,
  basis: name,
  basisOn: Day.nullable().default(null),
  validFrom: Day.nullable().default(null),
  validTo: Day.nullable().default(null),
  isPractice: z.boolean().default(false),
  levels: z.array(z.number().int().min(1).max(9)).min(1).max(9).default([1, 2]),
  source: z.string().trim().min(1).max(2000),
  criteria: z.array(Criterion.extend({ name })).min(1).max(99),
  indicators: z.array(IndicatorInFile).max(500),
});
export type SetFile = z.infer<typeof SetFile>;
/** As written by hand: what is unknown may be left out. */
export type SetFileInput = z.input<typeof SetFile>;

/** A set of data/indicator-sets: with what is likely and not yet read in the regulation itself. */
export const ShippedFile = SetFile.extend({
  /** The regulation has more indicators than have been sourced. */
  isIncomplete: z.boolean().default(false),
  indicators: z.array(IndicatorInFile.extend({ proposed: z.array(Threshold).default([]) })),
});
export type ShippedFile = z.infer<typeof ShippedFile>;

/** What of an indicator is otherwise, in words; null where there is nothing. */
export const Change = z.object({ part: z.string(), from: z.string().nullable(), to: z.string().nullable() });
export type Change = z.infer<typeof Change>;

/** A set that ships with the software, and whether the office has it. */
export const Offer = z.object({
  key: z.string(),
  name: z.string(),
  basis: z.string(),
  isPractice: z.boolean(),
  indicators: z.number().int(),
  withThreshold: z.number().int(),
  isIncomplete: z.boolean(),
  isLoaded: z.boolean(),
});
export type Offer = z.infer<typeof Offer>;

export const SetList = z.object({ sets: z.array(SetSummary), offers: z.array(Offer) });

export const SetView = z.object({
  set: IndicatorSet,
  /** Other versions of the same regulation, newest first. */
  versions: z.array(z.object({ id: z.string(), version: z.number().int() })),
  /** Thresholds that are likely, to be confirmed by a person beside the regulation; none of them counts. */
  proposed: z.array(Threshold.extend({ code: z.string() })),
  /** It has only the indicators that were sourced. */
  isIncomplete: z.boolean(),
  mayKeep: z.boolean(),
});
export type SetView = z.infer<typeof SetView>;

const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/, 'Ghi một số, ví dụ 75 hoặc 77,8.');

/** A threshold by hand: without where it is written it is none. */
export const NewThreshold = Threshold.extend({
  indicatorId: z.uuid(),
  value: decimal,
  article: z.string().trim().min(1).max(200),
  source: z.string().trim().min(1).max(500),
});
export type NewThreshold = z.infer<typeof NewThreshold>;

export const GoneThreshold = z.object({ indicatorId: z.uuid(), level: z.number().int() });

/** The bundles of the way: who leads, and what is still missing. */
export const bundles = ['all', 'school', 'other', 'noThreshold', 'noOwner'] as const;
export type Bundle = (typeof bundles)[number];

/** Which indicator is open, and which bundle is shown. */
export const SetAddress = z.object({ ct: z.uuid().optional(), goi: z.enum(bundles).optional() }).catch({});
export type SetAddress = z.infer<typeof SetAddress>;
