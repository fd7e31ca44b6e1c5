import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '#platform/facts.ts';
import type { Indicator, Threshold } from '../schema.ts';
import { evaluate } from './rules.ts';

const label = (name: string, words: string) =>
  [name, { name, label: words, unit: null, explains: '' }] as const;
const names = new Map([
  label('giang_vien_chinh', 'Giảng viên chính'),
  label('giang_vien', 'Giảng viên'),
  label('bai_bao', 'Bài báo'),
]);
const naming = { names, isPractice: true };
const known = (value: number | boolean): Fact => ({ known: true, value, rows: [] });
const notKnown = (reason: string): Fact => ({ known: false, reason, rows: [] });
const limit = (value: string, operator: Threshold['operator'] = '>='): Threshold => ({
  ...{ level: 1, operator, value, article: null, source: 'giả định' },
});
const indicator = (rule: string, kind: Indicator['kind'] = 'ratio', unit: string | null = null) =>
  ({ rule, kind, unit, thresholds: [] }) as unknown as Indicator;
const given = (facts: Record<string, Fact>) => new Map(Object.entries(facts));
const of = (rule: string, facts: Record<string, Fact>, threshold: Threshold | null = null, kind = 'ratio') =>
  evaluate(indicator(rule, kind as Indicator['kind']), threshold, given(facts), naming);

describe('in words', () => {
  const staff = { giang_vien_chinh: known(4), giang_vien: known(28), bai_bao: known(14) };

  it.each(['giang_vien_chinh / giang_vien', 'giang_vien_chinh / giang_vien * 100'])('a ratio: %s', (rule) => {
    expect(of(rule, staff, limit('20'))).toMatchObject({
      ...{ value: '14.3', numerator: '4', denominator: '28', result: 'unmet', reason: null },
      words:
        '4 giảng viên chính trên 28 giảng viên (14,3\u00a0%), ngưỡng ≥\u00a020\u00a0% (giả định): chưa đạt',
    });
  });

  it('a ratio without a threshold gets no verdict', () => {
    expect(of('100 * giang_vien_chinh / giang_vien', staff)).toMatchObject({
      ...{ value: '14.3', result: 'notAssessed', reason: 'Chưa có ngưỡng.' },
    });
  });

  it('a count', () => {
    expect(of('bai_bao', staff, limit('10'), 'windowCount')?.words).toBe(
      '14 bài báo, ngưỡng ≥\u00a010 (giả định): đạt',
    );
  });

  it('every member of a set, and of none nothing is said', () => {
    const rule = 'giang_vien_chinh == giang_vien';
    expect(of(rule, staff, limit('1', '='), 'everyMember')).toMatchObject({
      ...{ value: '0', numerator: '4', denominator: '28', result: 'unmet' },
    });
    const nobody = { giang_vien_chinh: known(0), giang_vien: known(0) };
    expect(of(rule, nobody, limit('1', '='), 'everyMember')).toMatchObject({
      ...{ value: null, result: 'notAssessed', reason: 'Mẫu số bằng 0.' },
    });
  });
});

describe('what is not known', () => {
  it('is no verdict, with its reason', () => {
    const facts = { giang_vien_chinh: notKnown('chưa có danh sách viên chức'), giang_vien: known(28) };
    expect(of('giang_vien_chinh / giang_vien', facts, limit('20'))).toMatchObject({
      ...{ value: null, result: 'notAssessed', reason: 'Giảng viên chính: chưa có danh sách viên chức.' },
    });
    expect(of('gia_vang / giang_vien', facts, limit('20'))?.result).toBe('notAssessed');
  });

  it('nor is a division by nought', () => {
    const facts = { giang_vien_chinh: known(0), giang_vien: known(0) };
    expect(of('giang_vien_chinh / giang_vien', facts, limit('0'))).toMatchObject({
      ...{ value: null, result: 'notAssessed', reason: 'Mẫu số bằng 0.' },
    });
  });

  it("follows Kleene's logic, whatever is known", () => {
    const third = fc.constantFrom(true, false, null);
    const rules = {
      'a && b': (a: Third, b: Third) =>
        a === false || b === false ? false : a === null || b === null ? null : true,
      'a || b': (a: Third, b: Third) =>
        a === true || b === true ? true : a === null || b === null ? null : false,
      '!a && !b': (a: Third, b: Third) =>
        a === true || b === true ? false : a === null || b === null ? null : true,
      '(a || b) && c': (a: Third, b: Third, c: Third) => {
        const either = rules['a || b'](a, b);
        return rules['a && b'](either, c);
      },
      'a ? b : c': (a: Third, b: Third, c: Third) => (a === null ? null : a ? b : c),
    };
    fc.assert(
      fc.property(third, third, third, (a, b, c) => {
        const facts: Record<string, Fact> = {};
        for (const [name, value] of Object.entries({ a, b, c }))
          facts[name] = value === null ? notKnown('chưa rõ') : known(value);
        for (const [rule, expected] of Object.entries(rules)) {
          const outcome = expected(a, b, c);
          const got = of(rule, facts, limit('1', '='), 'judged');
          expect([rule, got?.value]).toEqual([rule, outcome === null ? null : outcome ? '1' : '0']);
          expect(got?.result).toBe(outcome === null ? 'notAssessed' : outcome ? 'met' : 'unmet');
        }
      }),
    );
  });
});

type Third = boolean | null;

it('holds a ratio against its threshold without rounding', () => {
  fc.assert(
    fc.property(
      fc.nat(2000),
      fc.integer({ min: 1, max: 2000 }),
      fc.nat(10_000),
      (top, bottom, hundredths) => {
        const value = (hundredths / 100).toFixed(2);
        const facts = { giang_vien_chinh: known(top), giang_vien: known(bottom) };
        const got = of('giang_vien_chinh / giang_vien', facts, limit(value));
        expect(got?.result).toBe(
          BigInt(top) * 10_000n >= BigInt(hundredths) * BigInt(bottom) ? 'met' : 'unmet',
        );
      },
    ),
  );
  const facts = { giang_vien_chinh: known(29), giang_vien: known(100) };
  expect(of('giang_vien_chinh / giang_vien * 100', facts, limit('29'))?.result).toBe('met');
  // 28.96 % is shown as 29 %, and is less than it.
  const close = { giang_vien_chinh: known(2896), giang_vien: known(10_000) };
  expect(of('giang_vien_chinh / giang_vien', close, limit('29'))).toMatchObject({
    ...{ value: '29', result: 'unmet' },
  });
});
