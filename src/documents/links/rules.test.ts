import { describe, expect, it } from 'vitest';
import * as rules from './rules.ts';

describe('the graph of documents', () => {
  const stepOver = (pairs: [string, string][]) => async (ids: string[]) =>
    pairs.filter(([from]) => ids.includes(from)).map(([from, to]) => ({ from, to }));

  it('ends on circles, meets each paper once, never goes deeper than asked', async () => {
    let seed = 7;
    const roll = (most: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % most;
    };
    for (let turn = 0; turn < 100; turn++) {
      const pairs = Array.from({ length: 40 }, (): [string, string] => [`p${roll(12)}`, `p${roll(12)}`]);
      const depth = 1 + roll(3);
      const { levels } = await rules.walk('p0', stepOver(pairs), { end: 'to', depth, most: 120 });
      const met = levels.flat();
      expect(levels.length).toBeLessThanOrEqual(depth);
      expect(new Set(met).size).toBe(met.length);
      expect(met).not.toContain('p0');
    }
  });

  it('walks a circle of three once around', async () => {
    const circle = stepOver([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ]);
    const { levels, edges } = await rules.walk('a', circle, { end: 'to', depth: 3, most: 120 });
    expect(levels).toEqual([['b'], ['c']]);
    expect(edges).toHaveLength(3);
  });

  it('says where it stopped because there are too many', async () => {
    const many = Array.from({ length: 50 }, (_, n): [string, string] => ['a', `b${n}`]);
    const { levels, isCut } = await rules.walk('a', stepOver(many), { end: 'to', depth: 1, most: 10 });
    expect([levels[0]?.length, isCut]).toEqual([10, true]);
  });

  const around = { fromOn: '2023-11-20', ownOn: null, othersOn: [], namesakesOn: [], today: '2023-11-20' };

  it('doubts days that do not fit, and only those', () => {
    const doubts = (saidOn: string | null, more: Partial<rules.Around> = {}) =>
      rules.doubtsOf({ doubt: null, saidOn }, { ...around, ...more });
    expect(doubts('2023-05-11')).toEqual([]);
    expect(doubts('2023-05-11', { ownOn: '2023-05-11', othersOn: ['2023-05-11'] })).toEqual([]);
    expect(doubts('2023-05-11', { ownOn: '2023-05-12' })[0]).toContain('đề ngày 12/05/2023');
    expect(doubts('2023-05-11', { othersOn: ['2022-05-11'] })[0]).toContain('11/05/2022');
    expect(doubts('1023-05-11')[0]).toContain('không thể có');
    expect(doubts(null, { ownOn: '2023-12-01' })[0]).toContain('sau ngày 20/11/2023');
    expect(doubts('2023-05-11', { namesakesOn: ['2019-05-11'] })[0]).toContain('11/05/2019');
  });

  it('reads from the words before a number what it is to the paper', () => {
    const kind = (before: string) => rules.kindBefore(before, before.length);
    expect(kind('Trả lời Công văn số ')).toBe('answers');
    expect(kind('Quyết định này thay thế Quyết định số ')).toBe('replaces');
    expect(kind('tiếp tục triển khai thực hiện Nghị quyết số ')).toBe('implements');
    expect(kind('Đã thực hiện xong. Căn cứ Nghị quyết số ')).toBe('cites');
  });

  it('holds papers of one number apart where numbers begin anew', () => {
    const terms = [{ id: 't', name: 't', startsOn: '2020-10-15', endsOn: null }];
    const paper = (number: string, issuedOn: string | null) => ({ number, issuerKey: 'tinh uy', issuedOn });
    const same = (a: string | null, b: string | null, number = '12-TB/TU') =>
      rules.isSamePaper(paper(number, a), paper(number, b), terms);
    expect(same('2021-02-01', '2023-05-11')).toBe(true);
    expect(same('2019-02-01', '2023-05-11')).toBe(false);
    expect(same('2021-02-01', '2023-05-11', '12/TB-UBND')).toBe(false);
    expect(same('2023-02-01', '2023-05-11', '12/TB-UBND')).toBe(true);
    expect(same(null, '2023-05-11')).toBe(true);
  });
});
