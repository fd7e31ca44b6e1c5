import { addCalendarDays } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Threshold } from '../schema.ts';
import { countOn, cumulative, dayOf, gapOf, movedLines, movedTasks, outlookOf } from './rules.ts';

const TODAY = '2023-11-20';
const threshold: Threshold = { level: 1, operator: '>=', value: '90', article: null, source: 'giả định' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const unmet = { kind: 'ratio', unit: '%', result: 'unmet', reason: null, threshold } as const;

describe('the gap in words', () => {
  it('says by how much', () => {
    expect(plain(gapOf({ ...unmet, value: '75' }))).toBe('75 % so với ≥ 90 %; còn thiếu 15 điểm %');
    expect(plain(gapOf({ ...unmet, value: '14.3' }))).toContain('còn thiếu 75,7 điểm %');
    const count = { ...unmet, kind: 'windowCount', unit: 'đề tài', value: '1' } as const;
    expect(plain(gapOf({ ...count, threshold: { ...threshold, value: '2' } }))).toBe(
      '1 đề tài so với ≥ 2 đề tài; còn thiếu 1 đề tài',
    );
  });

  it('does not call lacking what the figure meets, and asks no threshold of a paper', () => {
    expect(plain(gapOf({ ...unmet, value: '95' }))).toBe('95 % so với ≥ 90 %; chưa đạt theo ghi chú');
    expect(gapOf({ ...unmet, kind: 'document', unit: null, threshold: null, value: '0' })).toBe(
      'Chưa có văn bản theo yêu cầu',
    );
    expect(plain(gapOf({ ...unmet, unit: null, value: '75' }))).toContain('75 % so với ≥ 90 %');
  });

  it('says why it cannot be said', () => {
    expect(gapOf({ ...unmet, value: '14.3', threshold: null })).toBe('Chưa có ngưỡng');
    expect(gapOf({ ...unmet, value: null })).toBe('Chưa có số liệu');
    expect(gapOf({ ...unmet, result: 'opinion', value: null })).toBe('Đang xin ý kiến');
    expect(gapOf({ ...unmet, result: null, value: null })).toBe('Chưa có đợt đánh giá');
  });
});

const day = (n: number) => addCalendarDays(TODAY, n);
const lines = fc
  .array(fc.option(fc.integer({ min: -30, max: 400 })), { maxLength: 29 })
  .map((days) => days.map((n, at) => ({ indicatorId: String(at), on: n === null ? null : day(n) })));

describe('how many are met by when', () => {
  it('counts none whose day has passed or is not planned', () => {
    const planned = [
      { indicatorId: 'a', on: day(10) },
      { indicatorId: 'b', on: null },
      { indicatorId: 'c', on: day(-1) },
      { indicatorId: 'd', on: day(10) },
    ];
    const found = cumulative(planned, 26, TODAY);
    expect(found.steps).toEqual([{ on: day(10), count: 28, indicatorIds: ['a', 'd'] }]);
    expect([found.undated, found.overdue]).toEqual([['b'], ['c']]);
    expect([dayOf(found, 27), dayOf(found, 28), dayOf(found, 29)]).toEqual([day(10), day(10), null]);
  });

  it('equals counting every day', () => {
    fc.assert(
      fc.property(
        lines,
        fc.integer({ min: 0, max: 26 }),
        fc.integer({ min: 1, max: 29 }),
        (all, met, more) => {
          const found = cumulative(all, met, TODAY);
          const counted = (n: number) =>
            met + all.filter(({ on }) => on !== null && on >= TODAY && on <= day(n)).length;
          const days = Array.from({ length: 401 }, (_, n) => n);
          const first = days.find((n) => counted(n) >= met + more);
          expect(dayOf(found, met + more)).toBe(first === undefined ? null : day(first));
          for (const n of [0, 30, 200, 400]) expect(countOn(found, day(n))).toBe(counted(n));
          const listed = found.steps.flatMap(({ indicatorIds }) => indicatorIds);
          expect(listed.length + found.undated.length + found.overdue.length).toBe(all.length);
        },
      ),
    );
  });
});

describe('what if', () => {
  const tasks = [
    { id: 'a', startsOn: day(0), endsOn: day(9), dependsOn: [], doneOn: null },
    { id: 'b', startsOn: day(10), endsOn: day(19), dependsOn: ['a'], doneOn: null },
  ];
  const roadmap = [
    { indicatorId: 'x', plannedOn: day(20), taskIds: ['b'] },
    { indicatorId: 'y', plannedOn: null, taskIds: ['a'] },
  ];
  const dates = (moves: Parameters<typeof movedTasks>[1]) =>
    outlookOf(movedLines(roadmap, moves), movedTasks(tasks, moves), 26, TODAY);

  it('moves the day of an indicator only where its tasks no longer fit before it', () => {
    expect(dates([]).expected.get('x')).toBe(day(20));
    expect(dates([{ what: 'moveTask', id: 'a', days: 1 }]).expected.get('x')).toBe(day(20));
    expect(dates([{ what: 'moveTask', id: 'a', days: 15 }]).expected.get('x')).toBe(day(34));
  });

  it('promises no day where none is planned, whatever its tasks say', () => {
    expect(dates([]).expected.get('y')).toBeNull();
  });

  it('waits no longer for a task that is dropped', () => {
    const moves = [{ what: 'moveTask', id: 'a', days: 15 } as const, { what: 'dropTask', id: 'a' } as const];
    expect(dates(moves).expected.get('x')).toBe(day(20));
  });

  it('counts a line that is dropped no more', () => {
    expect(dayOf(dates([]).cumulative, 27)).toBe(day(20));
    expect(dayOf(dates([{ what: 'dropLine', id: 'x' }]).cumulative, 27)).toBeNull();
  });
});
