import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { foldEvents, spansOf, workState } from '../history/rules.ts';
import type { Hand } from '../leads/rules.ts';
import type { DirectiveEvent, EventData, EventKind, WorkState } from '../schema.ts';
import { holdersOf, ownersOf, takenOver } from './rules.ts';

type Event = Pick<DirectiveEvent, 'id' | 'kind' | 'happenedOn' | 'agencyId' | 'actorId' | 'data'>;

/** A history written as lines: day, kind, agency, what it carries. */
function history(
  lines: [day: string, kind: EventKind, agencyId?: string | null, data?: EventData][],
): Event[] {
  return lines.map(([happenedOn, kind, agencyId = null, data = {}], at) => ({
    ...{ id: at + 1, kind, happenedOn, agencyId, actorId: null, data },
  }));
}
const moved = (from: string, to: string, day: string): [string, EventKind, string, EventData] => [
  ...([day, 'succeeded', to, { fromAgencyId: from, toAgencyId: to, successionId: 'r' }] as const),
];

describe('a directive whose agency has ended', () => {
  const events = history([
    ['2025-01-10', 'published', null, { leadIds: ['a'] }],
    ['2025-01-10', 'deadline_set', null, { date: '2025-02-15', origin: 'document' }],
    ['2025-02-01', 'reported', 'a', { text: 'Đang làm', done: false, percent: 40 }],
    ['2025-02-02', 'report_approved', 'a', { reportId: 3 }],
    ['2025-02-20', 'reported', 'a', { text: 'Đã xong', done: true, percent: 100 }],
    moved('a', 'b', '2025-03-05'),
    ['2025-03-06', 'report_approved', 'b', { reportId: 5 }],
  ]);

  it('goes on with its state, its reports and its clocks', () => {
    expect(foldEvents(events, '2025-03-04')?.leads[0]).toMatchObject({
      ...{ agencyId: 'a', state: 'awaiting-approval', since: '2025-02-20', percent: 40 },
    });
    expect(foldEvents(events, '2025-03-05')?.leads[0]).toMatchObject({
      ...{ agencyId: 'b', state: 'awaiting-approval', since: '2025-02-20', percent: 40 },
      lastReportOn: '2025-02-02',
    });
    // The head of the new agency lets out what the old one wrote.
    expect(foldEvents(events)?.leads[0]).toMatchObject({ agencyId: 'b', state: 'awaiting-acceptance' });
    expect(foldEvents(events)?.lateFrom).toBe('2025-02-16');
  });

  it('cuts the spans of days where it moves, and each role has one holder on a day', () => {
    expect(spansOf(events).map(({ fromDay }) => fromDay)).toContain('2025-03-05');
    const holders = holdersOf([{ id: 'x', agencyId: 'a', role: 'lead' }], events);
    expect(holders).toEqual([
      { assignmentId: 'x', agencyId: 'a', role: 'lead', fromDay: '2025-01-10', toDay: '2025-03-05' },
      { assignmentId: 'x', agencyId: 'b', role: 'lead', fromDay: '2025-03-05', toDay: null },
    ]);
  });

  it('where it stays nothing moves', () => {
    const stays = history([
      ['2025-01-10', 'published', null, { leadIds: ['a'] }],
      moved('a', 'a', '2025-03-05'),
    ]);
    expect(foldEvents(stays)?.leads.map(({ agencyId }) => agencyId)).toEqual(['a']);
    expect(holdersOf([{ id: 'x', agencyId: 'a', role: 'lead' }], stays)).toHaveLength(1);
  });

  it('gives the old history into the hands of the new one, over a chain too', () => {
    const chain = history([
      ['2025-01-10', 'published', null, { leadIds: ['a'] }],
      ['2025-01-11', 'handed_on', 'a', { toAgencyId: 'u' }],
      moved('a', 'b', '2025-03-05'),
      ['2025-03-06', 'reported', 'b', { text: 'Tiếp tục làm' }],
      moved('b', 'c', '2025-07-01'),
      // Another of the first name, much later, is not meant.
      ['2025-08-01', 'received', 'a'],
    ]);
    const owner = ownersOf(chain);
    expect(chain.map((event) => owner(event))).toEqual([null, 'c', 'c', 'c', 'c', 'a']);
  });
});

const states: WorkState[] = [
  ...([
    'not-started',
    'in-progress',
    'returned',
    'awaiting-approval',
    'awaiting-acceptance',
    'done',
  ] as const),
];
const hand = (agencyId: string, state: WorkState, more: Partial<Hand> = {}): Hand => ({
  ...{ agencyId, state, since: '2025-01-10', report: null, submittedOn: null, completedOn: null },
  ...{ lastReportOn: null, percent: null, ...more },
});

test('of two parts that become one, the less advanced stands', () => {
  for (const [i, mine] of states.entries())
    for (const [j, theirs] of states.entries()) {
      const [one, ...others] = takenOver([hand('b', mine), hand('a', theirs)], { from: 'a', to: 'b' });
      expect(others).toEqual([]);
      expect(one).toMatchObject({ agencyId: 'b', state: states[Math.min(i, j)] });
    }
});

test('of two parts done on different days, the later day counts; of two reports the later one waits', () => {
  const [done] = takenOver(
    [hand('b', 'done', { completedOn: '2025-01-20' }), hand('a', 'done', { completedOn: '2025-02-20' })],
    { from: 'a', to: 'b' },
  );
  expect(done?.completedOn).toBe('2025-02-20');
  const report = (id: number) => ({ id, kind: 'reported', happenedOn: '2025-01-12', data: {} }) as Event;
  const [waiting] = takenOver(
    [
      hand('b', 'awaiting-approval', { report: report(4) }),
      hand('a', 'awaiting-approval', { report: report(9) }),
    ],
    { from: 'a', to: 'b' },
  );
  expect(waiting).toMatchObject({ agencyId: 'b', report: { id: 9 } });
});

const agencies = ['a', 'b', 'c', 'd', 'e'];
const anyAgency = fc.constantFrom(...agencies);
const day = fc.integer({ min: 10, max: 28 }).map((n) => `2025-02-${n}`);
const anyMove = fc.record({ from: anyAgency, to: anyAgency, on: day });
const anyReport = fc.record({ by: anyAgency, on: day, done: fc.boolean() });

test('any chain of successions: the past is unchanged, and nobody holds a role twice or not at all', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyAgency, { minLength: 1, maxLength: 3 }),
      fc.array(anyMove, { maxLength: 6 }),
      fc.array(anyReport, { maxLength: 6 }),
      day,
      (leadIds, moves, reports, on) => {
        const before = history([
          ['2025-01-10', 'published', null, { leadIds }],
          ...reports.map(({ by, on, done }): [string, EventKind, string, EventData] => [
            on,
            'reported',
            by,
            { text: 'Báo cáo', done },
          ]),
        ]);
        const events = [
          ...before,
          ...history(moves.map(({ from, to, on }) => moved(from, to, on))).map((e) => ({
            ...e,
            id: e.id + 100,
          })),
        ];
        const first = moves.map((move) => move.on).sort()[0] ?? '9999-12-31';
        const eve = on < first ? on : '2025-02-09';
        expect(foldEvents(events, eve)).toEqual(foldEvents(before, eve));
        // As many roles as the document gives, on every day, each with one holder.
        const assignments = leadIds.map((agencyId, at) => ({ id: `${at}`, agencyId, role: 'lead' }));
        const holders = holdersOf(assignments, events).filter(
          ({ fromDay, toDay }) => fromDay <= on && (toDay === null || toDay > on),
        );
        expect(holders.map(({ assignmentId }) => assignmentId).sort()).toEqual(
          assignments.map(({ id }) => id),
        );
        // Who leads by the fold is who holds a lead.
        const leads = foldEvents(events, on)?.leads.map(({ agencyId }) => agencyId) ?? [];
        expect(new Set(leads).size).toBe(leads.length);
        expect(leads.toSorted()).toEqual([...new Set(holders.map(({ agencyId }) => agencyId))].sort());
        // Nothing becomes done by it.
        const whole = foldEvents(events, on);
        if (whole) expect(workState(whole)).not.toBe('done');
      },
    ),
  );
});
