import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Amount, EntryKind, MoneyKind, Source, Sum, someWords, words, Year } from '../schema.ts';

/** A dated row of money. It is never changed; another takes it back. */
export const Entry = z.object({
  id: z.string(),
  itemId: z.string(),
  kind: EntryKind,
  year: Year.nullable(),
  source: Source.nullable(),
  amount: Sum,
  onDay: Day,
  dueOn: Day.nullable(),
  paper: z.string().nullable(),
  note: z.string().nullable(),
  reversesId: z.string().nullable(),
  /** Who entered it. */
  by: z.string().nullable(),
  madeBy: z.string().nullable(),
});
export type Entry = z.infer<typeof Entry>;

/** What is needed to count. */
export type Counted = Pick<Entry, 'kind' | 'year' | 'source' | 'amount' | 'onDay' | 'dueOn'>;

/** Sums of one year and source. */
export const MoneyLine = z.object({
  year: Year,
  source: Source,
  sums: z.record(MoneyKind, Sum),
});
export type MoneyLine = z.infer<typeof MoneyLine>;

export const NewEntry = z
  .object({
    itemId: z.uuid(),
    kind: EntryKind,
    year: Year.nullable(),
    source: Source.nullable(),
    amount: Amount,
    onDay: Day,
    dueOn: Day.nullable(),
    paper: someWords(),
    note: someWords(500),
  })
  .refine(({ kind, year, source }) => (kind === 'estimate') === (year === null && source === null), {
    path: ['year'],
    message: 'Ghi năm và nguồn vốn; tổng mức đầu tư thì không có năm, nguồn.',
  })
  .refine(({ kind, dueOn }) => kind === 'plan' || dueOn === null, {
    path: ['dueOn'],
    message: 'Chỉ kế hoạch vốn mới có ngày phải có vốn.',
  });
export type NewEntry = z.infer<typeof NewEntry>;

export const Reversal = z.object({
  id: z.uuid(),
  onDay: Day,
  reason: words('Ghi vì sao huỷ dòng này.', 500),
});
export type Reversal = z.infer<typeof Reversal>;
