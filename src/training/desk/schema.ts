import { z } from 'zod';
import { DeskPart } from '../schema.ts';

/** Null takes the agency out. */
export const SetMember = z.object({ agencyId: z.uuid(), part: DeskPart.nullable() });
export type SetMember = z.infer<typeof SetMember>;
