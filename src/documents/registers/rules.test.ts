import { describe, expect, it } from 'vitest';
import { blankPaper, issuerName, lateAfter, stateOf, tooLongFor } from './rules.ts';

const weekdays = {
  knows: (year: number) => year === 2023,
  isWorkingDay: (day: string) => ![0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay()),
};

describe('the rules of the registers', () => {
  it('gives until the next working day to register', () => {
    expect(lateAfter('2023-11-17', '2023-11-20', weekdays)).toBeNull();
    expect(lateAfter('2023-11-17', '2023-11-21', weekdays)).toBe('2023-11-20');
    expect(lateAfter('2022-11-17', '2022-11-30', weekdays)).toBeNull();
  });

  it('takes a paper for dealt with by its directives, an answer or a word, and for late by its own day', () => {
    const paper = { ...blankPaper, dueOn: '2023-11-10' };
    const entry = {
      book: 'in' as const,
      cancelled: null,
      paper,
      settled: null,
      answers: [],
      guesses: [],
      directives: null,
    };
    expect(stateOf(entry, '2023-11-10')).toBe('open');
    expect(stateOf(entry, '2023-11-11')).toBe('late');
    expect(
      stateOf({ ...entry, directives: { total: 3, done: 2, late: 0, lastDoneOn: null } }, '2023-11-10'),
    ).toBe('open');
    expect(
      stateOf(
        { ...entry, directives: { total: 3, done: 3, late: 0, lastDoneOn: '2023-11-10' } },
        '2023-11-11',
      ),
    ).toBe('settled');
    expect(stateOf({ ...entry, answers: [{ fullNumber: '1-CV/TU', issuedOn: null }] }, '2023-11-11')).toBe(
      'settled',
    );
    expect(stateOf({ ...entry, paper: null }, '2023-11-11')).toBe('reserved');
    const sent = { ...entry, book: 'out' as const, paper: blankPaper };
    expect(stateOf(sent, '2023-11-11')).toBe('sent');
    expect(
      stateOf({ ...sent, directives: { total: 3, done: 2, late: 0, lastDoneOn: null } }, '2023-11-11'),
    ).toBe('open');
  });

  it('never lets what was dealt with after its day stand as dealt with in time', () => {
    const entry = {
      ...{ book: 'in' as const, cancelled: null, paper: { ...blankPaper, dueOn: '2023-11-10' } },
      ...{ settled: null, answers: [], directives: null },
    };
    const state = (more: object) => stateOf({ ...entry, ...more }, '2023-12-01');
    const answer = (issuedOn: string) => ({ fullNumber: '1-CV/TU', issuedOn });
    const directives = (lastDoneOn: string) => ({ total: 1, done: 1, late: 0, lastDoneOn });
    expect(state({ settled: { on: '2023-11-10', how: 'đã trình' } })).toBe('settled');
    expect(state({ settled: { on: '2023-11-11', how: 'đã trình' } })).toBe('settledLate');
    expect(state({ answers: [answer('2023-11-12'), answer('2023-11-09')] })).toBe('settled');
    expect(state({ answers: [answer('2023-11-12')] })).toBe('settledLate');
    expect(state({ directives: directives('2023-11-10') })).toBe('settled');
    expect(state({ directives: directives('2023-11-11') })).toBe('settledLate');
  });

  it('says what an exchange file would not take', () => {
    expect(tooLongFor({ ...blankPaper, subject: 'x'.repeat(500) })).toEqual([]);
    expect(tooLongFor({ ...blankPaper, subject: 'x'.repeat(501), pages: 1000 })).toHaveLength(2);
  });

  it('names an office with the body above it', () => {
    expect(issuerName('VĂN PHÒNG', 'TỈNH UỶ SƠN HÀ')).toBe('VĂN PHÒNG TỈNH UỶ SƠN HÀ');
    expect(issuerName('SỞ NỘI VỤ', 'UỶ BAN NHÂN DÂN TỈNH')).toBe('SỞ NỘI VỤ');
    expect(issuerName('Văn phòng Tỉnh ủy Sơn Hà', 'TỈNH UỶ SƠN HÀ')).toBe('Văn phòng Tỉnh ủy Sơn Hà');
  });
});
