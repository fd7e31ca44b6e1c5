import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { RecordedUntil } from '../known/schema.ts';
import {
  AssignmentRole,
  Counts,
  DirectiveSummary,
  Headline,
  NextActor,
  RateWhole,
  WorkState,
} from '../schema.ts';

/** More than so many days without a report. An address of before the number could be chosen says `true`. */
const SilentOver = z.preprocess(
  (value) => (value === true || value === 'true' ? 90 : value),
  z.coerce.number().int().min(1).max(3650),
);

/** Spelled in an address. */
const Flag = z.boolean().or(z.stringbool());

/** Filters of the list; all of them stand in the address of the page. */
export const DirectiveFilter = z.object({
  // An address typed by hand may say ?q=296, which the router reads as a number.
  q: z.coerce.string().max(200).optional(),
  agency: z.uuid().optional(),
  role: AssignmentRole.optional(),
  document: z.uuid().optional(),
  headline: Headline.optional(),
  whole: RateWhole.optional(),
  state: WorkState.optional(),
  silent: SilentOver.optional(),
  next: NextActor.optional(),
  /** What waits for the viewer: for the office, for their agency, for its head, for who has it from inside. */
  mine: Flag.optional(),
  /** The viewer's agency has a role in it and has not acknowledged it. */
  unreceived: Flag.optional(),
  /** More time is asked for, and nobody has decided. */
  asked: Flag.optional(),
  asOf: Day.optional(),
  /** As it was known then; without it, by all that is recorded today. */
  recordedUntil: RecordedUntil.optional(),
});
export type DirectiveFilter = z.infer<typeof DirectiveFilter>;

export const DirectiveList = z.object({
  asOf: Day,
  recordedUntil: z.date(),
  /** Of all that the viewer may see and the filters other than the counted ones leave. */
  counts: Counts,
  /** How many the filters leave, of which the rows may be one page. */
  total: z.number().int(),
  rows: z.array(DirectiveSummary),
});
export type DirectiveList = z.infer<typeof DirectiveList>;

/** What the rows can be sorted by. */
export const sortKeys = ['urgency', 'code', 'title', 'lead', 'due', 'days', 'state', 'lastReport'] as const;
export const SortKey = z.enum(sortKeys);
export type SortKey = z.infer<typeof SortKey>;

/** Columns that the list can show, in their order. */
export const columnKeys = [
  'code',
  'title',
  'document',
  'lead',
  'others',
  'next',
  'days',
  'due',
  'state',
  'lastReport',
  'product',
  'publishedOn',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** Without them a row is no row. */
export const fixedColumns: ColumnKey[] = ['code', 'title'];
export const usualColumns: ColumnKey[] = ['code', 'title', 'lead', 'next', 'days', 'due', 'state'];

const isColumn = (key: string): key is ColumnKey => (columnKeys as readonly string[]).includes(key);

/** `code.title.days`: an address holds them in one word. A name of earlier days is passed over. */
export const columnsIn = (words: string): ColumnKey[] => {
  const chosen = [...fixedColumns, ...words.split('.').filter(isColumn)];
  return columnKeys.filter((key) => chosen.includes(key));
};

export const PAGE_SIZE = 100;
/** As many as one reply holds and one act on many takes. */
export const MOST_AT_ONCE = 500;

export const Order = z.object({ sort: SortKey.optional(), desc: z.boolean().or(z.stringbool()).optional() });
export type Order = z.infer<typeof Order>;

export const ListQuery = DirectiveFilter.extend({
  ...Order.shape,
  page: z.number().int().min(1).max(100_000).optional(),
  size: z.number().int().min(1).max(MOST_AT_ONCE).optional(),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** What a sheet of the list is made from. */
export const SheetQuery = DirectiveFilter.extend({
  ...Order.shape,
  columns: z.string().max(200).optional(),
  codes: z.array(z.string().max(60)).min(1).max(MOST_AT_ONCE).optional(),
});

const lenient = <S extends z.ZodRawShape>(shape: S) =>
  z.object(
    Object.fromEntries(
      Object.entries(shape).map(([key, field]) => [key, (field as z.ZodType).catch(undefined)]),
    ) as unknown as S,
  );

/** Everything that the address of the page says; what it says wrongly counts as unsaid. */
export const ListAddress = lenient({
  ...DirectiveFilter.shape,
  ...Order.shape,
  page: ListQuery.shape.page,
  columns: z.string().max(200).optional(),
  /** The code of the row in the panel. */
  row: z.string().max(60).optional(),
});
export type ListAddress = z.infer<typeof ListAddress>;

/** `document`: the one that is chosen, which may be none of the newest. */
export const ChoicesQuery = DirectiveFilter.pick({ asOf: true, recordedUntil: true, document: true });
export type ChoicesQuery = z.infer<typeof ChoicesQuery>;

export const Choices = z.object({
  /** All that the viewer may see on the day. */
  total: z.number().int(),
  /** Of very many agencies no number is counted. */
  agencies: z.array(z.object({ id: z.string(), name: z.string(), directives: z.number().int().nullable() })),
  /** The newest, and the one that is chosen. */
  documents: z.array(
    z.object({ id: z.string(), number: z.string().nullable(), directives: z.number().int() }),
  ),
});
export type Choices = z.infer<typeof Choices>;
