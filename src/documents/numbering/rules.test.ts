import { describe, expect, it } from 'vitest';
import * as rules from './rules.ts';

/** Numbers that look random and are the same every time. */
function dice(seed: number) {
  let at = seed;
  return (most: number) => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    return at % most;
  };
}

describe('numbering', () => {
  it('never gives a number twice, whatever is registered, copied or cancelled in between', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const roll = dice(seed);
      const taken = new Map<number, 'given' | 'old'>();
      let last = 0;
      for (let act = 0; act < 60; act++) {
        if (roll(3) === 0) {
          // A number copied from a book on paper, where it is free.
          const old = 1 + roll(80);
          if (!taken.has(old)) taken.set(old, 'old');
          continue;
        }
        // A cancelled number stays taken, so cancelling changes nothing here.
        const next = rules.nextNumber(
          last,
          [...taken.keys()].filter((one) => one > last),
        );
        expect(taken.has(next)).toBe(false);
        // No number is left out between the last and this one.
        for (let between = last + 1; between < next; between++) expect(taken.has(between)).toBe(true);
        taken.set(next, 'given');
        last = next;
      }
    }
  });

  const terms = [
    { id: 't1', name: 'Nhiệm kỳ trước', startsOn: '2015-10-01', endsOn: '2020-10-14' },
    { id: 't2', name: 'Nhiệm kỳ này', startsOn: '2020-10-15', endsOn: null },
  ];
  const of = (more: Partial<rules.Numbered>) => {
    const said = {
      book: 'out',
      regime: 'party',
      issuer: 'Tỉnh ủy Sơn Hà',
      type: 'TB',
      isCongress: false,
    } as const;
    const found = rules.seriesOf({ ...said, day: '2023-11-13', ...more }, rules.usualSetting, terms);
    return found.ok ? found.value : found.code;
  };

  it('says what would take a paper out of the series of its number', () => {
    const term = { issuerKey: rules.issuerKey('Tỉnh ủy Sơn Hà'), type: 'tb', year: null, termId: 't2' };
    const paper = { issuer: 'TỈNH UỶ SƠN HÀ', type: 'TB', issuedOn: '2023-11-13' };
    const fault = (more: object, series: object = {}) =>
      rules.seriesFault({ ...term, ...series }, { ...paper, ...more }, terms);
    expect(fault({})).toBeNull();
    expect(fault({ issuedOn: null })).toBeNull();
    expect(fault({ type: 'CV' }, { type: '' })).toBeNull();
    expect(fault({ type: 'CV' })).toContain('loại văn bản khác');
    expect(fault({ issuer: 'Văn phòng Tỉnh uỷ Sơn Hà' })).toContain('cơ quan ban hành khác');
    expect(fault({ issuedOn: '2019-01-02' })).toContain('nhiệm kỳ khác');
    expect(fault({ issuedOn: '2022-01-02' }, { year: 2023, termId: null })).toContain('năm 2023');
  });

  it('numbers Party papers by type and term, never by the year', () => {
    expect(of({})).toMatchObject({ termId: 't2', year: null, type: 'tb' });
    expect(of({ day: '2021-01-02' })).toEqual(of({}));
    expect(of({ day: '2019-01-02' })).toMatchObject({ termId: 't1' });
    expect(of({ day: '2010-01-02' })).toBe('refused');
    expect(of({ isCongress: true, type: 'NQ' })).toEqual(of({ isCongress: true, type: 'BC' }));
    expect(of({ type: null })).toBe('badInput');
  });

  it('numbers State papers by the calendar year, and all that comes in as one', () => {
    expect(of({ regime: 'state' })).toMatchObject({ termId: null, year: 2023, type: 'tb' });
    expect(of({ regime: 'state', book: 'in', type: 'CV' })).toEqual(
      of({ regime: 'state', book: 'in', type: 'TB' }),
    );
  });

  it('takes two ways to write the same number and body for the same', () => {
    const key = (written: string) => {
      const { number, notation } = rules.splitNumber(written);
      return rules.numberKey(number, notation);
    };
    expect(key('Số 05-TB/TU')).toBe(key('5 - tb / TU'));
    expect(key('12/2024/QĐ-UBND')).toBe(key('Số: 12/2024/QĐ–UBND'));
    expect(key('12-ĐA/TU')).not.toBe(key('12-DA/TU'));
    expect(rules.issuerKey('TỈNH UỶ SƠN HÀ')).toBe(rules.issuerKey('Tỉnh ủy  Sơn Hà'));
    expect(rules.isSameIssuer(rules.issuerKey('Văn phòng'), rules.issuerKey('Văn phòng Tỉnh uỷ'))).toBe(true);
    expect(rules.isSameIssuer(rules.issuerKey('Sở Tài chính'), rules.issuerKey('Sở Nội vụ'))).toBe(false);
  });

  it('writes number and symbol as each format does', () => {
    const full = (written: string) => {
      const { number, notation } = rules.splitNumber(written);
      return rules.fullNumber(number, notation);
    };
    for (const written of ['296-TB/VPTU', '05/TB-UBND', '12/2024/QĐ-UBND', '125/SGDĐT-VP'])
      expect(full(written)).toBe(written);
  });
});
