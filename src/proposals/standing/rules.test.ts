import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventData, EventKind, ProposalEvent } from '../schema.ts';
import { byTurn, isReviewDue, moverOf, standingOfProposal } from './rules.ts';

const TODAY = '2023-11-30';
let nextId = 0;
const event = (kind: EventKind, happenedOn: string, data: EventData = {}): ProposalEvent => ({
  ...{ id: ++nextId, kind, happenedOn, data, recordedAt: new Date(0) },
  ...{ actorId: null, agencyId: null, documentId: null },
});
const sent = event('sent', '2023-11-01');
const answered = (on: string, more: EventData = { verdict: 'study' }) =>
  event('answered', on, { text: 'Trả lời', ...more });
const word = (side: 'body' | 'asker', settled: boolean, on: string) =>
  event('word', on, { side, settled, text: 'Lời' });
const stateOf = (events: ProposalEvent[], asOf = TODAY) => standingOfProposal(events, asOf).state;

describe('how a request stands', () => {
  it('goes from draft to waiting, to an answer that a person has to confirm', () => {
    expect(stateOf([])).toBe('draft');
    expect(stateOf([sent])).toBe('waiting');
    const read = answered('2023-11-05', {});
    expect(stateOf([sent, read])).toBe('unconfirmed');
    const confirmed = event('confirmed', '2023-11-06', { answerId: read.id, verdict: 'study' });
    expect(stateOf([sent, read, confirmed])).toBe('answered');
    expect(stateOf([sent, read, confirmed], '2023-11-05')).toBe('unconfirmed');
  });

  it('is settled only when both sides say so, and open again where they do not agree', () => {
    const answer = answered('2023-11-05');
    expect(stateOf([sent, answer, word('body', true, '2023-11-06')])).toBe('oneSide');
    expect(stateOf([sent, answer, word('asker', true, '2023-11-06')])).toBe('oneSide');
    const both = [sent, answer, word('body', true, '2023-11-06'), word('asker', true, '2023-11-07')];
    expect(stateOf(both)).toBe('settled');
    expect(stateOf([...both, word('asker', false, '2023-11-08')])).toBe('disputed');
    expect(stateOf([...both, word('asker', false, '2023-11-08')], '2023-11-07')).toBe('settled');
  });

  it('comes back on the day of review, until a further answer', () => {
    const interim = answered('2023-11-05', { verdict: 'interim', reviewOn: '2023-11-20' });
    expect(stateOf([sent, interim], '2023-11-19')).toBe('interim');
    expect(stateOf([sent, interim], '2023-11-20')).toBe('reviewDue');
    expect(stateOf([sent, interim, answered('2023-11-22')])).toBe('answered');
  });

  it('an earlier answer recorded late takes no place, a later one asks both sides anew', () => {
    const first = answered('2023-11-05');
    const both = [word('body', true, '2023-11-06'), word('asker', true, '2023-11-07')];
    const events = [sent, first, ...both];
    expect(stateOf([...events, answered('2023-11-03')])).toBe('settled');
    const later = standingOfProposal([...events, answered('2023-11-09', { verdict: 'refused' })], TODAY);
    expect(later).toMatchObject({ state: 'answered', body: null, asker: null });
    expect(later.answers.map(({ verdict }) => verdict)).toEqual(['study', 'refused']);
  });

  it('is not settled on an answer that was recorded after both had spoken', () => {
    const both = [word('body', true, '2023-11-10'), word('asker', true, '2023-11-10')];
    const events = [sent, answered('2023-11-01'), ...both, answered('2023-11-05', { verdict: 'refused' })];
    expect(standingOfProposal(events, TODAY)).toMatchObject({ state: 'answered', body: null, asker: null });
  });

  it('confirmed anew, nothing is left of what went with the verdict before', () => {
    const interim = answered('2023-11-05', { verdict: 'interim', reviewOn: '2023-11-20', toAgencyId: 'x' });
    const confirmed = event('confirmed', '2023-11-06', { answerId: interim.id, verdict: 'approved' });
    const { current } = standingOfProposal([sent, interim, confirmed], TODAY);
    expect(current?.data).toEqual({ text: 'Trả lời', verdict: 'approved', answerId: interim.id });
  });

  it('comes back on its day of review also where the two sides do not agree', () => {
    const current = { verdict: 'interim' as const, reviewOn: '2023-11-20' };
    expect(isReviewDue({ state: 'disputed', current }, '2023-11-19')).toBe(false);
    expect(isReviewDue({ state: 'disputed', current }, '2023-11-20')).toBe(true);
    expect(isReviewDue({ state: 'settled', current }, '2023-11-20')).toBe(false);
  });

  it('was not there before it was sent', () => {
    expect(stateOf([sent], '2023-10-31')).toBe('draft');
  });

  it('says whose turn it is', () => {
    const mover = (events: ProposalEvent[], open = false) =>
      moverOf(standingOfProposal(events, TODAY), open, TODAY);
    expect(mover([sent])).toEqual({ who: 'office', since: '2023-11-01', days: 29 });
    const answer = answered('2023-11-05');
    expect(mover([sent, answer], true).who).toBe('work');
    expect(mover([sent, answer], false).who).toBe('office');
    expect(mover([sent, answer, word('asker', false, '2023-11-06')], true).who).toBe('office');
    expect(mover([sent, answer, word('body', true, '2023-11-06')])).toMatchObject({ who: 'asker', days: 24 });
    const rows = [[], [sent], [sent, answer, word('body', true, '2023-11-06')]].map((events) => ({
      ...{ text: '', mover: mover(events), state: stateOf(events) },
    }));
    expect(rows.toSorted(byTurn).map(({ state }) => state)).toEqual(['waiting', 'oneSide', 'draft']);
  });
});

const days = fc.integer({ min: 1, max: 28 }).map((n) => `2023-11-${String(n).padStart(2, '0')}`);
const acts = fc.array(
  fc.oneof(
    fc.record({ on: days, side: fc.constantFrom('body' as const, 'asker' as const), settled: fc.boolean() }),
    fc.record({ on: days, verdict: fc.constantFrom('study' as const, 'interim' as const) }),
  ),
  { maxLength: 12 },
);

it('whatever is done, in whatever order it is recorded, the state is that of a recount', () => {
  fc.assert(
    fc.property(acts, days, (done, asOf) => {
      const events = done.map((act) =>
        'side' in act ? word(act.side, act.settled, act.on) : answered(act.on, { verdict: act.verdict }),
      );
      const found = standingOfProposal([event('sent', '2023-10-01'), ...events], asOf);
      // Recounted day by day, by hand.
      let answer: ProposalEvent | null = null;
      const said: { body?: boolean; asker?: boolean } = {};
      for (let n = 1; n <= 28; n += 1) {
        const day = `2023-11-${String(n).padStart(2, '0')}`;
        if (day > asOf) break;
        for (const one of events.filter(({ happenedOn }) => happenedOn === day)) {
          if (one.kind === 'answered') {
            answer = one;
            delete said.body;
            delete said.asker;
          } else if (answer && one.data.side && one.id > answer.id)
            said[one.data.side] = one.data.settled ?? false;
        }
      }
      expect(found.current?.id ?? null).toBe(answer?.id ?? null);
      expect(found.state === 'settled').toBe(said.body === true && said.asker === true);
      const apart = said.body !== undefined && said.asker !== undefined && said.body !== said.asker;
      expect(found.state === 'disputed').toBe(apart);
      expect([found.body?.settled, found.asker?.settled]).toEqual([said.body, said.asker]);
    }),
    { numRuns: 300 },
  );
});
