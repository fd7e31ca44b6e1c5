import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { PeriodKind } from '../periods/schema.ts';

/** A day, and until when it was known: with both a figure is the same whenever it is computed. */
export const Point = z.object({ asOf: Day, recordedUntil: z.iso.datetime() });
export type Point = z.infer<typeof Point>;

/** The earlier of two points, that a later one is compared with. */
const Before = z.object({ beforeAsOf: Day, beforeRecordedUntil: z.iso.datetime() });

export const AgencyAsked = z.object({
  ...{ kind: z.literal('agency'), officeId: z.uuid(), agencyId: z.uuid(), ...Point.shape },
});
export type AgencyAsked = z.infer<typeof AgencyAsked>;

export const NoticeAsked = z.object({
  ...{ kind: z.literal('notice'), officeId: z.uuid(), documentId: z.uuid(), ...Point.shape },
  /** The figures of the rooms are told by their day, by all that was recorded of it at this moment. */
  readAt: z.iso.datetime(),
});
export type NoticeAsked = z.infer<typeof NoticeAsked>;

/** What a report of this installation was made from; written into the file, so that it can be made again. */
export const Asked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), officeId: z.uuid(), documentId: z.uuid(), ...Point.shape }),
  z.object({ kind: z.literal('difference'), officeId: z.uuid(), ...Point.shape, ...Before.shape }),
  z.object({
    kind: z.literal('period'),
    officeId: z.uuid(),
    periodKind: PeriodKind,
    fromDay: Day,
    ...Point.shape,
    ...Before.shape,
  }),
  AgencyAsked,
  NoticeAsked,
]);
export type Asked = z.infer<typeof Asked>;

/** The two points of a paper that compares. */
export type Compared = Extract<Asked, { kind: 'difference' | 'period' }>;

/** Turns with the words around the figures of any of them. */
export const TEMPLATE = '2';
