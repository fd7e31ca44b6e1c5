import { describe, expect, it } from 'vitest';
import { completedOn, foldEvents, nextActor, periodOf, workState } from './history/rules.ts';
import {
  countStandings,
  daysLate,
  daysLeft,
  headline,
  inWhole,
  isSilent,
  rates,
  silentDays,
} from './rules.ts';
import type { DirectiveEvent, EventData, EventKind, Standing } from './schema.ts';

const SCHOOL = 'school';
const BOARD = 'board';

/** A history in the order of the days given; ids count up. */
function history(...steps: [EventKind, string, EventData?, string?][]): DirectiveEvent[] {
  return steps.map(([kind, happenedOn, data = {}, agencyId = SCHOOL], i) => ({
    id: i + 1,
    kind,
    happenedOn,
    recordedAt: new Date(`${happenedOn}T02:00:00Z`),
    actorId: 'someone',
    agencyId: kind === 'published' ? null : agencyId,
    data,
  }));
}

const told: [EventKind, string, EventData] = ['published', '2023-11-20', { leadIds: [SCHOOL] }];
const dueOn = (date: string): [EventKind, string, EventData] => [
  'deadline_set',
  '2023-11-20',
  { date, origin: 'office' },
];

function standing(events: DirectiveEvent[], day: string) {
  const snapshot = foldEvents(events, day);
  if (!snapshot) throw new Error('not published yet');
  const period = periodOf(snapshot);
  return {
    state: period.state,
    headline: headline(period, day),
    late: daysLate(period, day),
    left: daysLeft(period, day),
  };
}

describe('the deadline', () => {
  const events = history(told, dueOn('2023-12-31'));

  it('is in time on its last day and late on the next', () => {
    expect(standing(events, '2023-12-31')).toEqual({
      state: 'not-started',
      headline: 'open-in-time',
      late: 0,
      left: 0,
    });
    expect(standing(events, '2024-01-01')).toEqual({
      state: 'not-started',
      headline: 'open-late',
      late: 1,
      left: null,
    });
  });

  it('does not exist before the directive was published', () => {
    expect(foldEvents(events, '2023-11-19')).toBeNull();
  });

  it('moves only by an extension, and the first one is kept', () => {
    const moved = history(
      told,
      dueOn('2023-12-31'),
      ['deadline_set', '2023-12-01', { date: '2024-12-31', origin: 'office' }],
      ['extension_granted', '2023-12-20', { date: '2024-01-31' }],
    );
    const snapshot = foldEvents(moved);
    expect(snapshot).toMatchObject({ due: '2024-01-31', firstDue: '2023-12-31', lateFrom: '2024-02-01' });
  });

  it('keeps red already earned when the extension comes after the date', () => {
    const moved = history(told, dueOn('2023-12-31'), [
      'extension_granted',
      '2024-01-05',
      { date: '2024-03-31' },
    ]);
    expect(standing(moved, '2024-01-10').headline).toBe('open-late');
    expect(standing(moved, '2024-03-01').headline).toBe('open-late');
  });

  it('of an office cannot be missed before the agency was told', () => {
    const events = history(told, ['deadline_set', '2023-11-20', { date: '2023-11-15', origin: 'office' }]);
    expect(standing(events, '2023-11-20').headline).toBe('open-in-time');
    expect(standing(events, '2023-11-21').headline).toBe('open-late');
  });
});

it('a date set late counts from the day it was set: nobody is late before they could know', () => {
  const events = history(told, ['deadline_set', '2024-03-01', { date: '2024-01-15', origin: 'office' }]);
  expect(standing(events, '2024-03-01')).toMatchObject({ headline: 'open-in-time', late: 0 });
  expect(standing(events, '2024-03-02')).toMatchObject({ headline: 'open-late', late: 1 });
});

describe('a report of completion', () => {
  const events = history(
    told,
    dueOn('2023-12-31'),
    ['received', '2023-11-21'],
    ['reported', '2023-12-28', { text: 'xong', done: true }],
    ['report_approved', '2023-12-29', { reportId: 4 }],
    ['completed', '2024-01-04', { reportId: 4, completedOn: '2023-12-29' }],
  );

  it('goes contact → head → office → done', () => {
    const at = (day: string) => foldEvents(events, day) ?? expect.fail('not published');
    expect(nextActor(at('2023-11-21'))).toMatchObject({ actor: 'agency', agencyIds: [SCHOOL] });
    expect(nextActor(at('2023-12-28'))).toMatchObject({ actor: 'head', agencyIds: [SCHOOL] });
    expect(nextActor(at('2023-12-29'))).toMatchObject({ actor: 'office', agencyIds: [] });
    expect(nextActor(at('2024-01-04'))).toMatchObject({ actor: 'none' });
  });

  it('stops the clock while it lies at the office: a slow office makes nobody late', () => {
    expect(standing(events, '2024-01-02')).toMatchObject({
      state: 'awaiting-acceptance',
      headline: 'open-in-time',
    });
    expect(standing(events, '2024-01-04')).toMatchObject({ state: 'done', headline: 'done-on-time' });
  });

  it('stays late for ever when it came late', () => {
    const late = history(
      told,
      dueOn('2023-12-31'),
      ['reported', '2024-01-10', { done: true }],
      ['report_approved', '2024-01-15', { reportId: 3 }],
      ['completed', '2024-01-16', { reportId: 3, completedOn: '2024-01-15' }],
    );
    expect(standing(late, '2026-01-01')).toMatchObject({ state: 'done', headline: 'done-late', late: 15 });
  });

  it('is open again, and late, when the office returns it after the date', () => {
    const returned = [
      ...events.slice(0, 5),
      ...history(['completion_returned', '2024-01-03', { reportId: 4, reason: 'thiếu' }]),
    ].map((e, i) => ({ ...e, id: i + 1 }));
    expect(standing(returned, '2024-01-03')).toMatchObject({
      state: 'returned',
      headline: 'open-late',
      late: 3,
    });
  });
});

describe('a late or repeated click', () => {
  const done = history(
    told,
    ['reported', '2023-12-01', { done: true }],
    ['report_approved', '2023-12-02', { reportId: 2 }],
    ['completed', '2023-12-03', { reportId: 2, completedOn: '2023-12-02' }],
  );

  it.each([
    ['reported', {}],
    ['report_approved', { reportId: 2 }],
    ['report_returned', { reportId: 2 }],
    ['completion_returned', { reportId: 2 }],
    ['completed', { reportId: 2, completedOn: '2024-05-05' }],
  ] as [EventKind, EventData][])('%s never moves what is done', (kind, data) => {
    const again = [...done, ...history([kind, '2024-02-01', data]).map((e) => ({ ...e, id: 9 }))];
    const snapshot = foldEvents(again) ?? expect.fail('not published');
    expect(workState(snapshot)).toBe('done');
    expect(completedOn(snapshot)).toBe('2023-12-02');
  });

  it('on an older report does nothing', () => {
    const events = history(
      told,
      ['reported', '2023-12-01', { done: true }],
      ['reported', '2023-12-05', { done: false }],
      ['report_approved', '2023-12-06', { reportId: 2 }],
    );
    expect(standing(events, '2023-12-06').state).toBe('awaiting-approval');
  });
});

it('several leads: done when all are', () => {
  const events = history(
    ['published', '2023-11-20', { leadIds: [SCHOOL, BOARD] }],
    ['reported', '2023-12-01', { done: true }, SCHOOL],
    ['report_approved', '2023-12-02', { reportId: 2 }, SCHOOL],
    ['completed', '2023-12-03', { reportId: 2, completedOn: '2023-12-02' }, SCHOOL],
    ['reported', '2024-01-08', { done: true }, BOARD],
    ['report_approved', '2024-01-09', { reportId: 5 }, BOARD],
    ['completed', '2024-01-10', { reportId: 5, completedOn: '2024-01-09' }, BOARD],
  );
  const at = (day: string) => foldEvents(events, day) ?? expect.fail('not published');
  expect(workState(at('2023-12-03'))).toBe('not-started');
  expect(nextActor(at('2023-12-03'))).toMatchObject({ actor: 'agency', agencyIds: [BOARD] });
  expect(completedOn(at('2024-01-10'))).toBe('2024-01-09');
});

describe('undated work', () => {
  it('is a headline of its own and has a silence clock', () => {
    const events = history(told);
    expect(standing(events, '2024-06-01')).toMatchObject({ headline: 'undated', late: 0, left: null });
    const period = periodOf(foldEvents(events) ?? expect.fail('not published'));
    expect(silentDays(period, '2024-02-20')).toBe(92);
  });

  it('is silent only after the house’s number of days', () => {
    const at = (days: number) => isSilent({ headline: 'undated', state: 'not-started', silentDays: days });
    expect([at(90), at(91)]).toEqual([false, true]);
  });
});

describe('the numbers', () => {
  const row = (headline: Standing['headline'], state: Standing['state'] = 'not-started') => ({
    headline,
    state,
    silentDays: 1,
  });

  it('add up to the list', () => {
    const counts = countStandings([
      row('open-late'),
      row('undated'),
      row('undated', 'done'),
      row('done-late', 'done'),
    ]);
    expect(counts).toMatchObject({ total: 4, openLate: 1, undated: 2, undatedDone: 1, doneLate: 1 });
    const { openLate, openInTime, doneOnTime, doneLate, undated, total } = counts;
    expect(openLate + openInTime + doneOnTime + doneLate + undated).toBe(total);
  });

  // Báo cáo 1270/BC-TCTTTg, 27/12/2017: 16.051 done (14.068 on time, 1.983 late), 223 open and overdue.
  it('give the three national rates of 2017', () => {
    const r = rates({ doneOnTime: 14_068, doneLate: 1_983, openLate: 223 });
    const percent = ({ part, whole }: { part: number; whole: number }) => ((100 * part) / whole).toFixed(2);
    expect(percent(r.completionOfDue)).toBe('98.63');
    expect(percent(r.onTimeOfDone)).toBe('87.65');
    expect(percent(r.onTimeOfDue)).toBe('86.44');
  });
});

it('each rate opens the rows that it divides by', () => {
  const headlines = ['open-late', 'open-in-time', 'done-on-time', 'done-late', 'undated'] as const;
  expect(headlines.filter((h) => inWhole(h, 'due'))).toEqual(['open-late', 'done-on-time', 'done-late']);
  expect(headlines.filter((h) => inWhole(h, 'done'))).toEqual(['done-on-time', 'done-late']);
});
