import { formatDate } from '@dondoc/vietnamese';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import { kindLabels, sourceLabels } from '../labels.ts';
import { sayDong } from '../rules.ts';
import { type EntryKind, type MoneyKind, moneyKinds, type Source, type Sums, sources } from '../schema.ts';
import type { Counted, Entry, MoneyLine, NewEntry } from './schema.ts';

interface Where {
  kind: EntryKind;
  year?: number | undefined;
  source?: Source | undefined;
}

/** What counts by the end of a day. */
export const until = <E extends Counted>(entries: readonly E[], day: string): E[] =>
  entries.filter(({ onDay }) => onDay <= day);

/** The recount: every figure of money in the room is this sum and nothing else. */
export const sumOf = (entries: readonly Counted[], { kind, year, source }: Where): bigint =>
  entries
    .filter(
      (one) =>
        one.kind === kind &&
        (year === undefined || one.year === year) &&
        (source === undefined || one.source === source),
    )
    .reduce((sum, { amount }) => sum + BigInt(amount), 0n);

export const sumsOf = (entries: readonly Counted[], where: Omit<Where, 'kind'> = {}): Sums =>
  Object.fromEntries(
    moneyKinds.map((kind) => [kind, sumOf(entries, { ...where, kind }).toString()]),
  ) as Record<MoneyKind, string>;

/** Each year and source of which anything is entered, also where it comes to nought. */
export function linesOf(entries: readonly Counted[]): MoneyLine[] {
  const years = [...new Set(entries.flatMap(({ year }) => year ?? []))].toSorted((a, b) => a - b);
  return years.flatMap((year) =>
    sources
      .filter((source) => entries.some((one) => one.year === year && one.source === source))
      .map((source) => ({ year, source, sums: sumsOf(entries, { year, source }) })),
  );
}

/** Null: nobody has entered one. */
export const estimateOf = (entries: readonly Counted[]): string | null =>
  entries.some(({ kind }) => kind === 'estimate') ? sumOf(entries, { kind: 'estimate' }).toString() : null;

/** By when the money of a plan is to be there: the day in its paper, else the end of its budget year. */
export const dueOf = ({ dueOn, year }: Pick<Counted, 'dueOn' | 'year'>): string => dueOn ?? `${year}-12-31`;

/** What should have been allocated by the end of a day, by the plans known on it. */
export const plannedBy = (entries: readonly Counted[], day: string): bigint =>
  sumOf(
    until(entries, day).filter((one) => one.kind !== 'plan' || dueOf(one) <= day),
    { kind: 'plan' },
  );

/** How much less than planned by the day has been allocated; nought where it keeps pace. */
export function behindBy(entries: readonly Counted[], day: string): bigint {
  const missing = plannedBy(entries, day) - sumOf(until(entries, day), { kind: 'allocation' });
  return missing > 0n ? missing : 0n;
}

/** A part of a cut with the due day of the plan that it cuts. */
export type Cut = Pick<Counted, 'amount' | 'dueOn'>;

/** A cut of a plan falls due with what it cuts: the latest money first, where the plan is due on more than one day. */
export function cutsOf(entries: readonly Counted[], year: number, source: Source, amount: bigint): Cut[] {
  const own = entries.filter((one) => one.kind === 'plan' && one.year === year && one.source === source);
  const parts = [...Map.groupBy(own, ({ dueOn }) => dueOn)].map(([dueOn, plans]) => ({
    ...{ dueOn, sum: sumOf(plans, { kind: 'plan' }) },
  }));
  const cuts: Cut[] = [];
  let left = -amount;
  for (const { dueOn, sum } of parts.toSorted((a, b) =>
    dueOf({ ...a, year }) > dueOf({ ...b, year }) ? -1 : 1,
  )) {
    const isEnough = sum >= left;
    const part = isEnough ? left : sum;
    if (part <= 0n) continue;
    cuts.push({ dueOn, amount: String(-part) });
    left -= part;
  }
  return cuts;
}

/** A cut of which no due day is said takes that of the plan it cuts; where there are several, somebody must say. */
export function dueOfCut(entries: readonly Counted[], added: Adding): Outcome<string | null> {
  const { kind, year, source, amount, dueOn } = added;
  if (kind !== 'plan' || year === null || source === null || dueOn || BigInt(amount) > 0n) return ok(dueOn);
  const cuts = cutsOf(entries, year, source, BigInt(amount));
  if (cuts.length < 2) return ok(cuts[0]?.dueOn ?? null);
  return refuse(
    'badInput',
    `Kế hoạch ${sayPeriod(year, source)} phải có vốn vào nhiều ngày (${cuts.map((cut) => formatDate(dueOf({ ...cut, year }))).join(', ')}). Ghi rõ giảm phần của ngày nào, mỗi ngày một dòng. Chưa có gì được lưu.`,
  );
}

/** A year and source that two hands have reconciled. */
export const periodKey = (year: number | null, source: Source | null): string => `${year} ${source}`;

const sayPeriod = (year: number | null, source: Source | null): string =>
  source ? `${sourceLabels[source]} năm ${year}` : '';

type Adding = Pick<NewEntry, 'kind' | 'year' | 'source' | 'amount' | 'onDay' | 'dueOn' | 'paper'>;

/** Why this entry may not be made, in a sentence, or none. */
export function entering(
  entries: readonly Entry[],
  closed: ReadonlySet<string>,
  added: Adding,
  today: string,
): Outcome<null> {
  const no = (why: string) => refuse('refused', `${why} Chưa có gì được lưu.`);
  const { year, source, onDay } = added;
  if (onDay > today) return no(`Ngày ${formatDate(onDay)} chưa đến. Ghi ngày của chứng từ.`);
  if (closed.has(periodKey(year, source)))
    return no(
      `${sayPeriod(year, source)} đã đối chiếu nên không ghi thêm được. Mở lại kỳ đối chiếu kèm lý do rồi ghi.`,
    );
  if (entries.some((one) => isSame(one, added) && !isReversed(entries, one)))
    return refuse(
      'conflict',
      'Đã có một dòng y hệt: cùng loại, năm, nguồn, số tiền, ngày và chứng từ. Chưa có gì được lưu. Nếu là khoản khác, ghi số chứng từ của khoản ấy.',
    );
  return neverBelowNought([...entries, added], added);
}

const isSame = (one: Entry, added: Adding): boolean =>
  one.reversesId === null &&
  (['kind', 'year', 'source', 'amount', 'onDay', 'dueOn', 'paper'] as const).every(
    (key) => one[key] === added[key],
  );

export const isReversed = (entries: readonly Entry[], { id }: Entry): boolean =>
  entries.some(({ reversesId }) => reversesId === id);

/** No day may show less than nothing. */
function neverBelowNought(entries: readonly Counted[], { kind, year, source }: Adding): Outcome<null> {
  const own = entries.filter((one) => one.kind === kind && one.year === year && one.source === source);
  const days = [...new Set(own.map(({ onDay }) => onDay))].toSorted();
  for (const day of days) {
    const sum = sumOf(until(own, day), { kind });
    if (sum < 0n)
      return refuse(
        'refused',
        `${kindLabels[kind]} ${sayPeriod(year, source)} sẽ là ${sayDong(String(sum))} vào ngày ${formatDate(day)}, nhỏ hơn 0. Chưa có gì được lưu. Kiểm tra số tiền giảm và ngày.`,
      );
  }
  return ok(null);
}

/** The row that takes another back, or why it may not be. */
export function reversing(
  entries: readonly Entry[],
  closed: ReadonlySet<string>,
  { id, onDay }: { id: string; onDay: string },
  today: string,
): Outcome<Adding> {
  const entry = entries.find((one) => one.id === id);
  if (!entry) return refuse('notFound');
  if (entry.reversesId)
    return refuse(
      'refused',
      'Dòng này đã là dòng huỷ. Chưa có gì thay đổi. Ghi lại khoản đúng thành dòng mới.',
    );
  if (isReversed(entries, entry))
    return refuse('conflict', 'Dòng này đã được huỷ. Chưa có gì thay đổi thêm.');
  if (onDay < entry.onDay)
    return refuse(
      'refused',
      `Ngày huỷ trước ngày ${formatDate(entry.onDay)} của dòng bị huỷ. Chưa có gì thay đổi.`,
    );
  const { kind, year, source, dueOn, paper } = entry;
  const added = { kind, year, source, dueOn, paper, amount: String(-BigInt(entry.amount)), onDay };
  const checked = entering(entries, closed, added, today);
  return checked.ok ? ok(added) : checked;
}
