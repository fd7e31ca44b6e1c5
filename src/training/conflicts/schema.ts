import { z } from 'zod';
import { Year } from '../schema.ts';

export const ConflictKind = z.enum([
  'person-month',
  'person-programme',
  'same-lines',
  'two-providers',
  'over-limit',
  'too-few',
  'over-fixed',
]);
export type ConflictKind = z.infer<typeof ConflictKind>;

/** What does not fit together: where, and what to do. */
export const Conflict = z.object({
  kind: ConflictKind,
  /** `must`: it cannot be so; `look`: somebody should say whether it is meant. */
  weight: z.enum(['must', 'look']),
  says: z.string(),
  todo: z.string(),
  links: z.array(z.object({ label: z.string(), href: z.string() })),
});
export type Conflict = z.infer<typeof Conflict>;

/** A programme, who asks for it, and who runs it. */
export const MatrixRow = z.object({
  programme: z.string(),
  asked: z.array(z.object({ body: z.string(), heads: z.number().int() })),
  run: z.array(z.object({ body: z.string(), classes: z.number().int(), heads: z.number().int() })),
  /** Classes that stand nowhere yet. */
  unplaced: z.number().int(),
});
export type MatrixRow = z.infer<typeof MatrixRow>;

export const Conflicts = z.object({
  year: Year,
  conflicts: z.array(Conflict),
  matrix: z.array(MatrixRow),
});
export type Conflicts = z.infer<typeof Conflicts>;
