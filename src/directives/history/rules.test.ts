import { addCalendarDays } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_DAY, legalStory } from '../../../e2e/support/legal-history.ts';
import { foldHandovers } from '../handover/rules.ts';
import { daysLate, headline, leadStanding } from '../rules.ts';
import type { DirectiveEvent, EventKind } from '../schema.ts';
import { openTo } from '../visibility/rules.ts';
import { foldEvents, isInside, leadPeriodsOf, periodOf, type Snapshot, spansOf } from './rules.ts';

const at = (events: DirectiveEvent[], day: string): Snapshot =>
  foldEvents(events, day) ?? expect.fail('not published');
const everyDay = (until: string): string[] => {
  const days = [FIRST_DAY];
  while ((days.at(-1) ?? until) < addCalendarDays(until, 25))
    days.push(addCalendarDays(days.at(-1) ?? '', 1));
  return days;
};
/** What the directive shows of itself, to anybody. */
const shownOf = (snapshot: Snapshot) => ({ ...periodOf(snapshot), leads: leadPeriodsOf(snapshot) });
const agency = { id: '', name: '', shortName: '' };
const isRed = (h: string): boolean => h === 'open-late' || h === 'done-late';
const check = (property: Parameters<typeof fc.assert>[0]) => fc.assert(property, { numRuns: 150 });

describe('any legal history', () => {
  it('is done exactly when all leads are, and each lead stands as its people know it', () => {
    check(
      fc.property(legalStory, (story) => {
        const snapshot = at(story.events, story.today);
        expect(periodOf(snapshot).state === 'done').toBe(story.isDone);
        for (const lead of snapshot.leads) expect(lead.state).toBe(story.leads.get(lead.agencyId)?.state);
        if (!story.isDone) expect(periodOf(snapshot).completedOn).toBeNull();
      }),
    );
  });

  it('never turns from red to green, as a whole or for one of its leads', () => {
    check(
      fc.property(legalStory, (story) => {
        const red = new Map<string, number>();
        for (const day of everyDay(story.today)) {
          const snapshot = at(story.events, day);
          const period = periodOf(snapshot);
          const shown = [
            ['all', headline(period, day), daysLate(period, day)] as const,
            ...leadPeriodsOf(snapshot).map((lead) => {
              const standing = leadStanding(period, lead, day, agency);
              return [lead.agencyId, standing.headline, standing.daysLate] as const;
            }),
          ];
          for (const [who, word, days] of shown) {
            if (red.has(who)) expect(`${who} ${day} ${isRed(word)}`).toBe(`${who} ${day} true`);
            if (isRed(word)) red.set(who, days);
          }
        }
      }),
    );
  });

  it('stops the clock of a lead that has handed in its work: it grows no later while others are at theirs', () => {
    check(
      fc.property(legalStory, fc.nat(400), (story, days) => {
        const snapshot = at(story.events, story.today);
        const later = addCalendarDays(story.today, days);
        const idle = ['done', 'awaiting-acceptance'];
        for (const lead of leadPeriodsOf(snapshot)) {
          if (!idle.includes(story.leads.get(lead.agencyId)?.state ?? '')) continue;
          const on = (day: string) => leadStanding(periodOf(snapshot), lead, day, agency).daysLate;
          expect(on(later)).toBe(on(story.today));
        }
      }),
    );
  });

  it('stands in its table as in its fold, on every day', () => {
    check(
      fc.property(legalStory, (story) => {
        const spans = spansOf(story.events);
        for (const day of everyDay(story.today)) {
          const covering = spans.filter((s) => s.fromDay <= day && (s.toDay === null || day < s.toDay));
          expect(covering).toHaveLength(1);
          expect(covering.map((s) => shownOf(s.snapshot))).toEqual([shownOf(at(story.events, day))]);
        }
      }),
    );
  });

  it('is not moved by what happens inside an agency, nor by the order in which it is handed over', () => {
    const shuffled = legalStory.chain((story) => {
      const { events } = story;
      return fc
        .shuffledSubarray(events, { minLength: events.length })
        .map((mixed) => ({ ...story, events, mixed }));
    });
    check(
      fc.property(shuffled, ({ events, mixed }) => {
        const outside = events.filter((event) => !isInside(event));
        expect(shownOf(at(events, '9999-12-31'))).toEqual(shownOf(at(outside, '9999-12-31')));
        expect(foldEvents(mixed)).toEqual(foldEvents(events));
        expect(foldHandovers(mixed)).toEqual(foldHandovers(events));
      }),
    );
  });

  it('is not moved by a late or repeated click', () => {
    const clicks: EventKind[] = [
      ...(['deadline_set', 'received', 'report_approved', 'report_returned', 'completed'] as const),
      ...(['completion_returned', 'handover_accepted', 'handover_returned', 'handover_withdrawn'] as const),
    ];
    check(
      fc.property(legalStory, fc.nat(20), fc.boolean(), (story, days, atOnce) => {
        const { events } = story;
        const day = addCalendarDays(story.today, days);
        for (const [i, event] of events.entries()) {
          // A withdrawal that was undone may be made again: that is no repetition.
          const undone = events.some((e) => e.kind === 'handed_on' && e.data.handoverId !== undefined);
          if (!clicks.includes(event.kind) || (event.kind === 'handover_withdrawn' && undone)) continue;
          const before = atOnce ? events.slice(0, i + 1) : events;
          const again = { ...event, id: events.length + 1, happenedOn: atOnce ? event.happenedOn : day };
          expect(foldEvents([...before, again])).toEqual(foldEvents(before));
          expect(foldHandovers([...before, again])).toEqual(foldHandovers(before));
        }
      }),
    );
  });

  it('leaves each handover as its people know it', () => {
    check(
      fc.property(legalStory, (story) => {
        const known = story.handovers.map(({ id, agencyId, state }) => ({ id, agencyId, state }));
        const folded = foldHandovers(story.events).map(({ id, agencyId, state }) => ({
          id,
          agencyId,
          state,
        }));
        expect(folded).toEqual(known);
      }),
    );
  });

  it('shows nothing of the inside to the office, another agency, or one above', () => {
    check(
      fc.property(legalStory, fc.constantFrom('above', 'board', 'school'), (story, agencyId) => {
        const isOffice = agencyId === 'school';
        const seen = openTo(story.events, { agencyId, userId: 'x', isOffice });
        expect(seen.filter((e) => isInside(e) && (isOffice || e.agencyId !== agencyId))).toEqual([]);
        const foreign = seen.filter((e) => isOffice || e.agencyId !== agencyId);
        expect(foreign.filter((e) => e.data.takenFrom !== undefined)).toEqual([]);
      }),
    );
  });
});
