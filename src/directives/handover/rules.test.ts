import { describe, expect, it } from 'vitest';
import type { DirectiveEvent, EventData, EventKind } from '../schema.ts';
import { dateProblem, daysLate, daysLeft, foldHandovers, isAlreadyWith, proposedPercent } from './rules.ts';

const SCHOOL = 'school';

function history(...steps: [EventKind, string, EventData][]): DirectiveEvent[] {
  return steps.map(([kind, happenedOn, data], i) => ({
    ...{ id: i + 1, kind, happenedOn, data, recordedAt: new Date(`${happenedOn}T02:00:00Z`) },
    ...{ actorId: 'someone', agencyId: SCHOOL },
  }));
}

const given: [EventKind, string, EventData] = [
  'handed_on',
  '2024-01-02',
  { toAgencyId: 'training', date: '2024-01-10', text: 'Dự thảo quy chế' },
];
const one = (...steps: [EventKind, string, EventData][]) =>
  foldHandovers(history(given, ...steps))[0] ?? expect.fail('nothing was handed on');

describe('the internal date', () => {
  it('is late on the day after it, says how long, and stops on the day of a report that says done', () => {
    expect(daysLate(one(), '2024-01-10')).toBe(0);
    expect(daysLate(one(), '2024-01-13')).toBe(3);
    const done = one(['handover_reported', '2024-01-12', { handoverId: 1, done: true }]);
    expect([daysLate(done, '2024-01-12'), daysLate(done, '2024-03-01')]).toEqual([2, 2]);
  });

  it('runs again when the report comes back, and does not stop for a report of half', () => {
    const returned = one(
      ['handover_reported', '2024-01-09', { handoverId: 1, done: true }],
      ['handover_returned', '2024-01-11', { handoverId: 1, reportId: 2, reason: 'Thiếu phụ lục' }],
    );
    expect(returned).toMatchObject({ state: 'returned', returnReason: 'Thiếu phụ lục' });
    expect(daysLate(returned, '2024-01-15')).toBe(5);
    const half = one(['handover_reported', '2024-01-09', { handoverId: 1, done: false, percent: 50 }]);
    expect([daysLeft(half, '2024-01-09'), daysLate(half, '2024-01-12')]).toEqual([1, 2]);
  });

  it('asks nothing of what was withdrawn', () => {
    const withdrawn = one(['handover_withdrawn', '2024-01-05', { handoverId: 1 }]);
    expect([daysLate(withdrawn, '2024-02-01'), daysLeft(withdrawn, '2024-01-06')]).toEqual([0, null]);
  });

  it.each([
    [null, '2024-01-31', null],
    ['2024-01-05', '2024-01-31', null],
    ['2024-01-31', '2024-01-31', null],
    ['2024-01-04', '2024-01-31', 'từ 05/01/2024 trở đi'],
    ['2024-02-01', '2024-01-31', 'không được sau thời hạn của nhiệm vụ, 31/01/2024'],
    ['2024-02-01', null, null],
    // The directive is late itself: any day to come is earlier than never.
    ['2024-01-09', '2024-01-01', null],
  ])('%s within %s: %s', (due, directiveDue, words) => {
    const problem = dateProblem(due, directiveDue, '2024-01-05');
    if (words === null) expect(problem).toBeNull();
    else expect(problem).toContain(words);
  });
});

describe('a report of a unit', () => {
  const half: [EventKind, string, EventData] = [
    'handover_reported',
    '2024-01-05',
    { handoverId: 1, percent: 50 },
  ];

  it('of half leaves the work open when it is accepted; one of done closes it', () => {
    expect(one(half, ['handover_accepted', '2024-01-06', { handoverId: 1, reportId: 2 }]).state).toBe('open');
    const done: [EventKind, string, EventData] = [
      'handover_reported',
      '2024-01-05',
      { handoverId: 1, done: true },
    ];
    expect(one(done, ['handover_accepted', '2024-01-06', { handoverId: 1, reportId: 2 }]).state).toBe(
      'accepted',
    );
  });

  it('is accepted by being taken into the report of the agency', () => {
    const taken = one(half, ['reported', '2024-01-06', { takenFrom: [2] }]);
    expect(taken).toMatchObject({ state: 'open', isTakenIn: true });
    expect(one(half, ['reported', '2024-01-06', { takenFrom: [7] }])).toMatchObject({ state: 'reported' });
  });

  it('that came back with a withdrawal undone stands as before', () => {
    const undone = one(
      half,
      ['handover_withdrawn', '2024-01-06', { handoverId: 1 }],
      ['handed_on', '2024-01-06', { handoverId: 1, toAgencyId: 'training' }],
    );
    expect(undone).toEqual(one(half));
  });
});

it('hands the same part to the same unit once; another part, or after it is closed, again', () => {
  const to = { agencyId: 'training' };
  expect(isAlreadyWith([one()], SCHOOL, to, 'Dự thảo quy chế')).toBe(true);
  expect(isAlreadyWith([one()], SCHOOL, to, null)).toBe(false);
  expect(isAlreadyWith([one()], SCHOOL, { userId: 'training' }, 'Dự thảo quy chế')).toBe(false);
  const closed = one(['handover_withdrawn', '2024-01-06', { handoverId: 1 }]);
  expect(isAlreadyWith([closed], SCHOOL, to, 'Dự thảo quy chế')).toBe(false);
});

it.each([
  [[], null],
  [
    [
      [false, 40, true],
      [false, 61, true],
    ],
    51,
  ],
  [
    [
      [true, null, true],
      [false, null, false],
    ],
    50,
  ],
  [
    [
      [false, 40, true],
      [false, null, true],
    ],
    null,
  ],
] as [[boolean, number | null, boolean][], number | null][])('proposes for %j: %s', (units, percent) => {
  const shares = units.map(([done, share, hasReported]) => ({ done, percent: share, hasReported }));
  expect(proposedPercent(shares)).toBe(percent);
});
