import { z } from 'zod';

/** Who signs the paper about what became of the requests: whoever asked, or the office that follows them. */
export const Issuer = z.enum(['asker', 'office']);
export type Issuer = z.infer<typeof Issuer>;
