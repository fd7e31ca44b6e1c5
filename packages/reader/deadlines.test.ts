import { describe, expect, it } from 'vitest';
import { deadlinesIn } from './deadlines.ts';
import { draftOf } from './draft.ts';
import type { Calendar } from './found-deadline.ts';
import { Passage } from './lines.ts';

const calendar: Calendar = { clock: { year: 2026, month: 9, day: 14 }, issued: '2026-09-14' };
const found = (text: string, use = calendar) =>
  deadlinesIn(text, new Passage(draftOf(text), text), 0, use)[0];
const first = (text: string, use = calendar) => found(text, use)?.deadline ?? null;

describe('fixed days', () => {
  it.each([
    ['hoàn thành trước ngày 05/10/2026', '2026-10-05'],
    ['chậm nhất là ngày 3 tháng 11 năm 2026', '2026-11-03'],
    ['nộp sản phẩm ngày 20.12.2026', '2026-12-20'],
    ['xong trong tháng 02/2028', '2028-02-29'],
    ['hoàn thành trong quý III/2027', '2027-09-30'],
    ['báo cáo trước tháng 01/2027', '2026-12-31'],
    ['trong 6 tháng cuối năm 2026', '2026-12-31'],
    ['chậm nhất cuối quý 1 năm 2027', '2027-03-31'],
    ['trước khi kết thúc năm 2026', '2026-12-31'],
    ['gửi danh sách trước ngày 18/9', '2026-09-18'],
    ['đăng ký trước ngày 15/01', '2027-01-15'],
    ['xong trước ngày 3O/9/2026', '2026-09-30'],
  ])('%s', (text, date) => expect(first(text)).toMatchObject({ kind: 'date', date }));
  it('takes a month of a meeting to come, not of one past', () => {
    expect(first('báo cáo tại phiên họp tháng 11/2026')?.date).toBe('2026-11-30');
    expect(first('theo ý kiến tại phiên họp tháng 4/2026')).toBeNull();
  });
  it.each([
    'gửi báo cáo thẩm tra trước ngày khai mạc kỳ họp ít nhất 05 ngày',
    'gửi tài liệu chậm nhất 02 ngày làm việc trước phiên họp',
    'thông báo lịch trước ít nhất 07 ngày',
  ])('counts back from an event: %s', (text) => {
    expect(first(text)).toMatchObject({ kind: 'relative', date: null });
  });
  it('keeps the hour', () => {
    expect(first('gửi trước 16 giờ 30 thứ Sáu, ngày 18/9/2026')).toMatchObject({
      date: '2026-09-18',
      time: '16:30',
    });
  });
  it('prefers the day that completes the work', () => {
    const text = 'lập danh sách trước ngày 01/10/2026, mở lớp, hoàn thành trước ngày 30/11/2026';
    expect(first(text)?.date).toBe('2026-11-30');
  });
  it('keeps the phrase of an illegible day and guesses nothing', () => {
    expect(first('trình trước ngày 15/#/2026')).toMatchObject({
      kind: 'date',
      date: null,
      phrase: 'trước ngày 15/#/2026',
    });
  });
  it('supplies no year where none is known', () => {
    expect(
      first('trước ngày 18/9', { clock: { year: null, month: null, day: null }, issued: null })?.date ?? null,
    ).toBeNull();
  });
});

describe('what is no day', () => {
  it.each([
    'đến năm 2030, 100% cán bộ đạt chuẩn',
    'giai đoạn 2026 - 2030',
    'chào mừng ngày Nhà giáo Việt Nam 20/11',
    'trực ban 24/24 giờ, đạt 26/55 tiêu chí',
    'bản đồ tỷ lệ 1/2000',
    'rà soát trước khi phê duyệt',
    'có hiệu lực kể từ ngày 01/10/2026',
    'tính đến ngày 31/8/2026',
  ])('%s', (text) => expect(first(text)?.date ?? null).toBeNull());
});

describe('rhythms, terms, urgency', () => {
  it('reads rhythms, also with a day in them', () => {
    expect(first('báo cáo trước ngày 20 hằng tháng')).toMatchObject({
      kind: 'recurring',
      every: 'P1M',
      date: null,
    });
    expect(first('trước ngày 20 của tháng cuối quý')).toMatchObject({ kind: 'recurring', every: 'P3M' });
    expect(first('sáu tháng một lần kiểm tra')).toMatchObject({ every: 'P6M' });
    expect(first('vào thứ Hai hàng tuần')).toMatchObject({ every: 'P1W' });
    expect(first('coi là một tiêu chí xếp loại hằng năm')).toBeNull();
  });
  it('computes a term only from a known base', () => {
    expect(first('trong vòng 10 ngày kể từ ngày ký')).toMatchObject({ kind: 'relative', date: '2026-09-24' });
    expect(first('trong vòng 10 ngày kể từ ngày được giao')).toMatchObject({ kind: 'relative', date: null });
    expect(first('trong 03 ngày làm việc kể từ ngày ký')).toMatchObject({ kind: 'relative', date: null });
    const working = {
      isWorkingDay: (date: string) => !['2026-09-19', '2026-09-20'].includes(date),
      knows: (year: number) => year === 2026,
    };
    expect(first('trong 05 ngày làm việc kể từ ngày ký', { ...calendar, working })?.date).toBe('2026-09-21');
    expect(first('trong 05 ngày kể từ ngày ký', { ...calendar, working })?.date).toBe('2026-09-21');
    const late = { ...calendar, issued: '2026-12-29', working };
    expect(found('trong 05 ngày làm việc kể từ ngày ký', late)).toMatchObject({
      deadline: { date: null },
      missingYear: 2027,
    });
  });
  it('knows urgency without a day', () => {
    expect(first('khẩn trương thực hiện')).toMatchObject({ kind: 'soft', date: null });
    expect(first('thường xuyên kiểm tra')).toMatchObject({ kind: 'continuous' });
  });
});
