import { z } from 'zod';
import { ProviderData } from '../schema.ts';

/** A body that may run classes in a year. */
export const Provider = ProviderData.extend({
  id: z.string(),
  agencyId: z.string(),
  name: z.string(),
  year: z.number().int(),
});
export type Provider = z.infer<typeof Provider>;
