import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as rules from './rules.ts';
import type { DeliveredClass, PlannedRow } from './schema.ts';

const held = (said: Partial<DeliveredClass> = {}): DeliveredClass => {
  const one = {
    ...{ id: 'a', planClassId: 'p', beyondReason: null, year: 2024, code: 'L1', name: 'Lớp 1' },
    ...{ programmeKey: 'cv', programmeName: 'Chuyên viên', providerAgencyId: 's', providerName: 'Trường' },
    ...{ toDay: '2024-04-30', decisionOn: null, startedOn: null, endedOn: null, cancelledOn: null },
    ...{ cancelReason: null, learners: 60, certificates: 0, state: 'planned' as const, ...said },
  };
  return rules.asOf(one, '2024-12-31');
};
const planned = (one: DeliveredClass | null, month: number | null = 3) => ({
  ...{ month, heads: 60, provider: { agencyId: 's', name: 'Trường' }, held: one },
});
const ended = { decisionOn: '2024-02-20', startedOn: '2024-03-04', endedOn: '2024-04-26' };

test('what came after the day is not known on it', () => {
  const one = held({ ...ended, certificates: 58 });
  expect(one.state).toBe('ended');
  expect(rules.asOf(one, '2024-04-25')).toMatchObject({ state: 'started', endedOn: null });
  expect(rules.asOf(one, '2024-03-03').state).toBe('opened');
  const off = held({ cancelledOn: '2024-03-10', cancelReason: 'Không đủ học viên' });
  expect(rules.asOf(off, '2024-03-09')).toMatchObject({ state: 'planned', cancelReason: null });
});

test('a class is late to open only when its month is over', () => {
  const late = (day: string) => rules.variancesOf(planned(null), 2024, day);
  expect(late('2024-03-31')).toEqual([]);
  expect(late('2024-04-01')).toEqual(['Chưa mở; kế hoạch mở tháng 3/2024']);
  expect(rules.variancesOf(planned(null, null), 2024, '2024-12-31')).toEqual([]);
});

test('says each difference with its figures, and none where all went as planned', () => {
  const of = (one: DeliveredClass) => rules.variancesOf(planned(one), 2024, '2024-12-31');
  expect(of(held(ended))).toEqual([]);
  expect(of(held({ ...ended, startedOn: '2024-05-06', learners: 48 }))).toEqual([
    'Khai giảng 06/05/2024; kế hoạch tháng 3/2024',
    '48/60 học viên so với kế hoạch',
  ]);
  expect(of(held({ cancelledOn: '2024-03-01', cancelReason: 'Không đủ học viên' }))).toEqual([
    'Không tổ chức: Không đủ học viên',
  ]);
  expect(of(held({ ...ended, endedOn: null, providerAgencyId: 'x', providerName: 'Trung tâm' }))).toEqual([
    'Trung tâm tổ chức; kế hoạch giao Trường',
    'Chưa bế giảng; dự kiến kết thúc 30/04/2024',
  ]);
});

test('«vượt mức» is computed: all that was given, and more', () => {
  expect(rules.verdictOf({ given: 24, ended: 24, beyond: 3 })).toEqual({
    code: 'exceeded',
    words: 'Hoàn thành vượt mức: 27/24 lớp (112,5\u00a0%), có 3 lớp ngoài kế hoạch',
  });
  expect(rules.verdictOf({ given: 24, ended: 24, beyond: 0 }).code).toBe('done');
  // Six others do not stand for four that were given and not held.
  expect(rules.verdictOf({ given: 24, ended: 20, beyond: 6 })).toEqual({
    code: 'short',
    words:
      'Chưa hoàn thành: 20/24 lớp được giao đã bế giảng (83,3\u00a0%), còn 4 lớp; 6 lớp ngoài kế hoạch không thay lớp được giao',
  });
  expect(rules.verdictOf({ given: 0, ended: 0, beyond: 2 }).code).toBe('beyond');
});

test('a figure opens its own rows, also that of classes given to nobody', () => {
  const row = { ...planned(null), programme: 'cv', variances: [] };
  const nobodys = { ...row, provider: null };
  const shows = (nhom: string) => [row, nobodys].map((one) => rules.isShown(one, { xep: 'don-vi', nhom }));
  expect(shows('s')).toEqual([true, false]);
  expect(shows(rules.NO_PROVIDER)).toEqual([false, true]);
  expect(rules.isShown(row, { nhom: 'cv', buoc: 'mo' })).toBe(false);
});

test('an earlier class is carried over while it runs into the year', () => {
  const from2023 = (said: Partial<DeliveredClass>) => held({ year: 2023, startedOn: '2023-09-05', ...said });
  expect(rules.isCarried(from2023({ endedOn: '2024-05-01' }), 2024)).toBe(true);
  expect(rules.isCarried(from2023({}), 2024)).toBe(true);
  // Begun only in January it is still of the year before, and not of the one after.
  expect(rules.isCarried(from2023({ startedOn: '2024-01-05' }), 2024)).toBe(true);
  expect(rules.isCarried(from2023({ year: 2022, startedOn: '2024-01-05' }), 2023)).toBe(false);
  expect(rules.isCarried(from2023({ endedOn: '2023-12-31' }), 2024)).toBe(false);
  expect(rules.isCarried(held(ended), 2024)).toBe(false);
});

const someRow = fc.record({
  programme: fc.constantFrom('a', 'b', 'c'),
  heads: fc.integer({ min: 1, max: 200 }),
  held: fc.option(
    fc
      .record({
        ...{
          decisionOn: fc.constantFrom(null, '2024-02-20'),
          startedOn: fc.constantFrom(null, '2024-03-04'),
        },
        ...{ endedOn: fc.constantFrom(null, '2024-04-26'), cancelledOn: fc.constantFrom(null, '2024-03-10') },
        ...{ learners: fc.integer({ min: 0, max: 200 }), certificates: fc.integer({ min: 0, max: 200 }) },
      })
      .map(held),
    { nil: null },
  ),
});

test('tallies of the parts add up to the whole, and equal a count by hand', () => {
  fc.assert(
    fc.property(fc.array(someRow, { maxLength: 40 }), (made) => {
      const rows = made as unknown as PlannedRow[];
      const whole = rules.tally({ key: '', name: '' }, rows, []);
      const parts = rules.tallies(rows, [], {
        row: ({ programme }) => [programme, programme],
        held: () => ['', ''],
      });
      const add = (of: (one: (typeof parts)[number]) => number) => parts.reduce((n, one) => n + of(one), 0);
      expect(add(({ heads }) => heads)).toBe(whole.heads);
      expect(add(({ learners }) => learners)).toBe(whole.learners);
      for (const stage of ['given', 'opened', 'started', 'ended', 'cancelled'] as const)
        expect(add(({ stages }) => stages[stage])).toBe(whole.stages[stage]);
      let [done, sitting] = [0, 0];
      for (const row of rows) {
        if (!row.held || row.held.cancelledOn) continue;
        if (row.held.endedOn) done++;
        if (row.held.endedOn || row.held.startedOn) sitting += row.held.learners;
      }
      expect([whole.stages.ended, whole.learners]).toEqual([done, sitting]);
    }),
  );
});
