import type { SheetColumn } from '#platform/sheets/columns.ts';
import type { WrittenCell, WrittenSheet } from '#platform/sheets/write.ts';
import type { Item } from '../items/schema.ts';
import { sourceLabels } from '../labels.ts';
import type { MoneyLine } from '../money/schema.ts';
import { type MoneyKind, moneyKinds } from '../schema.ts';

export type ItemKey = 'code' | 'name' | 'need' | 'owner' | 'estimate' | 'year' | 'source' | MoneyKind;

const dong = (heading: string, synonyms: string[]) => ({
  ...{ heading: `${heading} (đồng)`, kind: 'number' as const, width: 20 },
  synonyms: [heading, ...synonyms],
});

/** One row an item, year and source; the sums are those of the whole year. */
export const itemColumns: readonly SheetColumn<ItemKey>[] = [
  { key: 'code', heading: 'Mã', kind: 'text', required: true, width: 12, synonyms: ['Mã hạng mục'] },
  {
    ...{ key: 'name', heading: 'Hạng mục', kind: 'text', width: 44 },
    synonyms: ['Tên hạng mục', 'Tên hạng mục đầu tư', 'Nội dung đầu tư', 'Danh mục'],
  },
  { key: 'need', heading: 'Nhu cầu', kind: 'text', width: 40, synonyms: ['Nội dung nhu cầu', 'Quy mô'] },
  { key: 'owner', heading: 'Chủ đầu tư', kind: 'text', width: 30, synonyms: ['Cơ quan chủ đầu tư'] },
  { key: 'estimate', ...dong('Tổng mức đầu tư', ['Tổng mức', 'Dự toán']) },
  { key: 'year', heading: 'Năm', kind: 'number', width: 8, synonyms: ['Năm ngân sách', 'Năm kế hoạch'] },
  {
    ...{ key: 'source', heading: 'Nguồn vốn', kind: 'choice', width: 22, synonyms: ['Nguồn'] },
    choices: {
      ...Object.fromEntries(Object.entries(sourceLabels).map(([value, label]) => [label, value])),
      ...{ 'Vốn trung ương': 'central', NSTW: 'central', 'Vốn tỉnh': 'province', NSĐP: 'province' },
      ...{ 'Ngân sách địa phương': 'province', 'Vốn sự nghiệp': 'recurrent', 'Sự nghiệp': 'recurrent' },
      ...{ 'Xã hội hóa': 'society', Khác: 'other' },
    },
  },
  { key: 'plan', ...dong('Kế hoạch', ['Kế hoạch vốn', 'Vốn kế hoạch']) },
  { key: 'allocation', ...dong('Phân bổ', ['Đã phân bổ', 'Vốn phân bổ']) },
  { key: 'disbursement', ...dong('Giải ngân', ['Đã giải ngân', 'Vốn giải ngân']) },
];

/** The same columns as are read, so that what goes out comes in again and changes nothing. */
export function itemSheet(rows: readonly { item: Item; lines: readonly MoneyLine[] }[]): WrittenSheet {
  return {
    name: 'Hạng mục đầu tư',
    columns: itemColumns,
    batches: [rows.flatMap(({ item, lines }) => itemRows(item, lines))],
  };
}

/** An item of which no money is entered has its row too. */
function itemRows({ code, name, need, owner, estimate }: Item, lines: readonly MoneyLine[]): WrittenCell[][] {
  const told = [code, name, need, owner?.name ?? null, cell(estimate)];
  if (lines.length === 0) return [[...told, null, null, null, null, null]];
  return lines.map(({ year, source, sums }) => [
    ...[...told, year, sourceLabels[source]],
    ...moneyKinds.map((kind) => cell(sums[kind])),
  ]);
}

/** A number where a sheet holds it exactly. */
const cell = (sum: string | null): WrittenCell => {
  if (sum === null) return null;
  return Number.isSafeInteger(Number(sum)) ? Number(sum) : sum;
};
