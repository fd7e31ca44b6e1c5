import { z } from 'zod';
import { Day, Regime } from '#accounts/schema.ts';

/** Something of a file that its format asks for otherwise. */
export const LintFinding = z.object({
  rule: z.string(),
  place: z.object({
    part: z.string(),
    /** Counted from 1; null where it is about the whole page. */
    paragraph: z.number().int().nullable(),
    words: z.string(),
  }),
  is: z.string(),
  should: z.string(),
  /** Instrument and where in it. */
  source: z.string(),
  /** Known from one source only, or good practice. */
  hint: z.boolean(),
  /** Further paragraphs with the same finding. */
  more: z.number().int(),
});
export type LintFinding = z.infer<typeof LintFinding>;

/** What a file was held against, and what came of it. */
export const Linted = z.object({
  fileName: z.string(),
  regime: z.object({ value: Regime, from: z.string() }),
  date: z.object({ value: Day.nullable(), from: z.string() }),
  /** Null for a paper older than every format that is known. */
  basis: z.string().nullable(),
  findings: z.array(LintFinding),
});
export type Linted = z.infer<typeof Linted>;

/** What is known of the file; the rest is read from its own head. */
export const LintFields = z.object({ regime: Regime.optional(), date: Day.optional() });
