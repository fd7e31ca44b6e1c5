import { addCalendarDays } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeadStanding, Standing, WorkState } from '../schema.ts';
import {
  awaitedFrom,
  dueRungs,
  HABIT,
  highest,
  type Mover,
  movers,
  type PressedRow,
  placeOf,
  type Taken,
} from './rules.ts';
import { NudgeSettings } from './schema.ts';

const ref = (id: string) => ({ id, name: id, shortName: id });
const mover = (more: Partial<Mover>): Mover => ({
  ...{ agency: ref('school'), isLate: false, daysLate: 0, due: null, daysLeft: null },
  ...{ silentSince: '2024-01-01', came: null },
  ...more,
});
const late = (days: number, due = '2024-03-01') => mover({ due, isLate: true, daysLate: days });
const taken = (rung: number, madeOn: string, more: Partial<Taken> = {}): Taken => ({
  ...{ rung, about: 'late', aboutDay: '2024-03-01', madeOn },
  ...more,
});
const dueOf = (who: Mover, day: string, before: Taken[] = []) => {
  const place = placeOf(who, HABIT, day);
  return place ? dueRungs(place, before, HABIT, day) : [];
};

describe('the ladder', () => {
  it('reminds when a deadline comes near, once, and again when it is past', () => {
    const near = (daysLeft: number) => mover({ due: '2024-03-01', daysLeft });
    expect(dueOf(near(8), '2024-02-22')).toEqual([]);
    expect(dueOf(near(7), '2024-02-23')).toEqual([1]);
    const before = [taken(1, '2024-02-23', { about: 'before' })];
    expect(dueOf(near(0), '2024-03-01', before)).toEqual([]);
    expect(dueOf(late(1), '2024-03-02', before)).toEqual([1]);
    expect(dueOf(late(2), '2024-03-03', [...before, taken(1, '2024-03-02')])).toEqual([]);
  });

  it('goes on by days late: letter 7, leader 15, inspection 30 where the letter was sent', () => {
    const told = [taken(1, '2024-03-02')];
    expect(dueOf(late(6), '2024-03-07', told)).toEqual([]);
    expect(dueOf(late(7), '2024-03-08', told)).toEqual([2]);
    expect(dueOf(late(15), '2024-03-16', told)).toEqual([2, 3]);
    const listed = [...told, taken(3, '2024-03-16')];
    expect(dueOf(late(60), '2024-04-30', listed)).toEqual([2]);
    expect(dueOf(late(30), '2024-03-31', [...listed, taken(2, '2024-03-10')])).toEqual([4]);
    expect(
      dueOf(late(31), '2024-04-01', [...listed, taken(2, '2024-03-10'), taken(4, '2024-03-31')]),
    ).toEqual([]);
  });

  it('begins with the reminder however late it is: a machine that was off climbs one rung a day', () => {
    expect(dueOf(late(100), '2024-06-08')).toEqual([1]);
    expect(dueOf(late(100), '2024-06-08', [taken(1, '2024-06-08')])).toEqual([]);
    expect(dueOf(late(101), '2024-06-09', [taken(1, '2024-06-08')])).toEqual([2, 3]);
  });

  it('begins anew with a deadline that was moved', () => {
    const before = [taken(1, '2024-03-02'), taken(2, '2024-03-10'), taken(3, '2024-03-16')];
    expect(dueOf(late(1, '2024-05-01'), '2024-05-02', before)).toEqual([1]);
  });

  it('takes a reminder by hand for the one that was due', () => {
    const hand = taken(1, '2024-03-02', { about: 'hand', aboutDay: '2024-03-02' });
    expect(dueOf(late(1), '2024-03-02', [hand])).toEqual([]);
    expect(dueOf(late(7), '2024-03-08', [hand])).toEqual([2]);
    const long = taken(1, '2024-01-10', { about: 'hand', aboutDay: '2024-01-10' });
    expect(dueOf(late(1), '2024-03-02', [long])).toEqual([1]);
  });

  it('presses undated work by its silence', () => {
    const silent = mover({ silentSince: '2024-01-01' });
    expect(dueOf(silent, '2024-03-31')).toEqual([]);
    expect(dueOf(silent, '2024-04-01')).toEqual([1]);
    const told = [taken(1, '2024-04-01', { about: 'silent', aboutDay: '2024-01-01' })];
    expect(dueOf(silent, addCalendarDays('2024-01-01', 97), told)).toEqual([2]);
    // A report ends the silence: what follows is another one.
    expect(dueOf(mover({ silentSince: '2024-04-05' }), '2024-05-01', told)).toEqual([]);
  });

  it('counts for a desk from the day late work came to it', () => {
    const came = { ...late(40), came: '2024-04-08' };
    const told = [taken(1, '2024-04-09')];
    expect(dueOf(came, '2024-04-10', told)).toEqual([]);
    expect(dueOf({ ...came, daysLate: 46 }, '2024-04-16', told)).toEqual([2]);
  });

  it('is climbed once, one rung a day, whatever the habit and whenever the machine runs', () => {
    const habits = fc
      .tuple(
        fc.nat(30),
        fc.integer({ min: 1, max: 60 }),
        fc.uniqueArray(fc.integer({ min: 3, max: 90 }), { minLength: 3, maxLength: 3 }),
      )
      .map(([remindBefore, silentAfter, three]) => {
        const [letterAfter = 1, leaderAfter = 2, inspectAfter = 3] = three.toSorted((a, b) => a - b);
        return NudgeSettings.parse({ remindBefore, silentAfter, letterAfter, leaderAfter, inspectAfter });
      });
    const runs = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(habits, runs, fc.boolean(), (settings, gaps, dated) => {
        const made: Taken[] = [];
        let n = 0;
        for (const gap of gaps) {
          n += gap;
          const day = addCalendarDays('2024-01-01', n);
          const who = dated
            ? mover({
                due: '2024-01-20',
                isLate: n > 19,
                daysLate: Math.max(0, n - 19),
                daysLeft: n > 19 ? null : 19 - n,
              })
            : mover({});
          const place = placeOf(who, settings, day);
          if (!place) continue;
          const due = dueRungs(place, made, settings, day);
          for (const rung of due)
            made.push({ rung, about: place.about, aboutDay: place.aboutDay, madeOn: day });
          // The same day again: nothing.
          expect(dueRungs(place, made, settings, day)).toEqual([]);
          const own = made.filter((one) => one.about === place.about);
          expect(new Set(own.map(({ rung }) => rung)).size).toBe(own.length);
          const dayOf = (rung: number) => own.find((one) => one.rung === rung)?.madeOn;
          for (const rung of [2, 3, 4]) {
            const at = dayOf(rung);
            if (at) expect((dayOf(1) ?? '9') < at).toBe(true);
          }
          const fourth = dayOf(4);
          if (fourth) expect((dayOf(2) ?? '9') < fourth && (dayOf(3) ?? '9') < fourth).toBe(true);
          expect(highest(place, made)).toBe(Math.max(0, ...own.map(({ rung }) => rung)));
        }
      }),
    );
  });
});

describe('who is pressed', () => {
  const lead = (id: string, state: WorkState): LeadStanding => ({
    ...{ agency: ref(id), state, since: '2024-01-01', headline: 'open-late', daysLate: 3, silentDays: 9 },
    ...{ percent: null, lastReportOn: null, stoppedOn: null, completedOn: null },
  });
  const row = (
    actor: Standing['next']['actor'],
    agencies: string[],
    leads: LeadStanding[],
    isChain = false,
  ) =>
    ({
      ...{ publishedOn: '2024-01-01', isChain },
      standing: {
        ...{
          headline: 'open-late',
          daysLate: 3,
          daysLeft: null,
          due: '2024-03-01',
          lastReportOn: null,
          leads,
        },
        next: { actor, agencies: agencies.map(ref), since: '2024-02-20' },
      },
    }) as unknown as PressedRow;
  const nobody = () => false;
  const who = (one: PressedRow, isAbove = nobody as (id: string) => boolean) =>
    movers(one, isAbove).map(({ agency }) => agency.id);

  it('is the desk whose turn it is; of several leads each that is at work', () => {
    expect(who(row('agency', ['a'], [lead('a', 'in-progress')]))).toEqual(['a']);
    expect(who(row('head', ['a'], [lead('a', 'awaiting-approval')]))).toEqual(['a']);
    const both = [lead('a', 'awaiting-acceptance'), lead('b', 'in-progress')];
    expect(who(row('office', [], both))).toEqual(['b']);
    // In a chain the second lead's turn has not come.
    const later = [lead('a', 'in-progress'), lead('b', 'not-started')];
    expect(who(row('agency', ['a'], later, true))).toEqual(['a']);
    expect(who(row('office', [], [lead('a', 'awaiting-acceptance')]))).toEqual([]);
    expect(who(row('none', [], [lead('a', 'done')]))).toEqual([]);
  });

  it('is never a desk above the office: it is waited for', () => {
    const isAbove = (id: string) => id === 'above';
    const chain = row('above', ['above'], [lead('a', 'passed-on')]);
    expect(who(chain)).toEqual([]);
    expect(awaitedFrom(chain.standing, nobody)).toEqual([ref('above')]);
    const led = row('agency', ['above'], [lead('above', 'not-started')]);
    expect(who(led, isAbove)).toEqual([]);
    expect(awaitedFrom(led.standing, isAbove)).toEqual([ref('above')]);
  });
});
