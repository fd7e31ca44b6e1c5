import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readData } from '#platform/data-file.ts';
import type { CellValue } from '#platform/sheets/columns.ts';
import { readList } from '#platform/sheets/read-sheets.ts';
import { writeSheet } from '#platform/sheets/write.ts';
import { indicatorKinds } from '../schema.ts';
import { asksYes } from '../sets/labels.ts';
import { SetFile } from '../sets/schema.ts';
import { previewRows, readSetRows, thresholdOf } from './rules.ts';
import { cellsOf, readableColumns, rowsOfSet, type SetColumn, setColumns } from './sheets.ts';

const words = fc
  .array(fc.constantFrom('quy chế', 'ban hành', 'giảng viên', 'Đội ngũ', 'năm 2026', '(mới)', 'A/B'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));
const maybe = fc.option(words, { nil: null });
const decimal = fc
  .tuple(
    fc.nat(99_999),
    fc.option(
      fc.nat(999).map((n) => String(n).padStart(3, '0')),
      { nil: null },
    ),
  )
  .map(([whole, part]) => (part === null ? String(whole) : `${whole}.${part}`));
const threshold = fc.record({
  operator: fc.constantFrom('>=' as const, '<=' as const, '=' as const),
  value: decimal,
  article: maybe,
  source: words,
});
const indicator = fc.record({
  criterion: fc.integer({ min: 1, max: 6 }),
  name: words,
  kind: fc.constantFrom(...indicatorKinds),
  unit: fc.constantFrom(null, '%', 'người', 'm²'),
  windowYears: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
  rule: fc.constantFrom(null, 'giang_vien_chinh / giang_vien'),
  ...{ article: maybe, evidenceExpected: maybe, owner: maybe, dependsOn: maybe, note: maybe },
  levels: fc.tuple(fc.option(threshold, { nil: null }), fc.option(threshold, { nil: null })),
});
const sets = fc.array(indicator, { minLength: 1, maxLength: 30 }).map((all) =>
  SetFile.parse({
    ...{ key: 'bo-thu', name: 'Bộ thử', basis: 'Bộ thử', source: 'kiểm thử' },
    criteria: [1, 2, 3, 4, 5, 6].map((number) => ({ number, name: `Tiêu chí số ${number}` })),
    indicators: all.map(({ levels, ...one }, i) => ({
      ...one,
      code: `${one.criterion}.${i + 1}`,
      thresholds: levels.flatMap((found, at) => (found ? [{ ...found, level: at + 1 }] : [])),
    })),
  }),
);

/** The cells of a set as the reader of sheets gives them. */
function tableOf(set: SetFile) {
  const rows = rowsOfSet(set).map((row, i) => {
    const values = Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null));
    const kind = set.indicators[i]?.kind;
    return { sheet: 'A', row: i + 2, groups: [], others: {}, faults: [], values: { ...values, kind } };
  });
  return { rows: rows as { values: Partial<Record<SetColumn, CellValue>> }[] as never };
}
const readBack = (read: ReturnType<typeof readSetRows>) => read.rows.map((row) => row.indicator);

describe('a set written to cells and read again', () => {
  it('is the same, whatever stands in it', () => {
    fc.assert(
      fc.property(sets, (set) => {
        const read = readSetRows(tableOf(set), set.criteria, set.basis);
        expect(read.criteria).toEqual(set.criteria);
        expect(readBack(read)).toEqual(set.indicators);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same through a real XLSX', async () => {
    const all = [
      ...fc.sample(sets, { numRuns: 2, seed: 7 }),
      SetFile.parse(await readData('indicator-sets/tap-huan-55')),
    ];
    for (const set of all) {
      const columns = setColumns(set.levels);
      const batches = [cellsOf(columns, rowsOfSet(set))];
      const parts: Uint8Array[] = [];
      for await (const part of writeSheet({ name: 'Bộ', columns, batches })) parts.push(part);
      const list = await readList({ name: 'bo.xlsx', bytes: Buffer.concat(parts) }, readableColumns);
      if (!list.ok) throw new Error(list.message);
      const read = readSetRows(list.value, set.criteria, set.basis);
      expect(read.rows.flatMap(({ faults }) => faults)).toEqual([]);
      expect(readBack(read)).toEqual(set.indicators);
    }
  });
});

describe('a cell of a threshold', () => {
  it.each([
    ['', null],
    ['–', null],
    ['Chưa có ngưỡng', null],
    ['75', { operator: '>=', value: '75' }],
    ['≥ 77,8 %', { operator: '>=', value: '77.8' }],
    ['<=0', { operator: '<=', value: '0' }],
    ['2.400 m²', { operator: '>=', value: '2400' }],
    ['không quá 3', { operator: '<=', value: '3' }],
    ['Có', { operator: '=', value: '1' }],
  ])('%j', (cell, read) => {
    expect(thresholdOf(cell, 'm²')).toEqual(read);
  });

  it.each(['đủ', '75-80', '12.34.5', '≥'])('%j is no number, and says so', (cell) => {
    expect(thresholdOf(cell, '%')).toMatch(/không phải là số/);
  });
});

const row = (values: object, faults: { place: string; says: string }[] = []) =>
  ({ sheet: 'A', row: 5, groups: [], others: {}, faults, values }) as never;
const good = { criterion: '2. Đội ngũ', code: '2.1', name: 'Tỷ lệ', kind: 'ratio', unit: '%' };
const look = (rows: never[], check = (_: string): string | null => null) =>
  previewRows(readSetRows({ rows }, [], 'Quy định thử'), [1, 2], new Map(), check);

describe('faults by cell', () => {
  it.each<[string, object, RegExp]>([
    ['criterion missing', { ...good, criterion: undefined }, /Cột «Tiêu chí»: Chưa ghi tiêu chí/],
    ['a criterion without a name', { ...good, criterion: '7' }, /Tiêu chí 7 chưa có tên/],
    ['no kind', { ...good, kind: undefined }, /Cột «Loại»/],
    ['a threshold that is no number', { ...good, level1: 'nhiều' }, /Cột «Ngưỡng mức 1»: “nhiều” không phải/],
    ['a level that the set lacks', { ...good, level3: '5' }, /Ngưỡng: Bộ không có mức 3/],
    ['a window that is no whole number', { ...good, windowYears: 2.5 }, /Cột «Năm trong kỳ»/],
  ])('%s', (_, values, says) => {
    const [read] = look([row(values)]);
    expect(read?.state).toBe('fault');
    expect(read?.faults.join()).toMatch(says);
  });

  it('a doubled code, and a rule that cannot be read', () => {
    const read = look([row(good), row({ ...good, rule: 'a +' })], () => 'Quy tắc viết chưa đúng.');
    expect(read.map(({ faults }) => faults)).toEqual([
      [],
      ['Mã: Mã 2.1 ghi hai lần. Mỗi chỉ tiêu một mã.', 'Quy tắc: Quy tắc viết chưa đúng.'],
    ]);
  });

  it('an empty threshold stays empty, and one without a source is said to stand in the regulation', () => {
    const { rows } = readSetRows(
      { rows: [row({ ...good, level1: '75', article: 'Điều 5' })] },
      [],
      'Quy định thử',
    );
    expect(rows[0]?.indicator?.thresholds).toEqual([
      { level: 1, operator: '>=', value: '75', article: 'Điều 5', source: 'Quy định thử' },
    ]);
    expect(asksYes('ratio')).toBe(false);
  });
});
