import { addCalendarDays } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Scope } from '#accounts/permissions.ts';
import { createOffice } from '#accounts/store.ts';
import { type Database, type Db, openDatabase } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { FIRST_DAY, leads as leadNames, legalStory } from '../../../e2e/support/legal-history.ts';
import { foldEvents, isInside, periodOf } from '../history/rules.ts';
import { refreshPeriods } from '../history/store.ts';
import { countDirectives } from '../listing/store.ts';
import { directivePage } from '../paging/store.ts';
import { headline, isSilent, silentDays } from '../rules.ts';
import { type DirectiveEvent, Headline } from '../schema.ts';
import { asKnownAt } from './store.ts';

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

/** A history of several leads, each of whose events is recorded so many days after it happened. */
const recordedLate = fc.record({
  story: legalStory,
  delays: fc.array(fc.constantFrom(0, 0, 5, 30, 120), { minLength: 1 }),
});
const histories = fc.array(recordedLate, { minLength: 1, maxLength: 6 });
const DAY_MS = 86_400_000;

/** The events as the database is to hold them: in the order in which they were recorded. */
function recorded(
  { story, delays }: { story: { events: DirectiveEvent[] }; delays: number[] },
  ids: Map<string, string>,
  firstId: number,
): DirectiveEvent[] {
  const late = story.events
    .filter((event) => !isInside(event))
    .map((event, at) => {
      // What was published is known from the first day, or nothing is known of it at all.
      const delay = event.kind === 'published' ? 0 : (delays[at % delays.length] ?? 0);
      return { ...event, recordedAt: new Date(event.recordedAt.getTime() + delay * DAY_MS + at) };
    })
    .sort((a, b) => a.recordedAt.getTime() - b.recordedAt.getTime());
  const newIds = new Map(late.map((event, at) => [event.id, firstId + at]));
  const own = (agencyId: string | null) => (agencyId === null ? null : (ids.get(agencyId) ?? null));
  return late.map((event) => {
    const { reportId, leadIds, takenFrom: _, ...data } = event.data;
    return {
      ...event,
      id: newIds.get(event.id) ?? 0,
      actorId: null,
      agencyId: own(event.agencyId),
      data: {
        ...data,
        ...(reportId === undefined ? {} : { reportId: newIds.get(reportId) ?? 0 }),
        ...(leadIds ? { leadIds: leadIds.map((id) => own(id) ?? '') } : {}),
      },
    };
  });
}

async function officeWithAgencies(): Promise<{ officeId: string; ids: Map<string, string> }> {
  const officeId = await createOffice(db, {
    ...{ name: 'Văn phòng', shortName: 'VP', place: 'Sơn Hà', regime: 'party' },
    ...{ isExample: false, exampleToday: null },
  });
  const ids = new Map<string, string>();
  for (const key of [...leadNames, 'department']) {
    const row = await db
      .insertInto('agency')
      .values({ officeId, key, regime: 'party' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('agencyName')
      .values({ agencyId: row.id, name: key, shortName: key, source: 'thử' })
      .execute();
    ids.set(key, row.id);
  }
  return { officeId, ids };
}

let made = 0;

async function write(officeId: string, events: DirectiveEvent[]): Promise<void> {
  made += 1;
  const told = events.find(({ kind }) => kind === 'published');
  await db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('directive')
      .values({
        ...{ officeId, code: `NV${made}`, position: made, ref: '1', kind: 'requirement', title: 'Việc' },
        ...{ text: 'Việc', publishedOn: told?.happenedOn ?? FIRST_DAY, searchMarked: '' },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const { id: eventId, kind, happenedOn, recordedAt, agencyId, data } of events)
      await sql`insert into directive_event (id, directive_id, kind, happened_on, recorded_at, agency_id, data)
        overriding system value
        values (${eventId}, ${id}, ${kind}, ${happenedOn}, ${recordedAt}, ${agencyId}, ${json(data)})`.execute(
        tx,
      );
    await refreshPeriods(tx, [id]);
  });
}

/** Counted one by one from the events, with nothing of SQL. */
function recount(all: DirectiveEvent[][], asOf: string, until: Date | null) {
  const counts = {
    ...{ total: 0, openLate: 0, openInTime: 0, doneOnTime: 0, doneLate: 0 },
    ...{ undated: 0, undatedDone: 0, silent: 0 },
  };
  for (const events of all) {
    const snapshot = foldEvents(
      events.filter(({ recordedAt }) => until === null || recordedAt <= until),
      asOf,
    );
    if (!snapshot || ('withdrawnOn' in snapshot && snapshot.withdrawnOn !== null)) continue;
    const period = periodOf(snapshot);
    const stands = headline(period, asOf);
    counts.total += 1;
    if (stands === 'open-late') counts.openLate += 1;
    if (stands === 'open-in-time') counts.openInTime += 1;
    if (stands === 'done-on-time') counts.doneOnTime += 1;
    if (stands === 'done-late') counts.doneLate += 1;
    if (stands !== 'undated') continue;
    counts.undated += 1;
    if (period.state === 'done') counts.undatedDone += 1;
    const silent = silentDays(period, asOf);
    if (isSilent({ headline: stands, state: period.state, silentDays: silent })) counts.silent += 1;
  }
  return counts;
}

/** What the list counts, and how many rows each of its five numbers opens. */
async function counted(on: Db, scope: Scope, asOf: string) {
  const { counts } = await countDirectives(on, { scope, filter: {}, asOf });
  const slice = { order: {}, limit: 1000, offset: 0, agencyOrder: [] };
  const opened: Record<string, number> = {};
  for (const one of Headline.options)
    opened[one] = (await directivePage(on, { scope, filter: { headline: one }, asOf }, slice)).length;
  return { counts, opened };
}

const openedBy = (counts: ReturnType<typeof recount>) => ({
  ...{ 'open-late': counts.openLate, 'open-in-time': counts.openInTime, 'done-on-time': counts.doneOnTime },
  ...{ 'done-late': counts.doneLate, undated: counts.undated },
});

it('counts on any day, known until any moment, what a recount of the events counts', async () => {
  let seen = 0;
  let nextId = 1_000_000;
  const property = fc.asyncProperty(
    histories,
    fc.array(fc.record({ day: fc.nat(120), later: fc.integer({ min: -15, max: 30 }) }), {
      minLength: 3,
      maxLength: 5,
    }),
    async (stories, moments) => {
      const { officeId, ids } = await officeWithAgencies();
      const all = stories.map((story) => {
        const events = recorded(story, ids, nextId);
        nextId += events.length;
        return events;
      });
      for (const events of all) await write(officeId, events);
      const scope: Scope = { officeId, agencyId: null, agencyIds: null, userId: '' };
      for (const { day, later } of moments) {
        const asOf = addCalendarDays(FIRST_DAY, day);
        const plain = recount(all, asOf, null);
        expect(await counted(db, scope, asOf)).toEqual({ counts: plain, opened: openedBy(plain) });
        const recordedUntil = new Date(`${addCalendarDays(asOf, later)}T23:59:59.999+07:00`);
        const known = recount(all, asOf, recordedUntil);
        const read = await asKnownAt(db, { officeId, asOf, recordedUntil }, (tx) => counted(tx, scope, asOf));
        expect(read).toEqual({ counts: known, opened: openedBy(known) });
        if (JSON.stringify(known) !== JSON.stringify(plain)) seen += 1;
      }
    },
  );
  await fc.assert(property, { numRuns: 25 });
  // Late recording did move figures, or the property says nothing.
  expect(seen).toBeGreaterThan(5);
}, 180_000);

it('leaves nothing behind: the true tables are as they were', async () => {
  const { officeId } = await officeWithAgencies();
  const rows = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from directive_period`.execute(db)).rows[0]?.n;
  const before = await rows();
  const then = { officeId, asOf: FIRST_DAY, recordedUntil: new Date() };
  await expect(asKnownAt(db, then, () => Promise.reject(new Error('half-way')))).rejects.toThrow('half-way');
  expect(await rows()).toBe(before);
  expect(await asKnownAt(db, then, async () => 'read')).toBe('read');
});
