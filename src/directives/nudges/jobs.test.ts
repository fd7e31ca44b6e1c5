import fc from 'fast-check';
import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#platform/database/connection.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { refreshPeriods } from '../history/store.ts';
import { pressOffice } from './jobs.ts';

const DEADLINE = '2023-12-05';
/** Near, past, letter, leader, signed before, inspection; and undated work that falls silent meanwhile. */
const days = [
  '2023-11-29',
  '2023-12-06',
  '2023-12-12',
  '2023-12-20',
  '2024-01-04',
  '2024-02-19',
  '2024-02-28',
];
const SIGNED_ON = '2023-12-12';

class Killed extends Error {}

/** A database whose process dies at its nth statement. */
function dyingAt(db: Database, n: number): Database {
  let left = n;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      left -= 1;
      if (left < 0) throw new Killed();
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return db.withPlugin(plugin);
}

describe('the nightly run', () => {
  let office: TestOffice;
  let officeId: string;
  let schoolId: string;
  let logFrom: number;
  beforeAll(async () => {
    office = await startTestOffice();
    const { codes } = await publishExample(office);
    const deadline = { kind: 'date', date: DEADLINE, origin: 'office' };
    for (const code of codes.slice(0, 3)) {
      const { status } = await office.call('clerk', 'directives.setDeadline', { code, deadline });
      expect(status).toBe(200);
    }
    const { viewer } = (await office.call('contact', 'session.current', undefined)).json;
    officeId = viewer.office.id;
    schoolId = viewer.agency.id;
    logFrom = await lastLogged();
  }, 60_000);
  afterAll(() => office.stop());

  async function lastLogged(): Promise<number> {
    const last = await sql<{ n: number }>`select max(seq) as n from log_entry`.execute(office.db);
    return last.rows[0]?.n ?? 0;
  }

  const setDay = (day: string) =>
    office.db.updateTable('office').set({ exampleToday: day }).where('id', '=', officeId).execute();

  /** As before the first night. */
  async function forget() {
    await office.db.transaction().execute(async (tx) => {
      await sql`select set_config('dondoc.clearing_example', 'on', true)`.execute(tx);
      const gone = await tx
        .deleteFrom('directiveEvent')
        .where('kind', '=', 'nudged')
        .returning('directiveId')
        .execute();
      await tx.deleteFrom('nudge').execute();
      await tx.deleteFrom('nudgeLetter').execute();
      await tx.deleteFrom('notice').execute();
      await tx.deleteFrom('webhookEvent').execute();
      await refreshPeriods(tx, [...new Set(gone.map(({ directiveId }) => directiveId))]);
    });
    logFrom = await lastLogged();
  }

  /** Everything that pressing leaves behind, without ids and moments. */
  async function ledger() {
    const { db } = office;
    const lines = async (query: ReturnType<typeof sql>) =>
      (await query.execute(db)).rows.map((row) => JSON.stringify(row)).sort();
    return {
      nudges:
        await lines(sql`select directive_id, agency_id, rung, about, about_day, days, made_on, made_by, words,
        letter_id is not null as by_letter from nudge`),
      events: await lines(sql`select directive_id, happened_on, agency_id, actor_id, data -> 'rung' as rung
        from directive_event where kind = 'nudged'`),
      notices: await lines(sql`select user_id, kind, title, body, link, subject_id from notice`),
      news: await lines(sql`select type, data from webhook_event`),
      log: await lines(sql`select act, subject_kind, case subject_kind when 'nudge-letter' then '' else subject_id end
        as subject from log_entry where seq > ${logFrom}`),
      periods: await lines(
        sql`select directive_id, from_day, to_day, state, due, next_actor from directive_period`,
      ),
    };
  }

  type Night = (day: string) => Promise<unknown>;
  const clean: Night = (day) => pressOffice(office.db, officeId, day);

  /** Some weeks of an office: each night, and in between a letter that is drafted and signed. */
  async function weeks(night: Night) {
    await forget();
    for (const day of days) {
      await setDay(day);
      await night(day);
      if (day !== SIGNED_ON) continue;
      const { json } = await office.call('clerk', 'letters.draft', { agencyId: schoolId });
      const signed = { number: '9-CV/VPTU', signedOn: day, signer: 'Chánh Văn phòng' };
      expect(
        (await office.call('clerk', 'letters.record', { letterId: json.letterId, ...signed })).status,
      ).toBe(200);
    }
    return ledger();
  }

  it('climbs to each rung, tells whom it must, and moves no state', async () => {
    const { nudges, events, notices } = await weeks(clean);
    const rungs = (of: string[]) => Map.groupBy(of, (line) => JSON.parse(line).rung);
    const byRung = rungs(nudges);
    expect([...byRung.keys()].sort()).toEqual([1, 2, 3, 4]);
    // A proposal is no event of the directive until a leader decides it.
    expect(rungs(events).has(4)).toBe(false);
    expect(rungs(events).get(1)).toHaveLength(byRung.get(1)?.length ?? -1);
    const titles = notices.map((line) => JSON.parse(line).title as string);
    expect(titles.some((title) => title.includes('còn 6 ngày'))).toBe(true);
    expect(titles.some((title) => title.includes('quá hạn 1 ngày'))).toBe(true);
    expect(titles.some((title) => title.includes('91 ngày chưa có báo cáo'))).toBe(true);
    const moved = await sql<{ n: number }>`select count(*)::int as n from directive_period as one
      join directive_period as next on next.directive_id = one.directive_id and next.from_day = one.to_day
      where next.from_day > ${days[0]} and next.state <> one.state`.execute(office.db);
    expect(moved.rows[0]?.n).toBe(0);
  }, 120_000);

  it('done twice sends nothing twice', async () => {
    const once = await weeks(clean);
    expect(
      await weeks(async (day) => {
        await clean(day);
        expect(await clean(day)).toBe(0);
      }),
    ).toEqual(once);
  }, 120_000);

  it('two at once send what one sends', async () => {
    const once = await weeks(clean);
    expect(await weeks((day) => Promise.all([clean(day), clean(day), clean(day)]))).toEqual(once);
  }, 120_000);

  it('killed at any statement and begun again it leaves the ledger of one clean run', async () => {
    const once = await weeks(clean);
    let killed = 0;
    const dies = (at: number[]): Night => {
      const left = [...at];
      return async (day) => {
        for (let n = left.shift(); n !== undefined; n = left.shift()) {
          const died = await pressOffice(dyingAt(office.db, n), officeId, day).then(
            () => false,
            (error) => error instanceof Killed || Promise.reject(error),
          );
          if (!died) return;
          killed += 1;
        }
        await clean(day);
      };
    };
    // Statements of a night: a handful before the first directive, then some twenty for each rung.
    const moments = fc.array(fc.oneof(fc.nat(40), fc.nat(400)), { minLength: 3, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(moments, async (at) => {
        expect(await weeks(dies(at))).toEqual(once);
      }),
      { numRuns: 10 },
    );
    expect(killed).toBeGreaterThan(10);
  }, 240_000);
});
