import { expect, test } from 'vitest';
import { stateWords } from '#platform/ui/state-words.ts';
import { foldEvents, periodOf } from '../history/rules.ts';
import { standingOn } from '../rules.ts';
import type { DirectiveEvent, EventKind } from '../schema.ts';
import { stateOf } from './state-of.ts';

type Step = [kind: EventKind, day: string, data?: DirectiveEvent['data']];

/** What a row says on a day, after these steps of one leading agency. */
function said(steps: Step[], day: string): string {
  const published: Step = ['published', '2023-11-21', { leadIds: ['a'] }];
  const events = [published, ...steps].map(([kind, happenedOn, data], index) => {
    return { id: index + 1, kind, happenedOn, agencyId: 'a', actorId: null, data: data ?? {} };
  });
  const snapshot = foldEvents(events, day);
  if (!snapshot) throw new Error('not published yet');
  const { state, ...detail } = stateOf(standingOn(periodOf(snapshot), day, new Map()));
  return stateWords(state, detail).replaceAll('\u00a0', ' ');
}

const due = (date: string): Step => ['deadline_set', '2023-11-21', { date, origin: 'office' }];
const report = (day: string, done = false): Step => ['reported', day, { text: 'x', done }];
// The steps stand after «published» and one deadline, so the report is the third event.
const approved = (day: string): Step => ['report_approved', day, { reportId: 3 }];

test('a deadline far away, near, today and past', () => {
  expect(said([due('2024-03-15')], '2024-01-05')).toBe('Chưa thực hiện');
  expect(said([due('2024-03-15'), report('2024-01-02'), approved('2024-01-03')], '2024-01-05')).toBe(
    'Đang thực hiện',
  );
  expect(said([due('2024-03-15')], '2024-03-10')).toBe('Còn 5 ngày');
  expect(said([due('2024-03-15')], '2024-03-07')).toBe('Chưa thực hiện');
  expect(said([due('2024-03-15')], '2024-03-15')).toBe('Đến hạn hôm nay');
  expect(said([due('2024-03-15')], '2024-03-28')).toBe('Quá hạn 13 ngày');
});

test('late stays first, whatever hand it lies in, and stays after it is done', () => {
  const steps = [due('2024-01-15'), report('2024-01-29', true), approved('2024-01-30')];
  expect(said(steps.slice(0, 2), '2024-01-29')).toBe('Quá hạn 14 ngày');
  // The clock stopped when the report went out; the office's own delay adds nothing.
  expect(said(steps, '2024-03-01')).toBe('Quá hạn 15 ngày');
  const done: Step = ['completed', '2024-02-02', { reportId: 3, completedOn: '2024-01-30' }];
  expect(said([...steps, done], '2024-03-01')).toBe('Xong, quá hạn 15 ngày');
});

test('in time: whose hand it waits for, then done with its day', () => {
  const steps = [due('2024-03-15'), report('2024-01-02', true), approved('2024-01-03')];
  expect(said(steps.slice(0, 2), '2024-01-02')).toBe('Chờ duyệt');
  expect(said(steps, '2024-01-05')).toBe('Chờ nghiệm thu');
  const back: Step = ['completion_returned', '2024-01-06', { reportId: 3, reason: 'x' }];
  expect(said([...steps, back], '2024-01-07')).toBe('Trả lại');
  const done: Step = ['completed', '2024-01-06', { reportId: 3, completedOn: '2024-01-03' }];
  expect(said([...steps, done], '2024-01-07')).toBe('Xong 03/01/2024');
});

test('undated work is silent only after ninety days, and an approved report starts the clock again', () => {
  expect(said([], '2024-02-19')).toBe('Chưa thực hiện');
  expect(said([], '2024-02-20')).toBe('91 ngày chưa báo cáo');
  const steps: Step[] = [
    ['cadence_set', '2023-11-21', { every: 'P3M' }],
    report('2024-02-18'),
    approved('2024-02-19'),
  ];
  expect(said(steps, '2024-02-20')).toBe('Báo cáo 19/02/2024');
});
