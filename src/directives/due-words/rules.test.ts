import { dayOfWeek, formatDate, USUAL_EDGES } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DueDesk, dueWordsIn } from './rules.ts';

const calendar = {
  isWorkingDay: (date: string) => dayOfWeek(date) < 6,
  knows: (year: number) => year === 2026,
};
const desk: DueDesk = { today: '2026-09-14', edges: USUAL_EDGES, calendar };
const due = (text: string, use = desk) => dueWordsIn(text, use)?.due ?? null;

describe('the time in a line', () => {
  it.each([
    ['báo cáo trước 30/9', '2026-09-29', 'year', 'trước 30/9'],
    ['báo cáo trước ngày 30/9/2026', '2026-09-29', 'written', 'trước ngày 30/9/2026'],
    ['bao cao truoc 30.9', '2026-09-29', 'year', 'truoc 30.9'],
    ['chậm nhất 30/9 gửi đề án', '2026-09-30', 'year', 'chậm nhất 30/9'],
    ['chậm nhất là trước ngày 01/10', '2026-09-30', 'year', 'chậm nhất là trước ngày 01/10'],
    ['muộn nhất ngày 5-10', '2026-10-05', 'year', 'muộn nhất ngày 5-10'],
    ['đến hết ngày 30 tháng 9 năm 2026', '2026-09-30', 'written', 'đến hết ngày 30 tháng 9 năm 2026'],
    ['hạn 15/10 nộp hồ sơ', '2026-10-15', 'year', 'hạn 15/10'],
    ['hạn: 15/10', '2026-10-15', 'year', 'hạn: 15/10'],
    ['trước 14/9', '2027-09-13', 'year', 'trước 14/9'],
    ['đến 14/9', '2026-09-14', 'year', 'đến 14/9'],
    ['trước 1/3', '2027-02-28', 'year', 'trước 1/3'],
    ['xong trước 20/11', '2026-11-19', 'year', 'xong trước 20/11'],
    ['trong tháng 9', '2026-09-30', 'year', 'trong tháng 9'],
    ['trong tháng 8', '2027-08-31', 'year', 'trong tháng 8'],
    ['trước tháng 10', '2026-09-30', 'year', 'trước tháng 10'],
    ['cuối tháng 2/2028', '2028-02-29', 'written', 'cuối tháng 2/2028'],
    ['trong quý III', '2026-09-30', 'year', 'trong quý III'],
    ['cuối quý 1 năm 2027', '2027-03-31', 'written', 'cuối quý 1 năm 2027'],
    ['cuối năm', '2026-12-31', 'year', 'cuối năm'],
    ['trong năm 2027', '2027-12-31', 'written', 'trong năm 2027'],
    ['trong 5 ngày làm việc', '2026-09-21', 'counted', 'trong 5 ngày làm việc'],
    ['trong vòng 10 ngày', '2026-09-24', 'counted', 'trong vòng 10 ngày'],
    ['trong 1 tháng', '2026-10-14', 'counted', 'trong 1 tháng'],
    ['ngày mai', '2026-09-15', 'counted', 'ngày mai'],
  ])('%s', (text, date, by, phrase) => {
    expect(dueWordsIn(text, desk)).toMatchObject({ phrase, due: { kind: 'date', date, by } });
  });

  it.each([
    ['báo cáo hằng tháng', 'P1M'],
    ['báo cáo hàng quý', 'P3M'],
    ['định kỳ mỗi tuần', 'P1W'],
    ['sáu tháng một lần', 'P6M'],
  ])('%s', (text, every) => expect(due(text)).toEqual({ kind: 'cadence', every }));

  it.each([
    'tổ chức kỷ niệm ngày 20/11',
    'đề án đến năm 2030',
    'rà soát 26/55 tiêu chí',
    'báo cáo Nghị quyết số 12/2024',
    'trong thời gian tới',
    'xây dựng kế hoạch năm 2027',
  ])('%s names none', (text) => expect(due(text)).toBeNull());

  it('a day that is none, or has a short year, says why', () => {
    expect(due('trước 31/02')).toMatchObject({
      kind: 'fault',
      says: expect.stringContaining('Tháng 2/2026 có 28'),
    });
    expect(due('trước 30/9/26')).toMatchObject({
      kind: 'fault',
      says: expect.stringContaining('bốn chữ số'),
    });
    expect(due('trong tháng 13')).toMatchObject({ kind: 'fault' });
    expect(due('đến 29/2', { ...desk, today: '2027-05-01' })).toMatchObject({ date: '2028-02-29' });
  });

  it('a term over a year without a calendar is not guessed', () => {
    const late = { ...desk, today: '2026-12-30' };
    expect(due('trong 5 ngày làm việc', late)).toMatchObject({ says: expect.stringContaining('năm 2027') });
  });

  it('an office may read the edges otherwise', () => {
    const own = { ...desk, edges: { before: 'same-day', until: 'same-day' } as const };
    expect(due('trước 30/9', own)).toMatchObject({ date: '2026-09-30' });
  });

  it('a day without a year is always the next that is left, within a year', () => {
    const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (now, then) => {
        const [today, named] = [now.toISOString().slice(0, 10), then.toISOString().slice(0, 10)];
        if (named.endsWith('-02-29')) return;
        const read = due(`báo cáo đến ${formatDate(named).slice(0, 5)}`, { ...desk, today });
        expect(read).toMatchObject({ kind: 'date' });
        if (read?.kind !== 'date') return;
        expect(read.date >= today).toBe(true);
        expect(Number(read.date.slice(0, 4)) - Number(today.slice(0, 4))).toBeLessThanOrEqual(1);
        expect(read.date.slice(5)).toBe(named.slice(5));
      }),
    );
  });
});
