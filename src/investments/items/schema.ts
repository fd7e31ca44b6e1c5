import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { KnownAsk } from '#directives/known/schema.ts';
import { Point } from '../curve/schema.ts';
import { Milestone, Step } from '../milestones/schema.ts';
import { Entry, MoneyLine } from '../money/schema.ts';
import { MoneyKind, Source, Stage, Sum, someWords, words, Year } from '../schema.ts';

/** An item of the investments, as it stands on a day. */
export const Item = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  need: z.string().nullable(),
  facility: z.object({ id: z.string(), name: z.string() }).nullable(),
  owner: AgencyRef.nullable(),
  coordinating: z.array(AgencyRef),
  directiveCode: z.string().nullable(),
  note: z.string().nullable(),
  /** Tổng mức đầu tư; null: nobody has entered one. */
  estimate: Sum.nullable(),
  sums: z.record(MoneyKind, Sum),
  /** Planned to be there by the day and not allocated. */
  behind: Sum,
  stage: Stage.nullable(),
  next: Stage.nullable(),
  nextOn: Day.nullable(),
  nextBy: AgencyRef.nullable(),
  daysHere: z.number().int().nullable(),
  /** The next milestone is later than planned by so many days. */
  daysLate: z.number().int().nullable(),
  /** The planned day that it is later than: the one that was missed, though another has been set since. */
  lateOn: Day.nullable(),
  handoverOn: Day.nullable(),
});
export type Item = z.infer<typeof Item>;

/** All that is recorded of an item, as the store reads it. */
export interface Known {
  id: string;
  code: string;
  name: string;
  need: string | null;
  facility: { id: string; name: string } | null;
  ownerId: string | null;
  coordinatingIds: string[];
  directiveCode: string | null;
  note: string | null;
  /** The agencies that it concerns now, whatever day is asked for. */
  concernedIds: string[];
  entries: Entry[];
  steps: Step[];
  plans: {
    stage: Stage;
    plannedOn: string | null;
    agencyId: string | null;
    reason: string | null;
    by: string | null;
    saidOn: string;
  }[];
}

export const ItemsAsk = z.object({
  /** Figures at the end of this day; without it today. */
  asOf: Day.optional(),
  year: z.coerce.number().pipe(Year).optional(),
  source: Source.optional(),
});
export type ItemsAsk = z.infer<typeof ItemsAsk>;

/** What the report is made from. */
export const InvestmentAsk = KnownAsk.extend({
  kind: z.literal('investment'),
  ...ItemsAsk.omit({ asOf: true }).shape,
});
export type InvestmentAsk = z.infer<typeof InvestmentAsk>;

export const ItemsView = z.object({
  school: AgencyRef,
  day: Day,
  /** False: only what concerns the agency of whoever asks. */
  isWhole: z.boolean(),
  items: z.array(Item),
  total: z.record(MoneyKind, Sum),
  /** By year and source, of all items shown. */
  lines: z.array(MoneyLine),
  curve: z.array(Point),
  mayKeep: z.boolean(),
});
export type ItemsView = z.infer<typeof ItemsView>;

export const ItemAsk = z.object({ id: z.uuid(), asOf: Day.optional() });

export const ItemView = z.object({
  school: AgencyRef,
  day: Day,
  item: Item,
  lines: z.array(MoneyLine),
  entries: z.array(Entry.omit({ madeBy: true })),
  steps: z.array(Step),
  milestones: z.array(Milestone),
  curve: z.array(Point),
  /** Reconciled periods, as `periodKey` names them. */
  closed: z.array(z.string()),
  mayKeep: z.boolean(),
});
export type ItemView = z.infer<typeof ItemView>;

export const NewItem = z.object({
  /** Null: a new one. */
  id: z.uuid().nullable(),
  code: words('Ghi mã hạng mục.', 40),
  name: words('Ghi tên hạng mục.'),
  need: someWords(2000),
  facilityId: z.uuid().nullable(),
  ownerId: z.uuid().nullable(),
  coordinatingIds: z.array(z.uuid()).max(30),
  directiveCode: someWords(60),
  note: someWords(2000),
});
export type NewItem = z.infer<typeof NewItem>;

export const ItemsAddress = z.object({
  den: Day.optional().catch(undefined),
  nam: z.coerce.number().pipe(Year).optional().catch(undefined),
  nguon: Source.optional().catch(undefined),
});
export type ItemsAddress = z.infer<typeof ItemsAddress>;

export const ItemAddress = z.object({
  den: Day.optional().catch(undefined),
  /** The figure whose entries stand open. */
  nam: z.coerce.number().pipe(Year).optional().catch(undefined),
  nguon: Source.optional().catch(undefined),
  loai: MoneyKind.optional().catch(undefined),
});
export type ItemAddress = z.infer<typeof ItemAddress>;
