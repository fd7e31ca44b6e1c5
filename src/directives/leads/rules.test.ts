import { expect, it } from 'vitest';
import { WorkState } from '../schema.ts';
import { type Event, freshHand, type Hand, handMoves, movedHand } from './rules.ts';

const event = (kind: Event['kind'], data: Event['data'] = {}): Event => ({
  ...{ id: 9, kind, happenedOn: '2026-03-02', agencyId: 'a', actorId: 'u', data },
});
const report = (done: boolean): Event => ({ ...event('reported', { done, percent: 40 }), id: 5 });
const at = (state: WorkState, done = true): Hand => ({
  ...{ ...freshHand('a', '2026-03-01'), state, report: state === 'not-started' ? null : report(done) },
});

/** Every pair of a state and an event, and where it leads; all others stay where they are. */
const leads: Record<string, WorkState> = {
  'not-started reported': 'awaiting-approval',
  'in-progress reported': 'awaiting-approval',
  'returned reported': 'awaiting-approval',
  'awaiting-approval reported': 'awaiting-approval',
  'awaiting-approval report_approved done': 'awaiting-acceptance',
  'awaiting-approval report_approved': 'in-progress',
  'awaiting-approval report_returned': 'returned',
  'awaiting-acceptance completed': 'done',
  'awaiting-acceptance completion_returned': 'returned',
};
const kinds = ['reported', 'report_approved', 'report_returned', 'completed', 'completion_returned'] as const;

it.each(WorkState.options.flatMap((state) => kinds.map((kind) => [state, kind] as const)))(
  'a hand that is %s, on %s',
  (state, kind) => {
    for (const done of [true, false]) {
      const before = at(state, done);
      const after = movedHand(before, event(kind, { reportId: 5 }));
      const about = kind === 'report_approved' && done ? `${state} ${kind} done` : `${state} ${kind}`;
      expect(after.state, about).toBe(leads[about] ?? state);
      if (!(about in leads)) expect(after).toBe(before);
    }
  },
);

it('an answer to another report moves nothing', () => {
  for (const state of WorkState.options)
    for (const kind of kinds.filter((one) => one !== 'reported')) {
      const before = at(state);
      expect(movedHand(before, event(kind, { reportId: 4 }))).toBe(before);
    }
});

it('has no move beside those', () => {
  expect(handMoves).toHaveLength(6);
});
