import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Issuer } from '../issuers/schema.ts';

/** What a report of the whole scheme was made from; written into the file, so that it can be made again. */
export const Asked = z.object({
  kind: z.literal('scheme'),
  officeId: z.uuid(),
  schoolId: z.uuid(),
  asOf: Day,
  recordedUntil: z.iso.datetime(),
  issuer: Issuer,
});
export type Asked = z.infer<typeof Asked>;

export const WholeQuery = z.object({ issuer: Issuer.default('school') });
export const SchemeQuery = z.object({ setId: z.uuid().optional(), issuer: Issuer.default('school') });
