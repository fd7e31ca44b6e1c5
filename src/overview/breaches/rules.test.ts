import { describe, expect, it } from 'vitest';
import { clocksOf, markNow, marksOf, mayStep } from './rules.ts';

const setting = { firstNoticeHours: 24, reportHours: 72 };
const discoveredAt = new Date('2026-03-02T08:00:00+07:00');
const at = (hours: number) => new Date(discoveredAt.getTime() + hours * 3_600_000);
const breach = { discoveredAt, isSerious: true, steps: [] };

describe('the hours of a breach', () => {
  it('run from its discovery: 24 where it is serious, 72 for the whole notice', () => {
    const clocks = clocksOf(breach, setting, at(20.5));
    expect(clocks.map(({ stage, hoursLeft, isLate }) => [stage, hoursLeft, isLate])).toEqual([
      ['notified', 3, false],
      ['reported', 51, false],
    ]);
    expect(clocksOf({ ...breach, isSerious: false }, setting, at(1)).map(({ stage }) => stage)).toEqual([
      'reported',
    ]);
  });

  it('are past below nought, and late stays late when it is done', () => {
    const [, over] = clocksOf(breach, setting, at(74.2));
    expect([over?.hoursLeft, over?.isLate]).toEqual([-3, true]);
    const steps = [{ stage: 'reported' as const, at: at(73) }];
    const [first, whole] = clocksOf({ ...breach, steps }, setting, at(200));
    expect([whole?.hoursLeft, whole?.isLate]).toEqual([null, true]);
    expect([first?.hoursLeft, first?.isLate]).toEqual([null, true]);
    const [, inTime] = clocksOf({ ...breach, steps: [{ stage: 'reported', at: at(72) }] }, setting, at(200));
    expect(inTime?.isLate).toBe(false);
  });

  it('press at 24, 48, 66 and 72 hours, and stop with the whole notice', () => {
    expect(marksOf(setting)).toEqual([24, 48, 66, 72]);
    const mark = (hours: number) => markNow(breach, setting, at(hours));
    expect([23.9, 24, 47, 48, 66, 71.9, 72, 500].map(mark)).toEqual([null, 24, 24, 48, 66, 66, 72, 72]);
    expect(markNow({ ...breach, steps: [{ stage: 'notified', at: at(1) }] }, setting, at(50))).toBe(48);
    expect(markNow({ ...breach, steps: [{ stage: 'reported', at: at(1) }] }, setting, at(50))).toBeNull();
  });

  it('take steps in their order, at a time that has been', () => {
    const may = (from: null | 'notified', to: 'notified' | 'reported' | 'closed', hours: number) =>
      mayStep(breach, { from, to, at: at(hours) }, at(10)).ok;
    expect(may(null, 'notified', 5)).toBe(true);
    expect(may(null, 'reported', 5)).toBe(true);
    expect(may(null, 'closed', 5)).toBe(false);
    expect(may('notified', 'reported', 5)).toBe(false);
    expect(may(null, 'notified', 11)).toBe(false);
    expect(may(null, 'notified', -1)).toBe(false);
  });
});
