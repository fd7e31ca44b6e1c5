import { expect, test } from 'vitest';
import { height, SHEET_POINTS, type SheetRows, sheetRows } from './sheet-rows.ts';

const taken = (rows: SheetRows) =>
  (Object.keys(rows) as (keyof SheetRows)[]).reduce((sum, part) => sum + height(part, rows[part]), 0);

test('a quiet day shows everything', () => {
  const there = { late: 1, silent: 2, office: 1, below: 3 };
  expect(sheetRows(there)).toEqual(there);
});

test('a busy day keeps eight red rows and some of every other part', () => {
  const shown = sheetRows({ late: 60, silent: 40, office: 30, below: 25 });
  expect(shown).toEqual({ late: 8, silent: 2, office: 1, below: 2 });
});

test('space that red does not need goes to the parts below it', () => {
  expect(sheetRows({ late: 2, silent: 40, office: 30, below: 25 })).toMatchObject({
    late: 2,
    silent: 4,
    office: 3,
  });
});

test('no mixture of parts is higher than the sheet', () => {
  const counts = [0, 1, 2, 4, 8, 50];
  for (const late of counts)
    for (const silent of counts)
      for (const office of counts)
        for (const below of counts) {
          const shown = sheetRows({ late, silent, office, below });
          expect(taken(shown), JSON.stringify(shown)).toBeLessThanOrEqual(SHEET_POINTS);
        }
});
