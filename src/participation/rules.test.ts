import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stageFault } from '#platform/stages.ts';
import {
  occasionState,
  organiserKey,
  seatStages,
  seatStanding,
  tallies,
  tally,
  unaskedOf,
  valid,
} from './rules.ts';
import { type Occasion, OccasionKind, SeatStage, type SeatStep } from './schema.ts';

const TODAY = '2023-11-20';
const nothing = { paper: null, note: null, by: null, agencyId: null };
const asked: SeatStep = { stage: 'asked', on: '2023-11-01', saysYes: null, ...nothing };
const met = (yes: boolean): SeatStep => ({ stage: 'met', on: '2023-11-08', saysYes: yes, ...nothing });

const seat = (isDue: boolean, steps: SeatStep[] = []) => ({
  ...{ id: 's', positionTitle: 'Hiệu trưởng', name: null, unit: null, isDue, steps },
  standing: seatStanding(steps, TODAY),
});
const stateOf = (startsOn: string, steps: SeatStep[][], since: string | null = null) =>
  occasionState(
    {
      ...{ startsOn, endsOn: null, seats: steps.map((one) => seat(true, one)) },
      uses: since ? [{ id: 'u', taughtIn: 'Bài', what: null, since }] : [],
    },
    TODAY,
    { remindDays: 7 },
  );

it('goes from must be asked to asked, attended, used, and says who was forgotten', () => {
  expect(stateOf('2023-12-20', [[]])).toBe('planned');
  expect(stateOf('2023-11-24', [[]])).toBe('near');
  expect(stateOf('2023-11-08', [[]])).toBe('missed');
  expect(stateOf('2023-11-08', [])).toBe('unset');
  expect(stateOf('2023-11-24', [[asked], []])).toBe('asked');
  expect(stateOf('2023-11-08', [[asked, met(false)]])).toBe('absent');
  expect(stateOf('2023-11-08', [[asked, met(true)], []])).toBe('attended');
  expect(stateOf('2023-11-08', [[asked, met(true)]], '2023-11-10')).toBe('used');
  expect(stateOf('2023-11-08', [[asked, met(true)]], '2023-12-01')).toBe('attended');
});

it('strikes what was taken back on every day, so that the true invitation can be recorded', () => {
  const back: SeatStep = { stage: null, on: TODAY, saysYes: null, ...nothing };
  expect(seatStanding([asked, back], '2023-11-10').wasAsked).toBe(false);
  const wanted = { from: null, to: 'asked' as const, on: '2023-11-08' };
  expect(stageFault(seatStages, valid([asked, back]), wanted, TODAY)).toBeNull();
});

it('opens the rows of those without an organiser, not all', () => {
  const nobody = { organiser: null, organiserAsWritten: null } as Occasion;
  expect(organiserKey(nobody)).not.toBe('');
});

const days = ['2023-11-01', '2023-11-05', '2023-11-08', '2023-11-15'];
const act = fc.record({
  to: fc.constantFrom(...SeatStage.options, null),
  from: fc.constantFrom(...SeatStage.options, null),
  on: fc.constantFrom(...days),
  saysYes: fc.boolean(),
});

it('no late or repeated act moves a place back or twice', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const steps: SeatStep[] = [];
      for (const { to, from, on, saysYes } of acts) {
        const before = seatStanding(steps, '9999-12-31');
        if (to === null) {
          // Taken back by whoever saw it where it stands.
          if (before.stage === null || from !== before.stage) continue;
          steps.push({ stage: null, on: TODAY, saysYes: null, ...nothing });
          expect(seatStanding(steps, '9999-12-31')).toMatchObject({
            wasAsked: false,
            came: null,
            answer: null,
          });
          continue;
        }
        const wanted = { from, to, on };
        if (stageFault(seatStages, valid(steps), wanted, TODAY)) continue;
        steps.push({ stage: to, on, saysYes: to === 'asked' ? null : saysYes, ...nothing });
        const after = seatStanding(steps, '9999-12-31');
        const order: readonly (SeatStage | null)[] = [null, ...seatStages.order];
        expect(order.indexOf(after.stage)).toBeGreaterThan(order.indexOf(before.stage));
        // The same act again, from where it was seen, is refused.
        expect(stageFault(seatStages, valid(steps), wanted, TODAY)).not.toBeNull();
        // What was known of a day before stays as it was.
        expect(after.since).toBe(on);
      }
    }),
    { numRuns: 200 },
  );
});

const steps = fc.constantFrom<SeatStep[]>([], [asked], [asked, met(true)], [asked, met(false)]);
const occasion: fc.Arbitrary<Occasion> = fc
  .record({
    kind: fc.constantFrom(...OccasionKind.options),
    organiserAsWritten: fc.constantFrom(null, 'Ban A', 'Sở B'),
    place: fc.option(fc.constant('Hội trường')),
    endsOn: fc.option(fc.constant('2023-11-09')),
    seats: fc.array(fc.record({ isDue: fc.boolean(), steps }), { maxLength: 4 }),
  })
  .map(({ seats, ...one }) => ({
    ...{ ...one, id: 'o', title: 'Hội nghị', organiser: null, startsOn: '2023-11-08', about: null },
    ...{
      aboutDocumentId: null,
      papers: [],
      uses: [],
      reminders: [],
      earlier: [],
      state: 'asked' as const,
      unasked: 0,
    },
    seats: seats.map(({ isDue, steps }) => seat(isDue, steps)),
  }));

it('counts by organiser and by kind are each the whole, and a recount of the places', () => {
  fc.assert(
    fc.property(fc.array(occasion, { maxLength: 12 }), (all) => {
      const total = tally({ key: '', name: '' }, all);
      for (const by of ['organiser', 'kind'] as const)
        for (const figure of ['occasions', 'mustAsk', 'asked', 'attended', 'seatsDue', 'seatsCame'] as const)
          expect(tallies(all, by).reduce((sum, one) => sum + one[figure], 0)).toBe(total[figure]);
      const seats = all.flatMap((one) => one.seats);
      expect(total.seatsDue - total.seatsAsked).toBe(unaskedOf(seats));
      expect(total.asked).toBeLessThanOrEqual(total.mustAsk);
    }),
    { numRuns: 100 },
  );
});
