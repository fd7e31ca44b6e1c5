import { z } from 'zod';
import { Day, Regime } from '#accounts/schema.ts';

/** A day, and until when it was known: with both a figure is the same whenever it is computed. */
export const Point = z.object({ asOf: Day, recordedUntil: z.iso.datetime() });
export type Point = z.infer<typeof Point>;

/** What a report of this installation was made from; written into the file, so that it can be made again. */
export const Asked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), officeId: z.uuid(), documentId: z.uuid(), ...Point.shape }),
]);
export type Asked = z.infer<typeof Asked>;

/** The same as it stands in the file, with what the paper was cut by. */
export const Issue = z.object({ asked: Asked, regime: Regime, format: z.string(), template: z.string() });
export type Issue = z.infer<typeof Issue>;
