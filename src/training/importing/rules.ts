import { comparisonKey } from '@dondoc/vietnamese';
import { placeOf } from '#platform/sheets/columns.ts';
import type { Fault, Table, TableRow } from '#platform/sheets/read-table.ts';
import { monthWords } from '../needs/labels.ts';
import { inCatalogue, learnersIn, learnerWords, programmeOf } from '../needs/rules.ts';
import { NeedFields } from '../needs/schema.ts';
import type { NeedRow } from '../needs/store.ts';
import type { PreviewRow, RowState } from './schema.ts';
import { type NeedKey, needColumns } from './sheets.ts';

export type NeedTable = Table<NeedKey>;
type Row = TableRow<NeedKey>;

/** A row of the file, and what it does to the needs that are there. */
export interface Planned extends PreviewRow {
  need: NeedFields | null;
  /** The need that it replaces. */
  before: NeedRow | null;
}

interface Desk {
  catalogue: readonly { key: string; name: string }[];
  /** Whose needs are asked. */
  year: number;
  /** The agency's needs that stand. */
  needs: readonly NeedRow[];
}

/** What each row does; a row that names a programme and nothing else is one of the template not filled in. */
export function planNeeds(table: NeedTable, desk: Desk): Planned[] {
  const seen = new Map<string, number>();
  return table.rows.filter(isFilled).map((row) => {
    const { need, faults } = needIn(row, desk);
    const head = { sheet: row.sheet, row: row.row, programme: String(row.values.programme ?? '') };
    if (!need) return { ...head, need: null, before: null, state: 'fault', says: [], faults };
    const key = sameKey(need);
    const first = seen.get(key);
    if (first !== undefined) {
      const twice = {
        place: placeOf(row.row, 0),
        says: `Trùng chương trình và đối tượng với dòng ${first}; gộp hai dòng làm một.`,
      };
      return { ...head, need: null, before: null, state: 'fault', says: [], faults: [twice] };
    }
    seen.set(key, row.row);
    return { ...head, ...against(need, row, desk.needs) };
  });
}

const isFilled = ({ values, faults }: Row): boolean =>
  faults.length > 0 || Object.keys(values).some((key) => key !== 'programme');

export const unfilledIn = ({ rows }: NeedTable): number => rows.filter((row) => !isFilled(row)).length;

const sameKey = (need: Pick<NeedFields, 'programmeKey' | 'programmeName' | 'audience'>): string =>
  `${programmeOf(need)}|${comparisonKey(need.audience)}`;

function against(
  need: NeedFields,
  row: Row,
  needs: readonly NeedRow[],
): Omit<Planned, 'sheet' | 'row' | 'programme'> {
  const before = needs.find((one) => sameKey(one) === sameKey(need)) ?? null;
  const says = saysOf(need);
  const quiet = { need, faults: [], says };
  if (!before) return { ...quiet, before: null, state: 'new' };
  if (saysOf(before).join('\n') === says.join('\n')) return { ...quiet, before, state: 'same', says: [] };
  if (before.lineId) {
    const says = 'Nhu cầu này đã vào dự thảo kế hoạch nên không đổi được; đề nghị rút ra khỏi dòng trước.';
    return {
      ...quiet,
      need: null,
      before,
      state: 'fault',
      says: [],
      faults: [{ place: placeOf(row.row, 0), says }],
    };
  }
  const old = new Set(saysOf(before));
  return { ...quiet, before, state: 'changed', says: says.filter((line) => !old.has(line)) };
}

/** A need in lines; two needs that say the same are the same. */
function saysOf({
  programmeKey,
  programmeName,
  audience,
  heads,
  months,
  reason,
  learners,
}: NeedFields): string[] {
  return [
    programmeKey ? `Chương trình: ${programmeName}` : `Chương trình ngoài danh mục: ${programmeName}`,
    `Đối tượng: ${audience}`,
    `Số người: ${heads}`,
    `Thời gian: ${monthWords(months)}`,
    `Lý do: ${reason ?? 'không ghi'}`,
    `Người học: ${learners.length === 0 ? 'chưa nêu tên' : learners.map((one) => learnerWords(one)).join('; ')}`,
  ];
}

const column = (key: NeedKey): number => needColumns.findIndex((one) => one.key === key);

/** A need as its row says it, or what is wrong at which cell. */
function needIn(
  { values, faults, row }: Row,
  { catalogue, year }: Pick<Desk, 'catalogue' | 'year'>,
): { need: NeedFields | null; faults: Fault[] } {
  const found: Fault[] = [...faults];
  const wrong = (key: NeedKey, says: string) =>
    found.push({ place: `${placeOf(row, column(key))} (${needColumns[column(key)]?.heading})`, says });
  const name = String(values.programme ?? '').trim();
  const programme = inCatalogue(name, catalogue);
  const heads = typeof values.heads === 'number' ? values.heads : null;
  const isRead = (key: NeedKey) => faults.every(({ place }) => place !== placeOf(row, column(key)));
  if (isRead('heads') && !(heads !== null && Number.isInteger(heads) && heads > 0))
    wrong('heads', 'Ghi số người là số nguyên, ít nhất 1.');
  if (!values.audience) wrong('audience', 'Ghi đối tượng đi học.');
  const months = monthsIn(String(values.months ?? ''), year);
  if (!months)
    wrong(
      'months',
      `Không đọc được «${values.months}» là tháng của năm ${year}. Ghi số tháng: 3, 4 hoặc tháng 3 đến 5, quý II.`,
    );
  const learners = learnersIn(String(values.learners ?? ''));
  if (heads !== null && learners.length > heads)
    wrong('learners', `Nêu tên ${learners.length} người, nhiều hơn số người ${heads}.`);
  if (found.length > 0) return { need: null, faults: found };
  const read = NeedFields.safeParse({
    ...{ programmeKey: programme?.key ?? null, programmeName: programme?.name ?? name },
    ...{ audience: String(values.audience ?? ''), heads, months, learners },
    reason: values.reason ? String(values.reason) : null,
  });
  if (read.success) return { need: read.data, faults: [] };
  return {
    need: null,
    faults: [{ place: `Dòng ${row}`, says: read.error.issues[0]?.message ?? 'Dòng này quá dài.' }],
  };
}

const NUMBERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };
const numberOf = (said: string): number => NUMBERS[said] ?? Number(said);

/** "/2024", "năm 2024" behind a month; and what is left of it, in front of none. */
const YEAR_BEHIND = /(?<=[\div])\s*(?:\/|(?:của\s+|trong\s+)?năm\s)\s*\d{4}\b/gu;
const WHOLE_YEAR = /^(?:(?:(?:cả|trong|quanh)\s+)?năm|tháng nào cũng được)?$/u;
const ONE = String.raw`(?:(?:các\s+)?(tháng|quý)\s*)?(\d{1,2}|iv|i{1,3})`;
const MONTHS = new RegExp(String.raw`^(từ\s+)?${ONE}(?:\s*(?:-|đến|tới)\s*${ONE})?(\s+trở đi)?$`, 'u');

/**
 * "3, 4" · "tháng 3 đến 5" · "3-5" · "T9" · "tháng 3/2024" · "quý II, III" · "từ tháng 3", to the year's end → months;
 * an empty cell and "cả năm" are any month, null what is no month, or one of another year.
 */
export function monthsIn(text: string, year: number): number[] | null {
  const said = comparisonKey(text).replace(/[–—]/gu, '-');
  if ((said.match(/\d{4}/gu) ?? []).some((one) => Number(one) !== year)) return null;
  const plain = said
    .replace(YEAR_BEHIND, '')
    .replace(/năm\s+\d{4}/gu, 'năm')
    .replace(/\bt(?=\d)/gu, 'tháng ')
    .trim();
  if (WHOLE_YEAR.test(plain)) return [];
  const months = new Set<number>();
  let unit = 'tháng';
  for (const part of plain.split(/[,;.&\n]|\s+và\s+/u).map((one) => one.trim())) {
    if (part === '') continue;
    const run = runIn(part, unit);
    if (!run) return null;
    unit = run.unit;
    for (let month = run.first; month <= run.last; month += 1) months.add(month);
  }
  return [...months].toSorted((a, b) => a - b);
}

/** "quý II", "3 đến 5", "từ tháng 3"; a number alone counts what the one before it counted, a Roman one quarters. */
function runIn(part: string, before: string): { unit: string; first: number; last: number } | null {
  const [, since, said, from, saidTo, to, on] = MONTHS.exec(part) ?? [];
  if (!from || (said && saidTo && said !== saidTo)) return null;
  const unit = said ?? saidTo ?? (from in NUMBERS ? 'quý' : before);
  const [long, most] = unit === 'quý' ? [3, 4] : [1, 12];
  const [first, given] = [numberOf(from), numberOf(to ?? from)];
  if (!(first >= 1 && first <= given && given <= most)) return null;
  const last = !to && (since || on) ? most : given;
  return { unit, first: (first - 1) * long + 1, last: last * long };
}

export function countsOf(planned: readonly Planned[]): Record<RowState, number> {
  const of = (state: RowState) => planned.filter((row) => row.state === state).length;
  return { new: of('new'), changed: of('changed'), same: of('same'), fault: of('fault') };
}

/** What somebody should know of the file beside its rows. */
export function notesOf(table: NeedTable): string[] {
  const unfilled = unfilledIn(table);
  const unknown = table.unknown.filter(({ heading }) => heading !== '').map(({ heading }) => `«${heading}»`);
  return [
    ...(unfilled > 0 ? [`${unfilled} dòng chỉ có tên chương trình, chưa ghi số người nên bỏ qua.`] : []),
    ...(unknown.length > 0 ? [`Cột không nhập: ${unknown.join(', ')}.`] : []),
    ...table.skipped.map(({ row, words, why }) => `Dòng ${row} «${words}» bỏ qua: ${why}.`),
    ...table.notes,
  ];
}
