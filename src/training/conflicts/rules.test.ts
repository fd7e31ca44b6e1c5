import { expect, it } from 'vitest';
import { type AskedNeed, conflictsIn, type Limits, matrixOf, type PlannedLine } from './rules.ts';

const learner = (name: string, code: string | null = null) => ({ name, code, position: null });
const need = (id: string, part: Partial<AskedNeed> = {}): AskedNeed => ({
  ...{ id, agencyId: 'a', agencyName: 'Sở Nội vụ', programmeKey: 'cv', programmeName: 'Ngạch chuyên viên' },
  ...{ heads: 5, months: [], learners: [], lineId: null },
  ...part,
});
const aClass = (heads: number, part: Partial<PlannedLine['classes'][number]> = {}) => ({
  ...{ heads, isFixed: false, month: null, provider: null },
  ...part,
});
const line = (id: string, part: Partial<PlannedLine> = {}): PlannedLine => ({
  ...{ id, programmeKey: 'cv', programmeName: 'Ngạch chuyên viên', audience: 'Công chức', heads: 40 },
  classes: [aClass(40)],
  ...part,
});
const limits = (part: Partial<Limits>) =>
  new Map([['cv', { name: 'Ngạch chuyên viên', sizeFrom: null, yearlyLimit: null, monthsLong: 1, ...part }]]);
const kinds = (needs: AskedNeed[], lines: PlannedLine[] = [], of = limits({})) =>
  conflictsIn({ needs, lines, limits: of }).map(({ kind, weight }) => `${kind} ${weight}`);

it('finds a person twice in a month, by number or by name at one agency', () => {
  const other = { programmeKey: 'qp', programmeName: 'Quốc phòng' };
  const an = [learner('Lò Văn  An')];
  const one = need('1', { months: [3], learners: an });
  expect(kinds([one, need('2', { ...other, months: [3], learners: [learner('lò văn an')] })])).toEqual([
    'person-month must',
  ]);
  // It may be another month yet.
  expect(kinds([one, need('2', { ...other, months: [3, 4], learners: an })])).toEqual(['person-month look']);
  expect(kinds([one, need('2', { ...other, months: [4], learners: an })])).toEqual([]);
  expect(kinds([one, need('2', { ...other, months: [3], learners: an, agencyId: 'b' })])).toEqual([]);
  const [coded, again] = [[learner('An', 'V1')], [learner('Lò An', 'v1')]];
  const far = { ...other, agencyId: 'b', months: [3], learners: again };
  expect(kinds([need('1', { months: [3], learners: coded }), need('2', far)])).toEqual(['person-month must']);
  // What was placed counts, no longer what was wished.
  const placed = line('l', { ...other, classes: [aClass(40, { month: 5, provider: 'Trường' })] });
  expect(kinds([one, need('2', { ...other, months: [3], learners: an, lineId: 'l' })], [placed])).toEqual([]);
});

it('finds a person in two classes that run at once, whenever each opens', () => {
  const learners = [learner('An')];
  const other = need('2', { programmeKey: 'qp', programmeName: 'Quốc phòng', months: [5], learners });
  const long = (months: number[], monthsLong: number) =>
    kinds([need('1', { months, learners }), other], [], limits({ monthsLong }));
  expect(long([3], 2)).toEqual([]);
  expect(long([3], 3)).toEqual(['person-month must']);
  expect(long([3, 4], 3)).toEqual(['person-month must']);
  expect(long([3, 4], 2)).toEqual(['person-month look']);
  const placed = line('l', { classes: [aClass(40, { month: 4, provider: 'Trường' })] });
  const inLine = need('1', { learners, lineId: 'l' });
  expect(kinds([inLine, other], [placed], limits({ monthsLong: 2 }))).toEqual(['person-month must']);
});

it('finds a person twice in one programme, whatever the month', () => {
  const [a, b] = [need('1', { months: [3], learners: [learner('An')] }), need('2', { months: [9] })];
  expect(kinds([a, { ...b, learners: [learner('An')] }])).toEqual(['person-programme must']);
  expect(kinds([need('1', { learners: [learner('An'), learner('An')] })])).toEqual(['person-programme must']);
});

it('finds one content in two lines, and two bodies that run it', () => {
  const principal = { programmeKey: 'cvc', programmeName: 'Kiến thức ngạch chuyên viên chính' };
  expect(kinds([], [line('1'), line('2', { audience: 'Viên chức' })])).toEqual(['same-lines look']);
  // However many lines of a programme: said once.
  const three = [line('1'), line('2'), line('3', { heads: 7, classes: [aClass(7)] })];
  expect(conflictsIn({ needs: [], lines: three, limits: limits({}) })).toMatchObject([
    { says: expect.stringContaining('3 dòng cùng «Ngạch chuyên viên»'), lineIds: ['1', '2', '3'] },
  ]);
  expect(kinds([], [line('1'), line('2', principal)])).toEqual([]);
  const close = { programmeKey: null, programmeName: 'Kiến thức ngạch chuyên viên' };
  expect(kinds([], [line('1', principal), line('2', close)])).toEqual(['same-lines look']);
  const [here, there] = [
    aClass(20, { provider: 'Trường', month: 3 }),
    aClass(20, { provider: 'Trung tâm', month: 4 }),
  ];
  expect(kinds([], [line('1', { classes: [here, there] })])).toEqual(['two-providers look']);
});

it('holds classes against what the programme says, and only where it says it', () => {
  const two = line('1', { classes: [aClass(20), aClass(20)] });
  expect(kinds([], [two])).toEqual([]);
  expect(kinds([], [two], limits({ yearlyLimit: 1 }))).toEqual(['over-limit must']);
  expect(kinds([], [two], limits({ yearlyLimit: 2, sizeFrom: 20 }))).toEqual([]);
  expect(kinds([], [two], limits({ sizeFrom: 21 }))).toEqual(['too-few must']);
  expect(kinds([], [line('1', { heads: 30, classes: [aClass(40, { isFixed: true })] })])).toEqual([
    'over-fixed must',
  ]);
});

it('lays programmes against bodies', () => {
  const needs = [need('1'), need('2', { heads: 7 }), need('3', { agencyName: 'Sở Y tế', heads: 2 })];
  const placed = line('1', { classes: [aClass(14, { provider: 'Trường', month: 3 }), aClass(1)] });
  expect(matrixOf(needs, [placed])).toEqual([
    {
      programme: 'Ngạch chuyên viên',
      asked: [
        { body: 'Sở Nội vụ', heads: 12 },
        { body: 'Sở Y tế', heads: 2 },
      ],
      run: [{ body: 'Trường', classes: 1, heads: 14 }],
      unplaced: 1,
    },
  ]);
});
