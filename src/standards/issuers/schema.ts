import { z } from 'zod';
import { KnownAsk } from '#directives/known/schema.ts';

/** Who signs a paper about the way to the standard: the school itself, or the office that follows it. */
export const Issuer = z.enum(['school', 'office']);
export type Issuer = z.infer<typeof Issuer>;

/** What the report of a round is made from. */
export const ProgressAsk = KnownAsk.extend({
  ...{ kind: z.literal('progress'), roundId: z.uuid(), issuer: Issuer.default('school') },
});
export type ProgressAsk = z.infer<typeof ProgressAsk>;

/** What the plan of the scheme is made from. */
export const PlanAsk = KnownAsk.extend({
  ...{ kind: z.literal('scheme-plan'), setId: z.uuid().optional(), issuer: Issuer.default('school') },
});
export type PlanAsk = z.infer<typeof PlanAsk>;
