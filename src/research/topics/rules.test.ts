import { describe, expect, it } from 'vitest';
import { cells } from './components/topics-figures.tsx';
import { dueWords } from './components/topics-table.tsx';
import { topicsPaper } from './forms.ts';
import { isAt, moneyLines, reminderOn, type TopicPast, topicOn } from './rules.ts';
import type { Extension, Stage, TopicRow, TopicsAsk } from './schema.ts';
import { writtenTopic } from './sheets.ts';

const step = (stage: Stage | null, on: string, dueOn: string | null = null) => ({ stage, on, dueOn });
const past = (steps: TopicPast['steps'], more: Partial<TopicPast> = {}): TopicPast => ({
  ...{ kind: 'topic', steps, extensions: [], end: null, isManaged: false },
  ...more,
});
const atWork = [
  ...[
    step('proposed', '2022-11-01'),
    step('council', '2022-12-01'),
    step('approved', '2023-01-05', '2023-06-30'),
  ],
  step('work', '2023-01-20'),
];
const granted = (decidedOn: string, newDue: string): Extension => ({
  ...{ id: decidedOn, askedOn: decidedOn, newDue, reason: '', granted: true, decidedOn, paper: null },
});

describe('a topic on a day', () => {
  it('says the stage, how long, and who must move next', () => {
    expect(topicOn(past(atWork), '2022-12-11')).toMatchObject({
      stage: 'council',
      days: 10,
      next: 'decider',
    });
    expect(topicOn(past(atWork, { isManaged: true }), '2022-12-11')).toMatchObject({ next: 'manager' });
    expect(topicOn(past(atWork), '2023-02-01')).toMatchObject({ next: 'lead', state: 'in-progress' });
    expect(
      topicOn(past([step('proposed', '2023-01-01'), step(null, '2023-01-09')]), '2023-01-10'),
    ).toMatchObject({
      ...{ stage: null, isReturned: true, next: 'proposer', state: 'returned', days: 1 },
    });
  });

  it('is late from the day after its day, and stays late once done', () => {
    expect(topicOn(past(atWork), '2023-06-30')).toMatchObject({ state: 'due-soon', lateDays: null });
    expect(topicOn(past(atWork), '2023-07-02')).toMatchObject({ state: 'late', lateDays: 2, wasLate: true });
    const done = past([...atWork, step('accepted', '2023-07-10')]);
    expect(topicOn(done, '2023-08-01')).toMatchObject({ state: 'done-late', lateDays: null, wasLate: true });
    expect(topicOn(done, '2023-07-01').state).toBe('late');
    const inTime = past([...atWork, step('accepted', '2023-06-30')]);
    expect(topicOn(inTime, '2024-01-01')).toMatchObject({ state: 'done', wasLate: false });
  });

  it('gets more time by what was granted, which never clears what was late before', () => {
    const intime = past(atWork, { extensions: [granted('2023-06-15', '2023-12-31')] });
    expect(topicOn(intime, '2023-08-01')).toMatchObject({
      ...{ firstDue: '2023-06-30', due: '2023-12-31', wasLate: false, state: 'in-progress' },
    });
    // Before it was granted the first day held.
    expect(topicOn(intime, '2023-06-14').due).toBe('2023-06-30');
    const after = past(atWork, { extensions: [granted('2023-07-15', '2023-12-31')] });
    expect(topicOn(after, '2023-08-01')).toMatchObject({ due: '2023-12-31', lateDays: null, wasLate: true });
    const done = past([...atWork, step('accepted', '2023-09-01')], { extensions: after.extensions });
    expect(topicOn(done, '2023-10-01').state).toBe('done-late');
    const refused = { ...granted('2023-06-15', '2023-12-31'), granted: false };
    expect(topicOn(past(atWork, { extensions: [refused] }), '2023-07-01').due).toBe('2023-06-30');
  });
});

it('reminds a month before, a week before, and once it is late', () => {
  expect(
    ['2023-05-30', '2023-05-31', '2023-06-23', '2023-06-30', '2023-07-01'].map((day) =>
      reminderOn('2023-06-30', day),
    ),
  ).toEqual([null, 'month', 'week', 'week', 'late']);
});

it('adds money to the đồng beyond what a number of the machine can hold', () => {
  const entry = (kind: 'planned' | 'spent', year: number, amount: string) => ({
    ...{ id: amount, kind, year, source: 'Tỉnh', amount, paper: null },
  });
  const lines = moneyLines([
    entry('planned', 2023, '9007199254740993'),
    entry('planned', 2023, '2'),
    entry('spent', 2022, '1'),
  ]);
  expect(lines).toEqual([
    { year: 2022, source: 'Tỉnh', planned: 0n, spent: 1n },
    { year: 2023, source: 'Tỉnh', planned: 9007199254740995n, spent: 0n },
  ]);
});

describe('words of a topic that was late', () => {
  const row = (past: TopicPast, day: string): TopicRow => ({
    ...{
      id: '',
      code: null,
      kind: 'topic',
      level: 'school',
      title: 'T',
      field: null,
      manager: null,
      leader: null,
    },
    ...{ year: 2023, standing: topicOn(past, day), isEnded: null, planned: null, spent: null, isMine: false },
  });
  const asked: TopicsAsk = {
    ...{ kind: 'topics', officeId: '', agencyId: '', role: 'contact', asOf: '2023-11-20' },
    recordedUntil: '2023-11-20T03:00:00Z',
  };
  const said = (one: TopicRow) => {
    const cells = writtenTopic(one, 0);
    const [table] =
      topicsPaper({
        ...{ school: { id: '', name: 'Trường', shortName: 'TCT' }, regime: 'party', place: 'Sơn Hà' },
        rows: [one],
        asked,
      }).appendices?.[0]?.blocks ?? [];
    return [dueWords(one), cells, table].map((of) => JSON.stringify(of));
  };

  it('say so after more time was granted, on the page, in the sheet and in the paper', () => {
    const moved = past(atWork, { extensions: [granted('2023-09-02', '2023-12-31')] });
    for (const words of said(row(moved, '2023-09-10'))) expect(words).toContain('đã có lúc quá hạn');
    expect(dueWords(row(moved, '2023-09-10'))).toContain('hạn đầu 30/06/2023');
    const inTime = past(atWork, { extensions: [granted('2023-06-02', '2023-12-31')] });
    for (const words of said(row(inTime, '2023-09-10'))) expect(words).not.toContain('quá hạn');
  });

  it('say that it was accepted late, and of money not entered nothing', () => {
    const late = row(past([...atWork, step('accepted', '2023-07-10')]), '2023-11-20');
    for (const words of said(late)) expect(words).toContain('nghiệm thu quá hạn 10 ngày');
    expect(writtenTopic(late, 0).slice(-2)).toEqual([null, null]);
  });

  it('every topic stands in one cell of the count', () => {
    const pasts = atWork.map((_, at) => past(atWork.slice(0, at + 1)));
    pasts.push(past([step('proposed', '2023-01-01'), step(null, '2023-01-09')]));
    const where = cells.filter(({ at }) => at !== 'qua-han');
    for (const one of pasts)
      expect(where.filter(({ at }) => isAt(row(one, '2023-02-01'), at))).toHaveLength(1);
  });
});
