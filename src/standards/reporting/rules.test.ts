import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Result, results } from '../schema.ts';
import { byResult, metOf, movedSince, nextOf, spanAfter } from './rules.ts';
import type { Line } from './schema.ts';

const SIZES = [5, 29, 8, 5, 4, 4];
const line = (code: string, result: Result): Line => ({
  ...{
    code,
    name: `Chỉ tiêu ${code}`,
    criterion: Number(code[0]),
    result,
    now: '',
    threshold: null,
    why: null,
  },
});
const codes = SIZES.flatMap((size, at) => Array.from({ length: size }, (_, n) => `${at + 1}.${n + 1}`));
const rounds = fc
  .array(fc.constantFrom(...results), { minLength: codes.length, maxLength: codes.length })
  .map((all) => codes.map((code, at) => line(code, all[at] as Result)));

describe('the figures of a progress report', () => {
  it('count every indicator in exactly one result', () => {
    fc.assert(
      fc.property(rounds, (lines) => {
        const counted = results.map((result) => byResult(lines, result).length);
        expect(counted.reduce((sum, n) => sum + n, 0)).toBe(lines.length);
        expect(metOf(lines)).toHaveLength(byResult(lines, 'met').length + byResult(lines, 'exceeds').length);
      }),
    );
  });

  it('differ from the round before by what was gained, less what was lost', () => {
    fc.assert(
      fc.property(rounds, rounds, (now, before) => {
        const moved = movedSince(now, before);
        const way = (which: string) => moved.filter((one) => one.way === which).length;
        expect(metOf(before).length + way('gained') - way('lost')).toBe(metOf(now).length);
        const unchanged = now.filter(({ result }, at) => result === before[at]?.result);
        expect(moved.length + unchanged.length).toBe(now.length);
      }),
    );
  });

  it('does not compare what the round before did not have', () => {
    expect(movedSince([line('1.1', 'met')], [])).toEqual([]);
  });

  it('look three months ahead, open tasks and planned days alike, in the order of days', () => {
    const task = { number: 1, title: 'Việc', leadName: null, endsOn: '2024-02-20', work: null };
    const done = { ...task, number: 2, work: { doneOn: '2023-11-01' } };
    const row = { indicator: { code: '1.3' }, plannedOn: '2023-12-31' };
    const later = { ...row, plannedOn: '2024-02-21' };
    const span = spanAfter('2023-11-20');
    expect(span).toEqual(['2023-11-21', '2024-02-20']);
    const found = nextOf({ gaps: [row, later], tasks: [task, done] } as never, span);
    expect(found.map(({ what, on }) => [what, on])).toEqual([
      ['indicator', '2023-12-31'],
      ['task', '2024-02-20'],
    ]);
  });
});
