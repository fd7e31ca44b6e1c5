import { z } from 'zod';
import type { FactName } from '#platform/facts.ts';

const rows = z.array(
  z.object({ id: z.string(), label: z.string(), note: z.string(), href: z.string().nullable() }),
);

/** A fact as it is kept: the figure, or why it is not known, with the rows behind. */
export const KeptFact = z.union([
  z.object({ known: z.literal(true), value: z.union([z.number(), z.boolean()]), rows }),
  z.object({ known: z.literal(false), reason: z.string(), rows }),
]);

/** What can be computed: "vượt chuẩn" and "xin ý kiến" are a person's to say. */
export const Verdict = z.enum(['met', 'unmet', 'notAssessed']);
export type Verdict = z.infer<typeof Verdict>;

/** What a rule gives from the facts, held against the threshold. */
export const Evaluated = z.object({
  /** A decimal, rounded for show; null where it is not known. The verdict is made before it is rounded. */
  value: z.string().nullable(),
  /** Of a rule that sets two figures against each other. */
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  result: Verdict,
  /** Why there is no value, or no verdict. */
  reason: z.string().nullable(),
  /** All of it as a sentence. */
  words: z.string(),
  /** The facts that the rule read, by name. */
  facts: z.record(z.string(), KeptFact),
});
export type Evaluated = z.infer<typeof Evaluated>;

/** How facts are called, and whether the set is made up. */
export interface Naming {
  names: ReadonlyMap<string, FactName>;
  isPractice: boolean;
}
