import { addCalendarDays } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { stateOf } from '../components/state-of.ts';
import { compareUrgency } from '../components/urgency.ts';
import type { Period } from '../history/rules.ts';
import { isSilent, standingOn } from '../rules.ts';
import { type DirectiveSummary, NextActor, type Standing, WorkState } from '../schema.ts';
import { shownStateSql, silentSql, standingSql, urgencySql } from './store.ts';

let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const made = await createTestDatabase();
  db = openDatabase(made.url);
  drop = made.drop;
});
afterAll(async () => {
  await db.destroy();
  await drop();
});

const FIRST = '2024-01-01';
const TODAY = '2024-07-01';
const day = fc.nat(400).map((n) => addCalendarDays(FIRST, n));
const maybe = fc.option(day);

/** Any row that directive_period can hold, also such as no history makes. */
const anyPeriod: fc.Arbitrary<Period> = fc.record({
  state: fc.constantFrom(...WorkState.options),
  ...{
    due: maybe,
    lateFrom: maybe,
    stoppedOn: maybe,
    completedOn: maybe,
    lastReportOn: maybe,
    askedDate: maybe,
  },
  ...{ dueOrigin: fc.constant(null), firstDue: fc.constant(null), cadence: fc.constant(null) },
  ...{ toldOn: day, nextSince: day, nextActor: fc.constantFrom(...NextActor.options) },
  nextAgencyIds: fc.constant([]),
});

/** What the database says of these rows, each with its place in the list. */
async function said(periods: Period[], over: number) {
  const figures = standingSql(TODAY);
  const rows = periods.map((period, at) => ({ at, ...period }));
  const found = await sql<Record<string, unknown> & { at: number }>`
    select at, ${figures.headline} as headline, ${figures.daysLate} as days_late, ${figures.daysLeft} as days_left,
      ${figures.silentDays} as silent_days, ${silentSql(figures, over)} as is_silent,
      ${urgencySql(figures)} as urgency, ${shownStateSql(figures)} as shown
    from (select (one->>'at')::int as at, one->>'state' as state, (one->>'due')::date as due,
      (one->>'lateFrom')::date as late_from, (one->>'stoppedOn')::date as stopped_on,
      (one->>'lastReportOn')::date as last_report_on, (one->>'toldOn')::date as told_on,
      one->>'nextActor' as next_actor, (one->>'nextSince')::date as next_since
      from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as one) as period
    order by at`.execute(db);
  return found.rows;
}

const words = ['late', 'due-soon', 'silent', 'returned', 'not-started', 'undated', 'in-progress'];
const shownOrder = [
  ...words,
  'awaiting-approval',
  'awaiting-acceptance',
  'awaiting-decision',
  'done-late',
  'done',
];
const summaryOf = (standing: Standing) => ({ standing }) as DirectiveSummary;

it('the database says of any row of periods what the rules say', async () => {
  const property = fc.asyncProperty(
    fc.array(anyPeriod, { minLength: 1, maxLength: 60 }),
    fc.constantFrom(30, 60, 90),
    async (periods, over) => {
      const rows = await said(periods, over);
      const standings = periods.map((period) => standingOn(period, TODAY, new Map()));
      expect(rows).toEqual(
        standings.map((standing, at) => ({
          at,
          headline: standing.headline,
          daysLate: standing.daysLate,
          daysLeft: standing.daysLeft,
          silentDays: standing.silentDays,
          isSilent: isSilent(standing, over),
          urgency: rows[at]?.urgency,
          shown: shownOrder.indexOf(stateOf(standing).state),
        })),
      );
      const [first, second] = rows;
      const [a, b] = standings;
      // Whoever has the smaller rank in the database comes first by the rules.
      if (first && second && a && b && first.urgency !== second.urgency) {
        const before = Number(first.urgency) < Number(second.urgency);
        expect(compareUrgency(summaryOf(a), summaryOf(b)) < 0).toBe(before);
      }
    },
  );
  await fc.assert(property, { numRuns: 150 });
});
