import { createHash } from 'node:crypto';
import { formatDate } from '@dondoc/vietnamese';
import type { Table, TableRow } from '#platform/sheets/read-table.ts';
import type { Known, NewItem } from '../items/schema.ts';
import { kindLabels, sourceLabels } from '../labels.ts';
import { cutsOf, estimateOf, periodKey, sumOf } from '../money/rules.ts';
import { sayDong } from '../rules.ts';
import { type EntryKind, moneyKinds, type Source } from '../schema.ts';
import type { PreviewRow, RowState } from './schema.ts';
import { type ItemKey, itemColumns } from './sheets.ts';

export type ItemTable = Table<ItemKey>;
type Row = TableRow<ItemKey>;
type Version = Omit<NewItem, 'id' | 'code'>;

/** What an entry of the file adds to what is there. */
export interface Adding {
  kind: EntryKind;
  year: number | null;
  source: Source | null;
  amount: string;
  /** Of a cut of a plan, the due day of what it cuts. */
  dueOn: string | null;
}

export interface Planned extends PreviewRow {
  code: string;
  /** Null: the item is new. */
  itemId: string | null;
  /** Null: its words stay. */
  version: Version | null;
  entries: Adding[];
}

export interface There {
  items: readonly Known[];
  closed: ReadonlySet<string>;
  agencyOf(name: string): string | null;
}

const EMPTY: Version = {
  ...{ name: '', need: null, facilityId: null, ownerId: null, coordinatingIds: [] },
  ...{ directiveCode: null, note: null },
};

const keyOf = (code: string): string => code.trim().toLowerCase();
const textOf = (row: Row, key: ItemKey): string => String(row.values[key] ?? '').trim();
const heading = (key: ItemKey): string => itemColumns.find((column) => column.key === key)?.heading ?? key;

/** The first row of an item says what it is; each says one year and source. An empty cell says nothing. */
export function planItems({ rows }: ItemTable, there: There): Planned[] {
  const known = new Map(there.items.map((item) => [keyOf(item.code), item]));
  const first = new Map<string, Planned>();
  const periods = new Set<string>();
  return rows.map((row) => {
    const code = textOf(row, 'code');
    const item = known.get(keyOf(code));
    const before = first.get(keyOf(code));
    const faults = [...row.faults];
    const fault = (key: ItemKey, says: string) => faults.push({ place: heading(key), says });
    const period = readPeriod(row, fault);
    const version = versionOf(row, { item, isFirst: !before, agencyOf: there.agencyOf }, fault);
    const entries = [
      ...(before ? [] : estimates(row, item, fault)),
      ...(period ? sums(row, { item, period, closed: there.closed }, fault) : []),
    ];
    if (period) {
      const key = `${keyOf(code)} ${periodKey(period.year, period.source)}`;
      if (periods.has(key))
        fault('year', 'Hạng mục, năm và nguồn này đã có ở một dòng trên. Gộp thành một dòng.');
      periods.add(key);
    }
    if (before?.state === 'fault' && !item)
      fault('code', `Dòng ${before.row} là dòng đầu của hạng mục mới này và có lỗi. Sửa dòng ấy trước.`);
    const state = stateOf(faults.length > 0, { isNew: !item && !before, version, entries });
    const planned: Planned = {
      ...{ sheet: row.sheet, row: row.row, code, itemId: item?.id ?? null, state, faults },
      label: [code, version?.name ?? item?.name, period && `${period.year}, ${sourceLabels[period.source]}`]
        .filter(Boolean)
        .join(' · '),
      version: state === 'fault' ? null : version,
      entries: state === 'fault' ? [] : entries,
      says: state === 'fault' ? [] : [...wordsSaid(version, item), ...entries.map(says)],
    };
    if (!before) first.set(keyOf(code), planned);
    return planned;
  });
}

type Fault = (key: ItemKey, says: string) => void;

function stateOf(
  isFaulty: boolean,
  { isNew, version, entries }: { isNew: boolean } & Pick<Planned, 'version' | 'entries'>,
): RowState {
  if (isFaulty) return 'fault';
  if (isNew) return 'new';
  return version || entries.length > 0 ? 'changed' : 'same';
}

interface Of {
  item: Known | undefined;
  isFirst: boolean;
  agencyOf: There['agencyOf'];
}

/** The words of the item where the file says others than are there. */
function versionOf(row: Row, { item, isFirst, agencyOf }: Of, fault: Fault): Version | null {
  if (!isFirst) return null;
  const owner = textOf(row, 'owner');
  const ownerId = owner ? agencyOf(owner) : null;
  if (owner && !ownerId)
    fault('owner', `Danh bạ chưa có «${owner}». Ghi đúng tên trong danh bạ, hoặc để trống rồi chọn sau.`);
  const there = item ? versionThere(item) : EMPTY;
  const said: Version = {
    ...there,
    name: textOf(row, 'name') || there.name,
    need: textOf(row, 'need') || there.need,
    ownerId: ownerId ?? there.ownerId,
  };
  if (!said.name) fault('name', 'Hạng mục mới thì ghi tên.');
  const isSame = said.name === there.name && said.need === there.need && said.ownerId === there.ownerId;
  return item && isSame ? null : said;
}

const versionThere = ({
  name,
  need,
  facility,
  ownerId,
  coordinatingIds,
  directiveCode,
  note,
}: Known): Version => ({
  ...{ name, need, ownerId, coordinatingIds, directiveCode, note },
  facilityId: facility?.id ?? null,
});

interface Period {
  year: number;
  source: Source;
}

function readPeriod(row: Row, fault: Fault): Period | null {
  const { year, source } = row.values;
  const hasMoney = moneyKinds.some((kind) => row.values[kind] !== undefined);
  if (year === undefined && source === undefined) {
    if (hasMoney) fault('year', 'Có số tiền thì ghi năm và nguồn vốn.');
    return null;
  }
  if (!Number.isInteger(year) || Number(year) < 2000 || Number(year) > 2100) {
    fault('year', 'Ghi năm bằng bốn chữ số, từ 2000 đến 2100.');
    return null;
  }
  if (source === undefined) {
    fault('source', `Ghi nguồn vốn: ${Object.values(sourceLabels).join(', ')}.`);
    return null;
  }
  return { year: Number(year), source: source as Source };
}

/** What stands in the cell as whole đồng; null where it says nothing. */
function dongIn(row: Row, key: ItemKey, fault: Fault): bigint | null {
  const value = row.values[key];
  if (value === undefined) return null;
  if (!Number.isSafeInteger(value) || Number(value) < 0 || Number(value) >= 1e15) {
    fault(key, 'Ghi số tiền bằng đồng, không có số lẻ, không âm, không quá 15 chữ số.');
    return null;
  }
  return BigInt(value);
}

function estimates(row: Row, item: Known | undefined, fault: Fault): Adding[] {
  const said = dongIn(row, 'estimate', fault);
  const there = item ? (estimateOf(item.entries) ?? '0') : '0';
  if (said === null || said === BigInt(there)) return [];
  return [{ kind: 'estimate', year: null, source: null, amount: String(said - BigInt(there)), dueOn: null }];
}

interface InPeriod {
  item: Known | undefined;
  period: Period;
  closed: ReadonlySet<string>;
}

function sums(row: Row, { item, period, closed }: InPeriod, fault: Fault): Adding[] {
  return moneyKinds.flatMap((kind): Adding[] => {
    const said = dongIn(row, kind, fault);
    const there = item ? sumOf(item.entries, { ...period, kind }) : 0n;
    if (said === null || said === there) return [];
    if (closed.has(periodKey(period.year, period.source)))
      fault(
        kind,
        `${sourceLabels[period.source]} năm ${period.year} đã đối chiếu: số đang có là ${sayDong(String(there))}. Mở lại kỳ đối chiếu rồi nhập.`,
      );
    const added = said - there;
    if (kind === 'plan' && added < 0n && item)
      return cutsOf(item.entries, period.year, period.source, added).map((cut) => ({
        ...period,
        kind,
        ...cut,
      }));
    return [{ ...period, kind, amount: String(added), dueOn: null }];
  });
}

const wordsSaid = (version: Version | null, item: Known | undefined): string[] =>
  version
    ? [item ? `Sửa tên, nhu cầu hoặc chủ đầu tư: ${version.name}` : `Thêm hạng mục ${version.name}`]
    : [];

const says = ({ kind, year, source, amount, dueOn }: Adding): string => {
  const where = source ? ` ${year}, ${sourceLabels[source].toLocaleLowerCase('vi')}` : '';
  return `${kindLabels[kind]}${where}: ${amount.startsWith('-') ? 'giảm' : 'tăng'} ${sayDong(amount.replace('-', ''))}${dueOn ? `, phần phải có ngày ${formatDate(dueOn)}` : ''}`;
};

/** What is about to be written, to the đồng and the word: whoever confirms has seen this and nothing else. */
export const markOf = (planned: readonly Planned[]): string =>
  createHash('sha256').update(JSON.stringify(planned)).digest('hex');

export const countsOf = (planned: readonly Planned[]): Record<RowState, number> => ({
  ...{ new: 0, changed: 0, same: 0, fault: 0 },
  ...Object.fromEntries(
    [...Map.groupBy(planned, ({ state }) => state)].map(([key, own]) => [key, own.length]),
  ),
});

/** What the file has that is not taken, so that nothing goes without a word. */
export function notesOf(table: ItemTable): string[] {
  const unknown = table.unknown.filter(({ heading }) => heading !== '').map(({ heading }) => `«${heading}»`);
  return [
    ...(unknown.length > 0 ? [`Cột không nhập: ${unknown.join(', ')}.`] : []),
    ...table.skipped.map(({ row, words, why }) => `Dòng ${row} «${words}» bỏ qua: ${why}.`),
    ...table.notes,
  ];
}
