import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarOf, etagOf } from './rules.ts';
import type { FeedDeadline } from './schema.ts';

const of = { name: 'Trần Thị Mai', userId: 'mai', today: '2026-11-30', publicUrl: 'http://10.0.0.5:3000/' };
const deadline = (id: string, due: string, rest: Partial<FeedDeadline> = {}): FeedDeadline => ({
  ...{ id, code: `TB296-2023-${id}`, title: `Việc ${id}`, due, isLate: due < of.today },
  ...rest,
});

function entriesOf(calendar: string) {
  const component = new ICAL.Component(ICAL.parse(calendar));
  return component.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}

describe('deadlines as a calendar', () => {
  it('stand on their days, all day, under ids that stay', () => {
    const entries = entriesOf(calendarOf([deadline('1', '2026-12-05'), deadline('2', '2027-01-01')], of));
    expect(entries.map(({ uid, summary }) => [uid, summary])).toEqual([
      ['1@dondoc', 'Hạn: Việc 1 (TB296-2023-1)'],
      ['2@dondoc', 'Hạn: Việc 2 (TB296-2023-2)'],
    ]);
    expect(entries.map(({ startDate }) => [startDate.toString(), startDate.isDate])).toEqual([
      ['2026-12-05', true],
      ['2027-01-01', true],
    ]);
    // The end is the day after, which is not of it any more (RFC 5545 §3.6.1).
    expect(entries[1]?.endDate.toString()).toBe('2027-01-02');
  });

  it('that are late share one entry of today', () => {
    const late = Array.from({ length: 40 }, (_, n) => deadline(String(n), '2026-11-01'));
    const entries = entriesOf(calendarOf([...late, deadline('x', '2026-12-01')], of));
    expect(entries).toHaveLength(2);
    const all = entries.find(({ uid }) => uid === 'qua-han-mai@dondoc');
    expect(all?.startDate.toString()).toBe('2026-11-30');
    expect(all?.summary).toBe('Quá hạn: 40 nhiệm vụ');
    expect(all?.description).toContain('TB296-2023-0: Việc 0 (hạn 01/11/2026)\n');
    expect(all?.description).toContain('… và 10 nhiệm vụ nữa');
  });

  it('say how often to look again, and are the same bytes while nothing changed', () => {
    const calendar = calendarOf([deadline('1', '2026-12-05')], of);
    expect(calendar).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT4H');
    expect(calendar).toContain('X-PUBLISHED-TTL:PT4H');
    expect(etagOf(calendar)).toBe(etagOf(calendarOf([deadline('1', '2026-12-05')], of)));
    expect(etagOf(calendar)).not.toBe(etagOf(calendarOf([deadline('1', '2026-12-06')], of)));
  });

  it('come back from any title and day as they went in, in lines of at most 75 octets', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const title = fc
      .array(fc.constantFrom(...'Đường ởẵ;,:\\"n\n😀x'), { minLength: 1, maxLength: 120 })
      .map((signs) => `a${signs.join('')}z`);
    fc.assert(
      fc.property(title, day, (words, due) => {
        const calendar = calendarOf([deadline('1', due, { title: words, isLate: false })], of);
        for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(calendar.replaceAll('\r\n', '')).not.toContain('\n');
        const [entry] = entriesOf(calendar);
        expect(entry?.summary).toBe(`Hạn: ${words} (TB296-2023-1)`);
        expect(entry?.startDate.toString()).toBe(due);
      }),
    );
  });
});
