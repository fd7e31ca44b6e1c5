import { describe, expect, it } from 'vitest';
import * as vi from './index.ts';

describe('letters', () => {
  it('folds marks and đ, composed or not', () => {
    expect(vi.fold('Đảng')).toBe('dang');
    expect(vi.fold('Đẩy mạnh'.normalize('NFD'))).toBe('day manh');
    expect(vi.fold('12-NQ/TU — “x”')).toBe('12-nq/tu — “x”');
  });
  it('folds at the same length, even where lower case would lengthen', () => {
    for (const text of ['Quyết định số 5/QĐ', 'İstanbul ß', 'a\u0301 b', 'Ỷ Ỹ đĐ', '한국 😀']) {
      expect(vi.foldSameLength(text)).toHaveLength(text.length);
    }
    expect(vi.foldSameLength('Đường Ngã')).toBe('duong nga');
  });
  it('places tones in one way', () => {
    const pairs = [
      ['uỷ', 'ủy'],
      ['hoà', 'hòa'],
      ['thuý', 'thúy'],
      ['khoẻ', 'khỏe'],
      ['HOẢ TỐC', 'HỎA TỐC'],
      ['Quý', 'Quý'],
      ['quỹ', 'quỹ'],
      ['hoàn', 'hoàn'],
      ['tòan', 'toàn'],
      ['lọai', 'loại'],
      ['thủy', 'thủy'],
    ];
    for (const [from = '', to] of pairs) expect(vi.unifyTone(from)).toBe(to);
  });
  it('makes one key of spellings', () => {
    expect(vi.comparisonKey('Uỷ ban\u00a0 Nhân dân'.normalize('NFD'))).toBe(
      vi.comparisonKey('ỦY BAN NHÂN DÂN '),
    );
    expect(vi.comparisonKey('A – B')).toBe('a - b');
  });
});

describe('order', () => {
  it('sorts d before đ and a before ă', () => {
    expect(['đa', 'dê', 'ă', 'â', 'a'].sort(vi.compareVietnamese)).toEqual(['a', 'ă', 'â', 'dê', 'đa']);
  });
  it('sorts people by given name first', () => {
    const people = ['Trần Văn Ba', 'An Thị Xuân', 'Bế Văn Ba'];
    expect(people.sort(vi.compareNames)).toEqual(['Bế Văn Ba', 'Trần Văn Ba', 'An Thị Xuân']);
  });
});

describe('dates', () => {
  it('reads day first and never swaps', () => {
    expect(vi.parseDate(' 01.4.2026 ')).toEqual({ ok: true, value: '2026-04-01' });
    expect(vi.parseDate('29/02/2024')).toEqual({ ok: true, value: '2024-02-29' });
    expect(vi.parseDate('4/13/2026')).toMatchObject({ ok: false, reason: 'month' });
  });
  it('refuses what is no day and says why', () => {
    const reasons = Object.fromEntries(
      ['', '2024-03-05', '5/3-2024', '5/3/24', '0/3/2024', '29/02/2023', 'mai'].map((text) => {
        const parsed = vi.parseDate(text);
        return [text, parsed.ok ? 'ok' : parsed.reason];
      }),
    );
    expect(reasons).toEqual({
      '': 'empty',
      '2024-03-05': 'form',
      '5/3-2024': 'form',
      '5/3/24': 'year',
      '0/3/2024': 'day',
      '29/02/2023': 'day',
      mai: 'form',
    });
    expect(vi.parseDate('31/02/2024')).toMatchObject({ message: 'Tháng 2/2024 có 29 ngày. Nhập lại ngày.' });
  });
  it('writes days for forms and documents', () => {
    expect(vi.formatDate('2024-03-05')).toBe('05/03/2024');
    expect(vi.formatDateInWords('2026-11-03')).toBe('ngày 03 tháng 11 năm 2026');
    expect(() => vi.formatDate('2024-02-30')).toThrow(RangeError);
  });
});

describe('days', () => {
  const off = new Set(['2026-04-27', '2026-04-30', '2026-05-01', '2026-11-24']);
  const calendar = { isWorkingDay: (date: string) => vi.dayOfWeek(date) < 6 && !off.has(date) };
  it('counts working days over the spring holidays and 24/11', () => {
    expect(vi.addWorkingDays('2026-04-24', 3, calendar)).toBe('2026-05-04');
    expect(vi.addWorkingDays('2026-11-23', 1, calendar)).toBe('2026-11-25');
    expect(vi.addWorkingDays('2026-05-04', -3, calendar)).toBe('2026-04-24');
    expect(vi.addWorkingDays('2026-05-04', 0, calendar)).toBe('2026-05-04');
  });
  it('ends month terms on the last day and rolls over days off', () => {
    expect(vi.addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(vi.addMonths('2026-01-31', -2)).toBe('2025-11-30');
    expect(vi.rollToWorkingDay('2026-02-28', calendar)).toBe('2026-03-02');
  });
  it('does not follow the zone of the process', () => {
    expect(vi.addCalendarDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(vi.daysBetween('2026-03-01', '2026-02-28')).toBe(-1);
    expect(vi.dayOfWeek('1969-12-28')).toBe(7);
  });
  it('does not run forever on a calendar without working days', () => {
    expect(() => vi.addWorkingDays('2026-01-01', 1, { isWorkingDay: () => false })).toThrow(RangeError);
  });
});

describe('syllables', () => {
  it('knows what a syllable can be', () => {
    const good = 'nghiệp quyết giếng gì giữa quốc khuya ươm yêu thuở quýt Đắk'.split(' ').slice(0, -1);
    expect(good.filter((word) => !vi.isVietnameseSyllable(word))).toEqual([]);
    const bad = 'nghang ke1 hoc str zoo ngiên kanh hòà w gươngn'.split(' ');
    expect(bad.filter(vi.isVietnameseSyllable)).toEqual([]);
  });
  it('measures sound and broken text', () => {
    expect(vi.syllableShare('Ban Thường vụ Đảng ủy xã yêu cầu các chi bộ'.normalize('NFD'))).toBe(1);
    expect(vi.syllableShare('Tr­êng ChÝnh trÞ tØnh')).toBeLessThan(0.5);
  });
});

describe('numbers', () => {
  it('reads numbers aloud', () => {
    const said = [15, 101, 1000, 24, 555, 1_000_005, 20].map(vi.numberInWords);
    expect(said).toEqual([
      'mười lăm',
      'một trăm linh một',
      'một nghìn',
      'hai mươi bốn',
      'năm trăm năm mươi lăm',
      'một triệu không trăm linh năm',
      'hai mươi',
    ]);
  });
  it('takes words and Roman numerals back', () => {
    expect(
      ['nhất', 'Tư', 'mười', 'mười một', 'hai mươi lăm', 'ba mươi', 'ba kia'].map(vi.numberFromWords),
    ).toEqual([1, 4, 10, 11, 25, 30, null]);
    for (let n = 1; n < 4000; n += 37) expect(vi.parseRoman(vi.toRoman(n))).toBe(n);
    expect(vi.parseRoman('VX')).toBeNull();
  });
  it('reads and writes figures', () => {
    expect(['1.234', '0,5', '12.34', 'x', '-3'].map(vi.parseNumber)).toEqual([1234, 0.5, null, null, -3]);
    expect(vi.formatNumber(-1234.567)).toBe('-1.234,57');
    expect(vi.formatNumber(1000)).toBe('1.000');
  });
});
