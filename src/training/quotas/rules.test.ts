import { describe, expect, it } from 'vitest';
import { listInstruments } from '../surveys/store.ts';
import { neededWords, quotaWords } from './labels.ts';
import { type Counted, neededOf, quotasOf } from './rules.ts';

const [instrument] = await listInstruments();
if (!instrument) throw new Error('no instrument is shipped');

const classes = Array.from({ length: 11 }, (_, at) => ({
  ...{ classId: `c${at}`, code: `L${at}`, name: '' },
  endedOn: at < 10 ? '2023-06-30' : '2022-12-20',
}));
const end = (classId: string): Counted => ({
  ...{ classId, kind: 'end', closedOn: '2024-01-10' },
  objects: ['programme', 'learners', 'lecturers', 'facilities', 'course'],
});
const after = (classId: string, closedOn: string): Counted => ({
  ...{ classId, kind: 'after', closedOn, objects: ['effect'] },
});

describe('the quotas of a year (TT 10/2017/TT-BNV)', () => {
  it('are shares of the courses that ended in it, rounded up', () => {
    const share = { percentOfCourses: 20, atLeast: null };
    expect([0, 1, 5, 6, 10, 11].map((n) => neededOf(share, n))).toEqual([0, 1, 1, 2, 2, 3]);
    expect(neededOf({ percentOfCourses: null, atLeast: 1 }, 0)).toBe(1);
  });

  it('count a course once, by the year in which it ended, and name what is left', () => {
    const waves = [end('c0'), end('c0'), end('c10')];
    const [first, course] = quotasOf(instrument, 2023, classes, waves).lines;
    expect(first?.done.map(({ code }) => code)).toEqual(['L0']);
    expect([first?.needed, first?.left.length]).toEqual([2, 9]);
    expect(first && neededWords(first)).toBe('còn thiếu 1 khoá');
    expect(course && [neededWords(course), quotaWords(course)]).toEqual(['đủ', 'ít nhất 10\u00a0% số khoá']);
  });

  it('count the effect by the year in which it was asked about', () => {
    const effect = (year: number) =>
      quotasOf(instrument, year, classes, [after('c10', '2023-07-01')]).lines.at(-1)?.done.length;
    expect([effect(2022), effect(2023)]).toEqual([0, 1]);
  });
});
