import { describe, expect, it, test } from 'vitest';
import type { SheetKey } from '../sheets.ts';
import {
  codeFor,
  type Desk,
  type Known,
  keysOf,
  type ListRow,
  planRow,
  repeatedCodes,
  saidBeside,
} from './rules.ts';

const row = (values: ListRow['values'], more: Partial<ListRow> = {}): ListRow => ({
  ...{ sheet: 'Việc', row: 7, groups: [], others: {}, faults: [] },
  values,
  ...more,
});

test('a row is known by its Mã, else by its words under its headings, the first of several alike first', () => {
  const rows = [
    row({ title: 'Rà soát', code: ' VP-12 ' }),
    row({ title: 'Tổng kết' }, { groups: ['I. Kinh tế'] }),
    row({ title: 'Tổng  kết' }, { groups: ['I. Kinh tế'] }),
    row({ title: 'Tổng kết' }, { groups: ['II. Xã hội'] }),
  ];
  expect(keysOf(rows)).toEqual([
    ...['VP-12', 'i. kinh tế › tổng kết #1', 'i. kinh tế › tổng kết #2', 'ii. xã hội › tổng kết #1'],
  ]);
  expect(repeatedCodes([...rows, row({ title: 'Khác', code: 'VP-12' })])).toEqual(new Set(['VP-12']));
});

test.each([
  ['2026', 1, 'NV2026-0001'],
  ['2023', 12_345, 'NV2023-12345'],
])('in %s the number %i is %s', (year, number, code) => {
  expect(codeFor(year, number).code).toBe(code);
});

test('what is not taken over stands beside, by its heading', () => {
  const said = saidBeside(
    row({ document: '118-TB/VPTU', state: 'Đang làm' }, { groups: ['I', '1'], others: { 'Ghi chú': 'gấp' } }),
  );
  expect(said).toEqual({ Nhóm: 'I › 1', 'Văn bản': '118-TB/VPTU', 'Tiến độ': 'Đang làm', 'Ghi chú': 'gấp' });
});

describe('a row for a directive that is there', () => {
  const known: Known = {
    ...{ code: 'NV2023-0001', importKey: 'k', title: 'Rà soát', text: 'Rà soát', product: null },
    ...{ due: null, cadence: null, stopped: false },
    assignments: [{ role: 'lead', agencyId: 'a', nameAsWritten: 'Trường' }],
  };
  const columns: SheetKey[] = ['title', 'lead', 'due'];
  const planned = (values: ListRow['values'], one: Partial<Known> = {}) => {
    const desk: Desk = {
      ...{ today: '2023-11-20', find: (name) => (name === 'Trường' ? 'a' : null), nameOf: () => '' },
      ...{ choices: {}, columns, known: new Map([['k', { ...known, ...one }]]), held: new Set<string>() },
    };
    return planRow(row({ title: 'Rà soát', lead: 'Trường', ...values }), 'k', desk, new Set());
  };

  it.each<[what: string, ListRow['values'], Partial<Known>, state: string, adds: number, kept: number]>([
    ['says the same', {}, {}, 'same', 0, 0],
    ['gives a day to what has none', { due: '2024-01-01' }, {}, 'changed', 1, 0],
    ['gives a rhythm to what has none', { due: 'P3M' }, {}, 'changed', 1, 0],
    ['says another day', { due: '2024-01-01' }, { due: '2023-12-01' }, 'same', 0, 1],
    ['says the same day', { due: '2023-12-01' }, { due: '2023-12-01' }, 'same', 0, 0],
    ['leaves the day out', {}, { due: '2023-12-01' }, 'same', 0, 1],
    ['gives a day to what is reported done', { due: '2024-01-01' }, { stopped: true }, 'same', 0, 1],
    ['says other words', { title: 'Rà soát lại' }, {}, 'same', 0, 1],
    ['says another body', { lead: 'Sở Lạ' }, {}, 'same', 0, 1],
    ['says it with other tone marks', { title: ' rà  soát' }, {}, 'same', 0, 0],
  ])('%s', (_, values, one, state, adds, kept) => {
    const plan = planned(values, one);
    expect([plan.state, plan.adds.length, plan.kept.length]).toEqual([state, adds, kept]);
    expect(plan.code).toBe('NV2023-0001');
  });
});
