import { z } from 'zod';
import { AgencyRef } from '#accounts/schema.ts';
import { ProviderData, Year } from '../schema.ts';

/** A body that may run classes in a year. */
export const Provider = ProviderData.extend({
  id: z.string(),
  agencyId: z.string(),
  name: z.string(),
  year: z.number().int(),
});
export type Provider = z.infer<typeof Provider>;

/** What the address of the page says. */
export const ProvidersAddress = z.object({ nam: Year.optional().catch(undefined) });
export type ProvidersAddress = z.infer<typeof ProvidersAddress>;

export const ProviderList = z.object({
  year: z.number().int(),
  providers: z.array(Provider.extend({ mayKeep: z.boolean() })),
  /** Bodies that are not yet among them, and that whoever asks may enter. */
  mayAdd: z.array(AgencyRef),
  /** Bodies that send learners: distances are to these. */
  agencies: z.array(AgencyRef),
  programmes: z.array(z.object({ key: z.string(), name: z.string() })),
  /** How many of the year before may be taken over. */
  copiable: z.number().int(),
});
export type ProviderList = z.infer<typeof ProviderList>;

export const SaveProvider = z.object({ agencyId: z.uuid(), year: Year, data: ProviderData });
export type SaveProvider = z.infer<typeof SaveProvider>;
