import { z } from 'zod';
import { KnownAsk } from '#directives/known/schema.ts';

/** Who signs the paper about what became of the requests: whoever asked, or the office that follows them. */
export const Issuer = z.enum(['asker', 'office']);
export type Issuer = z.infer<typeof Issuer>;

/** What the paper is made from: whose requests, and who signs. */
export const ProposalsAsk = KnownAsk.extend({
  ...{ kind: z.literal('proposals'), askerId: z.uuid(), issuer: Issuer.catch('office') },
});
export type ProposalsAsk = z.infer<typeof ProposalsAsk>;
