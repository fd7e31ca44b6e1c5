import { expect, it } from 'vitest';
import { answersTo, reportWords, yearsOf } from './rules.ts';
import type { SelfReport, Turn } from './schema.ts';

const turn = (year: number): Turn => ({
  ...{ code: `TB1-2023-2.4-K${year}`, due: `${year}-12-15`, headline: 'open-in-time', state: 'not-started' },
});
const report = (year: number): SelfReport => ({
  ...{ agency: null, year, answers: [], paperNumber: null, paperOn: null, madeBy: null, madeAt: new Date(0) },
});

it('shows a year that has no report between two that have', () => {
  const years = yearsOf({
    ...{ turns: [turn(2024)], reports: [report(2021), report(2022)], yearsBack: 0 },
    writable: ['TB1-2023-2.4-K2024'],
  });
  expect(years.map((one) => [one.year, one.reports.length > 0, one.turn !== null, one.mayWrite])).toEqual([
    [2024, false, true, true],
    [2023, false, false, false],
    [2022, true, false, false],
    [2021, true, false, false],
  ]);
  expect(yearsOf({ turns: [], reports: [], writable: [], yearsBack: 0 })).toEqual([]);
});

it('takes a report due in January for the year gone by, and keeps one of each lead', () => {
  const of = (id: string): SelfReport => ({ ...report(2023), agency: { id, name: id, shortName: id } });
  const january: Turn = { ...turn(2024), due: '2024-01-15' };
  const known = { turns: [january], reports: [of('a'), of('b'), of('a')], writable: [], yearsBack: 1 };
  const [one, ...more] = yearsOf(known);
  expect([one?.year, one?.turn?.due, more]).toEqual([2023, '2024-01-15', []]);
  expect(one?.reports.map(({ agency }) => agency?.id)).toEqual(['a', 'b']);
});

it('keeps every question, answered or not', () => {
  const questions = [
    { key: 'mot', text: 'Đã làm gì?' },
    { key: 'hai', text: 'Vì sao chưa?' },
  ];
  const answers = answersTo(questions, [{ key: 'hai', answer: 'Thiếu người', evidence: 'BC 3' }]);
  expect(answers.map(({ key, answer }) => [key, answer])).toEqual([
    ['mot', null],
    ['hai', 'Thiếu người'],
  ]);
  expect(reportWords(2023, answers)).toBe(
    'Tự báo cáo năm 2023, trả lời 1/2 câu.\n1. Đã làm gì?\nChưa trả lời.\n2. Vì sao chưa?\nThiếu người (minh chứng: BC 3)',
  );
});
