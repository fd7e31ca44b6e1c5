import { addCalendarDays } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertEvent, refreshPeriods } from '#directives/history/store.ts';
import type { DirectiveList } from '#directives/listing/schema.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

/** Led by the board of propaganda and by the office of the Party committee. */
const code = 'TB118-2023-3.6';
const LAST_MONTH = '2023-12-20';
let office: TestOffice;
let documentId: string;

beforeAll(async () => {
  office = await startTestOffice();
  ({ documentId } = await publishExample(office));
  const deadline = { kind: 'date', date: '2023-12-01', origin: 'office' };
  await office.call('huong', 'directives.setDeadline', { code, deadline });
  await office.call('huong', 'example.setClock', { today: '2024-01-20' });
});
afterAll(() => office.stop());

async function report(query: string): Promise<Buffer> {
  const answer = await office.fetch('thang', `/api/reports/${documentId}?asOf=${LAST_MONTH}${query}`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}
const list = async (filter: object): Promise<DirectiveList> =>
  (await office.call('thang', 'directives.list', filter)).json;

/** What the rows say that a report prints. */
const shown = ({ rows, counts }: DirectiveList) => ({
  counts,
  rows: rows.map(({ code, standing, assignments }) => ({ code, standing, assignments })),
});

it('gives last month’s report again, byte for byte, whatever was recorded and renamed since', async () => {
  const before = await list({ asOf: LAST_MONTH });
  const known = new Date(before.recordedUntil).toISOString();
  const issued = await report('');
  expect(Buffer.compare(issued, await report(`&recordedUntil=${known}`))).toBe(0);

  const { db } = office;
  const { id, officeId } = await db
    .selectFrom('directive')
    .select(['id', 'officeId'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  const { userId } = await db.selectFrom('membership').select('userId').executeTakeFirstOrThrow();
  // Recorded only now of days before: another deadline, a directive of its own, work that was done.
  await db.transaction().execute(async (tx) => {
    const late = { directiveId: id, actorId: userId };
    await insertEvent(tx, {
      ...{ ...late, kind: 'extension_granted', happenedOn: '2023-11-28' },
      data: { date: '2024-02-01' },
    });
    await refreshPeriods(tx, [id]);
    const other = await sql<{ id: string }>`
      insert into directive (office_id, code, document_id, position, ref, kind, title, text, published_on,
        search_marked)
      select office_id, 'TB118-2023-9.9', document_id, 99, '9.9', kind, title, text, published_on, 'x'
      from directive where id = ${id} returning id`.execute(tx);
    const added = other.rows[0]?.id ?? '';
    const happenedOn = addCalendarDays(LAST_MONTH, -5);
    await insertEvent(tx, {
      ...{ directiveId: added, actorId: userId, kind: 'published', happenedOn },
      data: { leadIds: [] },
    });
    await refreshPeriods(tx, [added]);
  });
  // A name corrected, a name of days before entered late, another letterhead, other people.
  await db
    .updateTable('agencyName')
    .set({ name: sql`'Nay gọi là ' || name`, shortName: sql`'X' || short_name` })
    .where('agencyId', 'in', db.selectFrom('agency').select('id').where('officeId', '=', officeId))
    .execute();
  const { agencyId } = await db
    .selectFrom('assignment')
    .select('agencyId')
    .where('directiveId', '=', id)
    .where('role', '=', 'lead')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('agencyName')
    .values({
      ...{ agencyId: agencyId ?? '', name: 'Cơ quan mới', shortName: 'CQM' },
      ...{ validFrom: '2023-12-01', source: 'thử' },
    })
    .execute();
  await db
    .updateTable('office')
    .set({ name: 'Văn phòng Tỉnh uỷ Sơn Mới', shortName: 'VPTU2', place: 'Nơi khác', regime: 'state' })
    .where('id', '=', officeId)
    .execute();
  await db.updateTable('authUser').set({ name: sql`name || ' (mới)'` }).execute();

  const now = await report('');
  expect(Buffer.compare(issued, now)).not.toBe(0);
  expect(Buffer.compare(issued, await report(`&recordedUntil=${known}`))).toBe(0);

  const again = await list({ asOf: LAST_MONTH, recordedUntil: known });
  expect(shown(again)).toEqual(shown(before));
  expect(new Date(again.recordedUntil).toISOString()).toBe(known);
  expect(shown(await list({ asOf: LAST_MONTH }))).not.toEqual(shown(before));
});

it('looks back by the leader’s page, the sheet and the filters too', async () => {
  const { recordedAt } = await office.db
    .selectFrom('directiveEvent')
    .innerJoin('directive', 'directive.id', 'directiveEvent.directiveId')
    .select('directiveEvent.recordedAt')
    .where('directive.code', '=', code)
    .where('directiveEvent.kind', '=', 'deadline_set')
    .executeTakeFirstOrThrow();
  const past = { asOf: LAST_MONTH, recordedUntil: new Date(recordedAt.getTime() - 1).toISOString() };
  const { counts } = (await office.call('thang', 'overview.get', past)).json;
  expect(counts).toMatchObject({ total: 13, openLate: 0 });
  const { total, rows } = await list({ ...past, headline: 'undated' });
  expect(total).toBe(counts.undated);
  expect(rows.map((row) => row.code)).toContain(code);
  const after = await list({ ...past, recordedUntil: recordedAt.toISOString(), headline: 'undated' });
  expect(after.total).toBe(total - 1);
  expect((await office.call('thang', 'directives.choices', past)).json.total).toBe(13);
  const address = `asOf=${past.asOf}&recordedUntil=${past.recordedUntil}`;
  expect((await office.fetch('thang', `/api/directives.xlsx?${address}`)).status).toBe(200);
  // Before anything was recorded there was nothing.
  expect((await list({ asOf: LAST_MONTH, recordedUntil: '2020-01-01' })).counts.total).toBe(0);
});
