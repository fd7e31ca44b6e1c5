import { expect, test } from 'vitest';
import { trainingFactsOf } from './facts.ts';
import type { IndexFound } from './indices/store.ts';

const figure = { n: 8, mean: 6, from: 5, to: 7, band: null, error: 0.4, freedom: 7, exact: 6 };
const wave: IndexFound['rows'][number] = {
  ...{ waveId: 'w', classCode: 'L1', className: 'Lớp 1', kind: 'end', closedOn: '2024-03-01', figure },
};
const indexFrom = (general: IndexFound) =>
  trainingFactsOf(
    { ...{ classes: [], plans: [], hours: new Map(), surveyed: new Set() }, general, effect: general },
    { officeId: 'o', schoolId: 's', day: '2024-04-10', from: '2024-01-01' },
  ).get('chi_so_khao_sat');

test('an index is of marks out of ten, all on one scale', () => {
  const ten = { from: 1 as const, to: 10 };
  expect(indexFrom({ figure, scale: ten, rows: [wave] })).toMatchObject({ known: true, value: 6 });
  const mixed = expect.stringMatching(/^chưa có chỉ số chung/);
  expect(indexFrom({ figure: null, scale: null, rows: [wave] })).toMatchObject({
    known: false,
    reason: mixed,
  });
  expect(indexFrom({ figure, scale: { from: 1, to: 5 }, rows: [wave] })).toMatchObject({ known: false });
  const few = indexFrom({ figure: null, scale: null, rows: [{ ...wave, figure: null }] });
  expect(few).toMatchObject({ known: false, reason: 'chưa có đợt khảo sát nào đủ số phiếu để công bố' });
});
