import { z } from 'zod';

/** Who signs a paper about the way to the standard: the school itself, or the office that follows it. */
export const Issuer = z.enum(['school', 'office']);
export type Issuer = z.infer<typeof Issuer>;
