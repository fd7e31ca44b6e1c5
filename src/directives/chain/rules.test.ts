import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEvents, nextActor, periodOf, spansOf } from '../history/rules.ts';
import type { Event } from '../leads/rules.ts';
import type { EventData, EventKind } from '../schema.ts';
import type { Step } from '../steps/schema.ts';

const step = (id: string, role: Step['role'], isAbove = false): Step => ({
  ...{ id, role, agencyId: id, isAbove, product: null, due: null },
});
/** The school drafts, the board appraises and submits, the standing body decides. */
const chain = [step('truong', 'draft'), step('ban', 'appraiseAndSubmit'), step('thuongtruc', 'decide', true)];

let id = 0;
const on = (happenedOn: string, kind: EventKind, agencyId: string | null, data: EventData = {}): Event => ({
  ...{ id: ++id, kind, happenedOn, agencyId, actorId: 'u', data },
});
const begun = () => {
  id = 0;
  return [
    on('2026-03-02', 'published', null, { leadIds: ['truong'] }),
    on('2026-03-02', 'deadline_set', null, { date: '2026-03-31', origin: 'document' }),
    on('2026-03-03', 'steps_set', null, { steps: chain }),
  ];
};
const handOver = (day: string, agency: string): Event[] => {
  const report = on(day, 'reported', agency, { done: true, text: 'Đã xong phần việc.' });
  return [report, on(day, 'report_approved', agency, { reportId: report.id })];
};
const standing = (events: Event[]) => {
  const snapshot = foldEvents(events);
  if (!snapshot) throw new Error('nothing was published');
  const { state, nextActor: actor, nextAgencyIds, nextSince, stoppedOn, completedOn } = periodOf(snapshot);
  return {
    state,
    actor,
    at: nextAgencyIds,
    since: nextSince,
    stoppedOn,
    completedOn,
    lead: snapshot.leads[0]?.state,
  };
};

describe('a chain of three desks', () => {
  it('goes from desk to desk, and is done when the last one has spoken', () => {
    const events = begun();
    expect(standing(events)).toMatchObject({ state: 'not-started', actor: 'agency', at: ['truong'] });
    events.push(...handOver('2026-03-10', 'truong'));
    expect(standing(events)).toMatchObject({
      state: 'in-progress',
      at: ['ban'],
      since: '2026-03-10',
      lead: 'passed-on',
    });
    events.push(...handOver('2026-03-20', 'ban'));
    expect(standing(events)).toMatchObject({
      state: 'awaiting-decision',
      actor: 'above',
      at: ['thuongtruc'],
    });
    events.push(
      on('2026-04-03', 'step_decided', 'thuongtruc', { stepId: 'thuongtruc', completedOn: '2026-04-02' }),
    );
    expect(standing(events)).toMatchObject({
      state: 'done',
      actor: 'none',
      completedOn: '2026-04-02',
      lead: 'done',
    });
  });

  it('comes back to the drafter with the reason, and goes up again', () => {
    const events = [...begun(), ...handOver('2026-03-10', 'truong')];
    events.push(
      on('2026-03-12', 'step_returned', 'ban', {
        stepId: 'ban',
        toStepId: 'truong',
        reason: 'Thiếu phụ lục',
      }),
    );
    const snapshot = foldEvents(events);
    expect(snapshot?.steps[0]).toMatchObject({
      state: 'returned',
      isTurn: true,
      returnedBecause: 'Thiếu phụ lục',
    });
    expect(standing(events)).toMatchObject({
      state: 'returned',
      at: ['truong'],
      lead: 'returned',
      stoppedOn: null,
    });
    events.push(...handOver('2026-03-15', 'truong'));
    expect(standing(events)).toMatchObject({ at: ['ban'], lead: 'passed-on' });
  });

  it('ends at the office where the last desk is an agency', () => {
    id = 0;
    const two = chain.slice(0, 2);
    const events = [...begun().slice(0, 2), on('2026-03-03', 'steps_set', null, { steps: two })];
    events.push(...handOver('2026-03-10', 'truong'), ...handOver('2026-03-20', 'ban'));
    expect(standing(events)).toMatchObject({
      state: 'awaiting-acceptance',
      actor: 'office',
      stoppedOn: '2026-03-20',
    });
    const reportId = events.at(-2)?.id;
    events.push(on('2026-03-22', 'completed', 'ban', { reportId, completedOn: '2026-03-20' }));
    expect(standing(events)).toMatchObject({ state: 'done', completedOn: '2026-03-20' });
  });

  it('keeps what the lead had done before the chain was laid', () => {
    const [published, due, laid] = begun();
    const report = on('2026-03-02', 'reported', 'truong', { done: false, percent: 30, text: 'Đang soạn.' });
    const approved = on('2026-03-02', 'report_approved', 'truong', { reportId: report.id });
    const events = [published, due, report, approved, laid] as Event[];
    expect(foldEvents(events)?.steps[0]).toMatchObject({ state: 'in-progress', percent: 30, isTurn: true });
  });

  it('keeps what was handed over when the chain is laid anew', () => {
    const events = [...begun(), ...handOver('2026-03-10', 'truong')];
    const longer = [chain[0], step('so', 'appraise'), chain[1], chain[2]] as Step[];
    events.push(on('2026-03-11', 'steps_set', null, { steps: longer }));
    expect(standing(events)).toMatchObject({ at: ['so'], lead: 'passed-on' });
  });

  it('cuts the days where it moved', () => {
    const events = [...begun(), ...handOver('2026-03-10', 'truong'), ...handOver('2026-03-20', 'ban')];
    const desks = spansOf(events).map(({ fromDay, snapshot }) => [fromDay, nextActor(snapshot).agencyIds[0]]);
    expect(desks).toEqual([
      ['2026-03-02', 'truong'],
      ['2026-03-03', 'truong'],
      ['2026-03-10', 'ban'],
      ['2026-03-20', 'thuongtruc'],
    ]);
  });
});

const agencies = [...chain.map((one) => one.id), 'nobody'];
const anyEvent = fc.record({
  kind: fc.constantFrom<EventKind>(
    ...(['reported', 'report_approved', 'report_returned', 'completed', 'completion_returned'] as const),
    ...(['step_returned', 'step_decided'] as const),
  ),
  agencyId: fc.constantFrom(...agencies),
  data: fc.record({
    done: fc.boolean(),
    reportId: fc.integer({ min: 1, max: 20 }),
    stepId: fc.constantFrom(...agencies),
    toStepId: fc.constantFrom(...agencies),
  }),
});

it('one desk has its turn until all are done; a click again moves nothing; only a return opens what was handed over', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 20 }), (any) => {
      const events = begun();
      for (const one of any) {
        const before = foldEvents(events)?.steps ?? [];
        const event = on('2026-03-05', one.kind, one.agencyId, one.data);
        events.push(event);
        const after = foldEvents(events)?.steps ?? [];
        const turns = after.filter(({ isTurn }) => isTurn).length;
        expect(turns).toBe(after.every(({ state }) => state === 'done') ? 0 : 1);
        // What stands before the desk whose turn it is has been handed over.
        const turn = after.findIndex(({ isTurn }) => isTurn);
        for (const [i, { state }] of after.entries()) expect(state === 'done').toBe(turn === -1 || i < turn);
        const reopened = before.filter(({ state }, i) => state === 'done' && after[i]?.state !== 'done');
        if (reopened.length > 0) expect(event.kind).toBe('step_returned');
        // The same event once more, as a second click would send it.
        if (event.kind !== 'reported') {
          const again = foldEvents([...events, { ...event, id: event.id + 0.5 }])?.steps;
          const isAnswer = JSON.stringify(again) === JSON.stringify(after);
          const isReturn = event.kind === 'step_returned';
          expect(isAnswer || isReturn).toBe(true);
        }
      }
    }),
    { numRuns: 500 },
  );
});
