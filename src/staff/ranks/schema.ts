import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { KnownAsk } from '#directives/known/schema.ts';

const said = {
  key: z.string(),
  /** Two words at most, for a narrow column. */
  short: z.string(),
  /** The condition in the words of the regulation, shortened. */
  words: z.string(),
  /** The regulation, and the article where the source names it. */
  basis: z.string(),
};

const DegreeLevel = z.enum(['bachelor', 'master', 'doctor']);

/** What a rank asks for. Regulations are data: these are the kinds that the software can look up in the records. */
export const Condition = z.discriminatedUnion('kind', [
  z.object({ ...said, kind: z.literal('holds'), codes: z.array(z.string()) }),
  z.object({ ...said, kind: z.literal('degree'), atLeast: DegreeLevel, relevant: z.boolean() }),
  z.object({ ...said, kind: z.literal('certificate'), certificate: z.string() }),
  z.object({
    ...said,
    kind: z.literal('product'),
    product: z.enum(['topic', 'book', 'article']),
    parts: z.array(z.enum(['lead', 'member', 'author'])),
    count: z.number().int().min(1),
    /** Counts only with its ISSN or ISBN. */
    numbered: z.boolean(),
  }),
  z.object({
    ...said,
    kind: z.literal('timeInRank'),
    codes: z.array(z.string()),
    /** The name of the parameter that holds the months, by the highest degree. */
    months: z.object({ bachelor: z.string(), master: z.string(), doctor: z.string() }),
  }),
  z.object({ ...said, kind: z.literal('rating'), atLeast: z.enum(['excellent', 'good', 'completed']) }),
  z.object({ ...said, kind: z.literal('noDiscipline') }),
  /** No record says it: a person does, as a parameter. */
  z.object({ ...said, kind: z.literal('stated'), parameter: z.string() }),
]);
export type Condition = z.infer<typeof Condition>;

export const Parameter = z.object({
  name: z.string(),
  words: z.string(),
  unit: z.enum(['months', 'yesNo']),
  /** Null: no source gives it, the office sets it. */
  value: z.number().int().nullable(),
});
export type Parameter = z.infer<typeof Parameter>;

const RuleRank = z.object({
  code: z.string(),
  name: z.string(),
  note: z.string().nullable(),
  /** Empty: no source gives any. Then nobody is eligible and nobody is refused: it is not known. */
  conditions: z.array(Condition),
});
export type RuleRank = z.infer<typeof RuleRank>;

/** A rule on ranks as a file of data/rank-rules. */
export const RankRule = z.object({
  key: z.string(),
  name: z.string(),
  basis: z.string(),
  /** Of the newest regulation in it, by its number. */
  issuedYear: z.number().int(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  source: z.string(),
  note: z.string(),
  parameters: z.array(Parameter),
  ranks: z.array(RuleRank),
});
export type RankRule = z.infer<typeof RankRule>;

/** The values of parameters that are known, by name. */
export type ParameterValues = ReadonlyMap<string, number>;

export const Answer = z.enum(['yes', 'no', 'unknown']);
export type Answer = z.infer<typeof Answer>;

/** A record that a condition was answered by. */
export const Behind = z.object({ id: z.string(), words: z.string(), basis: z.string().nullable() });

export const Check = z.object({
  key: z.string(),
  answer: Answer,
  /** Why, in words. */
  why: z.string(),
  behind: z.array(Behind),
  /** The first day after the one asked on which it is surely met; null where it is met already, or no day is known. */
  becomesTrueOn: Day.nullable(),
});
export type Check = z.infer<typeof Check>;

export const Verdict = z.object({
  answer: Answer,
  checks: z.array(Check),
  /** The first day, from the one asked on, when all are surely met. */
  eligibleOn: Day.nullable(),
  /** The same if what is not known yet (the rating of a year to come) turns out well; null while something is unknown now. */
  earliestOn: Day.nullable(),
});
export type Verdict = z.infer<typeof Verdict>;

export const Candidate = Verdict.extend({
  personId: z.string(),
  code: z.string(),
  name: z.string(),
  /** Khoa, phòng on the day. */
  unit: z.string().nullable(),
  concurrent: z.boolean(),
  rank: z.string().nullable(),
});
export type Candidate = z.infer<typeof Candidate>;

/** Asked of a page or a program; what is left out is the one of today. */
export const EligibilityQuery = z.object({
  rule: z.string().max(60).optional(),
  rank: z.string().max(20).optional(),
  day: Day.optional(),
});
export type EligibilityQuery = z.infer<typeof EligibilityQuery>;

/** What the report is made from. */
export const EligibilityAsk = KnownAsk.extend({ kind: z.literal('eligibility'), ...EligibilityQuery.shape });
export type EligibilityAsk = z.infer<typeof EligibilityAsk>;

/** The address of the page: rule, rank, day, and whose record is open. */
export const EligibilityAddress = z
  .object({
    bo: z.string().max(60).optional(),
    hang: z.string().max(20).optional(),
    ngay: Day.optional(),
    nguoi: z.string().max(60).optional(),
  })
  .catch({});
export type EligibilityAddress = z.infer<typeof EligibilityAddress>;

export const SetParameter = Parameter.extend({
  /** Where the value is written, where the office has set it. */
  basis: z.string().nullable(),
  /** The office's own, not of the file. */
  isOwn: z.boolean(),
});
export type SetParameter = z.infer<typeof SetParameter>;

export const RuleSummary = RankRule.omit({ parameters: true, ranks: true }).extend({
  ranks: z.array(z.object({ code: z.string(), name: z.string(), conditions: z.number().int() })),
});

export const Eligibility = z.object({
  day: Day,
  rules: z.array(RuleSummary),
  rule: RankRule.omit({ parameters: true, ranks: true }),
  rank: RuleRank,
  parameters: z.array(SetParameter),
  /** Lecturers who do not hold the rank yet, nor one above it. */
  candidates: z.array(Candidate),
  /** Those who hold it already. */
  holders: z.number().int(),
  mayKeep: z.boolean(),
});
export type Eligibility = z.infer<typeof Eligibility>;

export const ParameterInput = z.object({
  rule: z.string().max(60),
  name: z.string().max(60),
  /** Null takes the office's value out. */
  value: z.number().int().min(0).max(600).nullable(),
  basis: z.string().trim().max(300),
});
