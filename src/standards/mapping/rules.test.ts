import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Indicator } from '../schema.ts';
import { differenceOf, likeness, pairsByCode, suggestPairs } from './rules.ts';

const indicator = (id: string, code: string, name: string, more: Partial<Indicator> = {}): Indicator => ({
  ...{ id, code, name, criterion: 1, kind: 'ratio', unit: '%', windowYears: null, rule: null, article: null },
  ...{ evidenceExpected: null, owner: null, dependsOn: null, note: null, thresholds: [] },
  ...more,
});
const threshold = { level: 1, operator: '>=' as const, value: '70', article: null, source: 'thử' };

describe('names alike', () => {
  it('do not ask for marks, order or small words', () => {
    expect(likeness('Tỷ lệ giảng viên chính', 'ty le giang vien chinh')).toBe(1);
    expect(likeness('Tỷ lệ giảng viên trên tổng số viên chức', 'Diện tích hội trường')).toBeLessThan(0.2);
  });

  it('are as like one way as the other, between nought and one', () => {
    const name = fc
      .array(fc.constantFrom('tỷ lệ', 'giảng viên', 'chính', 'và', 'phòng', '2026'))
      .map((a) => a.join(' '));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('propose each indicator once, to the likeliest', () => {
    const from = [indicator('a', '2.5', 'Tỷ lệ giảng viên chính'), indicator('b', '2.6', 'Tỷ lệ giảng viên')];
    const to = [indicator('x', '2.1', 'Tỷ lệ giảng viên'), indicator('y', '2.2', 'Tỷ lệ giảng viên chính')];
    const pairs = suggestPairs(from, [...to, indicator('z', '6.1', 'Diện tích hội trường')]);
    expect([...pairs].map(([id, { to }]) => [id, to.id]).sort()).toEqual([
      ['a', 'y'],
      ['b', 'x'],
    ]);
  });
});

describe('what differs', () => {
  const from = [
    indicator('1', '1.1', 'Quy chế làm việc'),
    indicator('2', '1.2', 'Tỷ lệ giảng viên', { thresholds: [threshold] }),
    indicator('3', '1.3', 'Thư viện'),
  ];
  const to = [
    indicator('4', '1.1', 'Quy chế làm việc mới'),
    indicator('5', '1.2', 'Tỷ lệ giảng viên', { thresholds: [{ ...threshold, value: '75' }] }),
    indicator('6', '1.4', 'Thư viện số'),
  ];

  it('is added, gone, renamed, or another threshold', () => {
    const lines = differenceOf(from, to, pairsByCode(from, to));
    expect(lines.map((one) => [one.state, one.isRenamed, one.isThresholdChanged])).toEqual([
      ['changed', true, false],
      ['changed', false, true],
      ['added', false, false],
      ['gone', false, false],
    ]);
    expect(lines[1]?.changes).toEqual([
      { part: 'thresholds', from: 'mức 1: ≥\u00a070\u00a0% (thử)', to: 'mức 1: ≥\u00a075\u00a0% (thử)' },
    ]);
  });

  it('follows what a person said: two that became one are both told', () => {
    const pairs = [
      { fromId: '1', toId: '6' },
      { fromId: '3', toId: '6' },
    ];
    const lines = differenceOf(from, to, pairs);
    expect(lines.filter(({ to }) => to?.id === '6').map(({ from }) => from?.id)).toEqual(['1', '3']);
    expect(lines.filter(({ state }) => state === 'gone').map(({ from }) => from?.id)).toEqual(['2']);
  });
});
