import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextStages, type StageStep, type StageTable, stageFault, standingOf } from './stages.ts';

const table: StageTable<'call' | 'council' | 'work' | 'done'> = {
  order: ['call', 'council', 'work', 'done'],
  optional: ['council'],
  labels: { call: 'Kêu gọi', council: 'Hội đồng', work: 'Thực hiện', done: 'Nghiệm thu' },
};
const END = '9999-12-31';
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2023-05-${String(n).padStart(2, '0')}`);
const step = fc.record({
  stage: fc.constantFrom(...table.order, null),
  on: day,
});

it('passes over only what may be passed over', () => {
  expect(nextStages(table, null)).toEqual(['call']);
  expect(nextStages(table, 'call')).toEqual(['council', 'work']);
  expect(nextStages(table, 'done')).toEqual([]);
});

it('says why a step may not be recorded', () => {
  const steps: StageStep<'call' | 'work'>[] = [
    { stage: 'call', on: '2023-05-02' },
    { stage: 'work', on: '2023-05-09' },
  ];
  const fault = (from: 'call' | 'work', to: 'work' | 'done', on = '2023-05-10') =>
    stageFault(table, steps, { from, to, on }, '2023-05-20');
  expect(fault('work', 'done')).toBeNull();
  expect(fault('call', 'work')).toContain('«Thực hiện»');
  expect(fault('work', 'work')).toContain('chưa chuyển được');
  expect(fault('work', 'done', '2023-05-08')).toContain('trước ngày 09/05/2023');
  expect(fault('work', 'done', '2023-05-21')).toContain('chưa đến');
});

it('never goes back but by being given back, whatever is done late or twice', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), step, (steps, more) => {
      const before = standingOf(table, steps, END);
      const after = standingOf(table, [...steps, more], END);
      if (more.stage === null) return after.stage === null;
      const at = (one: (typeof table.order)[number] | null) => (one ? table.order.indexOf(one) : -1);
      return at(after.stage) >= at(before.stage);
    }),
  );
});

it('takes an act once: the same one again, from what was seen then, is refused', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), day, (steps, on) => {
      const { stage: from } = standingOf(table, steps, END);
      for (const to of nextStages(table, from)) {
        if (stageFault(table, steps, { from, to, on }, END) !== null) continue;
        const done = [...steps, { stage: to, on }];
        if (stageFault(table, done, { from, to, on }, END) === null) return false;
        if (standingOf(table, done, END).stage !== to) return false;
      }
      return true;
    }),
  );
});

it('stands on a day as it stood then', () => {
  const steps: StageStep<'call' | 'work'>[] = [
    { stage: 'call', on: '2023-05-02' },
    { stage: 'work', on: '2023-05-09' },
    { stage: null, on: '2023-05-12' },
  ];
  expect(standingOf(table, steps, '2023-05-05')).toMatchObject({ stage: 'call', days: 3 });
  expect(standingOf(table, steps, '2023-05-10')).toMatchObject({ stage: 'work', since: '2023-05-09' });
  expect(standingOf(table, steps, '2023-05-20')).toMatchObject({ stage: null, isReturned: true, days: 8 });
});
