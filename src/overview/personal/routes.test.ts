import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { tracesInDatabase } from '../../../e2e/support/traces.ts';
import { catalogue } from './routes.ts';
import { steps, unclassified } from './rules.ts';
import { namingColumns, wordColumns } from './store.ts';

let office: TestOffice;
let ids: Record<string, string>;
beforeAll(async () => {
  office = await startTestOffice();
  await office.call('clerk', 'schoolExample.load', {});
  const users = await office.db.selectFrom('authUser').select(['id', 'username']).execute();
  ids = Object.fromEntries(users.map(({ id, username }) => [username ?? '', id]));
});
afterAll(() => office.stop());

// biome-ignore lint/suspicious/noExplicitAny: answers of many routes
async function ask(who: string, route: string, input?: unknown): Promise<any> {
  const { status, json } = await office.call(who, route, input);
  expect(status, `${route}: ${JSON.stringify(json)}`).toBe(200);
  return json;
}

describe('what the house keeps of people', () => {
  it('stands in a class, column by column; a new column must be put in one', async () => {
    const columns = await wordColumns(office.db);
    expect(columns.length).toBeGreaterThan(400);
    expect(unclassified(await catalogue(), columns)).toEqual([]);
  });

  it('is named by no class for columns that are gone', async () => {
    const there = new Set((await wordColumns(office.db)).map(({ table, column }) => `${table}.${column}`));
    const { groups, none } = await catalogue();
    const said = [...groups.map(({ columns }) => columns), none].flatMap((tables) =>
      Object.entries(tables).flatMap(([table, names]) =>
        (Array.isArray(names) ? names : Object.keys(names)).map((name) => `${table}.${name}`),
      ),
    );
    expect(said.filter((one) => !there.has(one))).toEqual([]);
    expect(new Set(said).size).toBe(said.length);
  });

  it('is found again by each key that a plan names', async () => {
    for (const kind of ['user', 'staff', 'learner'] as const) {
      const naming = (await namingColumns(office.db, kind)).map(({ table, column }) => `${table}.${column}`);
      const keyed = steps[kind].filter(({ key }) => key !== 'id' && key !== 'actor_id');
      expect(naming).toEqual(expect.arrayContaining(keyed.map(({ table, key }) => `${table}.${key}`)));
    }
  });
});

describe('one person’s data', () => {
  it('go to the person whole, without what opens doors', async () => {
    const response = await office.fetch('long', '/api/my-record.json');
    const text = await response.text();
    const whole = JSON.parse(text);
    const tables = whole.account.sections.map(({ table }: { table: string }) => table);
    expect(tables).toEqual(expect.arrayContaining(['auth_user', 'membership', 'auth_session']));
    expect(whole.staff.name).toBe('Vũ Hoàng Long');
    const { rows } = await sql<{ secret: string }>`
      select token as secret from auth_session union select password from auth_account`.execute(office.db);
    expect(rows.filter(({ secret }) => text.includes(secret))).toEqual([]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await (await office.fetch('long', '/api/my-record.xlsx')).arrayBuffer());
    expect(book.worksheets[0]?.rowCount).toBeGreaterThan(20);
  });

  it('go by the officer who answers for them, and by no other; the log says so', async () => {
    const at = (kind: string, id: string) => `/api/personal-data/${kind}/${id}/data.json`;
    const { id } = await office.db.selectFrom('staffPerson').select('id').executeTakeFirstOrThrow();
    expect((await office.fetch('staffOfficer', at('staff', id))).status).toBe(200);
    expect((await office.fetch('administrator', at('staff', id))).status).toBe(404);
    expect((await office.fetch('administrator', at('user', ids.huong ?? ''))).status).toBe(200);
    expect((await office.fetch('staffOfficer', at('user', ids.huong ?? ''))).status).toBe(422);
    const { lines } = await ask('inspector', 'log.list', {});
    const last = lines.find(({ act }: { act: string }) => act === 'privacy.export');
    expect(last).toMatchObject({ act: 'privacy.export', subject: { kind: 'user', id: ids.huong } });
  });
});

describe('somebody who asks that theirs be deleted', () => {
  let id = '';
  const subject = () => ({ kind: 'user', id: ids.nga ?? '' });

  it('is seen by whoever answers for it, with what goes, what stays, and why', async () => {
    await ask('nga', 'preferences.set', { tourSeen: true });
    id = (await ask('nga', 'privacy.askOwn', { kind: 'delete', words: 'Tôi chuyển công tác' })).id;
    expect(
      (await office.call('nga', 'privacy.askOwn', { kind: 'delete', words: 'Gửi lần nữa' })).status,
    ).toBe(409);
    const { requests } = await ask('administrator', 'privacy.view');
    expect(requests).toMatchObject([{ id, kind: 'delete', mayDecide: true, words: 'Tôi chuyển công tác' }]);
    const { lines, held } = await ask('administrator', 'privacy.preview', { subject: subject() });
    expect(held).toBe(false);
    const becomes = Object.fromEntries(
      lines.map((one: { table: string; becomes: string }) => [one.table, one.becomes]),
    );
    expect(becomes).toMatchObject({ auth_user: 'nameless', auth_account: 'removed', membership: 'kept' });
    expect(lines.every(({ why }: { why: string }) => why.length > 10)).toBe(true);
  });

  it('waits while a case makes the office keep it', async () => {
    const hold = { subject: subject(), reason: 'Văn bản yêu cầu của Uỷ ban Kiểm tra', untilDay: null };
    const held = await ask('leader', 'privacy.hold', hold);
    const decision = { id, decision: 'done', answer: 'Đã xoá theo yêu cầu' };
    const refused = await office.call('administrator', 'privacy.decide', decision);
    expect([refused.status, refused.json.message]).toEqual([422, expect.stringContaining('buộc phải giữ')]);
    expect((await ask('inspector', 'privacy.view')).holds).toMatchObject([
      { reason: hold.reason, liftedAt: null },
    ]);
    await ask('leader', 'privacy.lift', { id: held.id, why: 'Vụ việc đã kết thúc' });
    expect((await office.call('leader', 'privacy.lift', { id: held.id, why: 'Lần nữa' })).status).toBe(409);
  });

  it('has their name and doors gone, and the history whole', async () => {
    const name = 'Đặng Thuý Nga';
    const [{ name: before }] = (await office.db
      .selectFrom('authUser')
      .select('name')
      .where('id', '=', ids.nga ?? '')
      .execute()) as [{ name: string }];
    await ask('administrator', 'privacy.decide', { id, decision: 'done', answer: 'Đã xoá theo yêu cầu' });
    const user = await office.db
      .selectFrom('authUser')
      .selectAll()
      .where('id', '=', ids.nga ?? '')
      .executeTakeFirstOrThrow();
    expect(user).toMatchObject({ name: 'Người dùng đã xoá dữ liệu', username: null });
    for (const table of ['authAccount', 'authSession', 'preference', 'notice'] as const)
      expect(
        await office.db
          .selectFrom(table)
          .selectAll()
          .where('userId', '=', ids.nga ?? '')
          .execute(),
      ).toEqual([]);
    // The school's own file of the person, and the figures of closed rounds that rest on it, are asked of the school.
    const found = await tracesInDatabase(office.databaseUrl, { words: [before || name], bytes: [] });
    expect(found.filter((table) => !/staff_|research|search_entry|assessment_/.test(table))).toEqual([]);
    const [request] = (await ask('administrator', 'privacy.view')).requests;
    expect(request).toMatchObject({ decision: 'done', mayDecide: false });
    expect(request.outcome.length).toBeGreaterThan(3);
    expect((await ask('inspector', 'log.verify')).whole).toBe(true);
    expect(
      (await office.call('administrator', 'privacy.decide', { id, decision: 'done', answer: 'Lần nữa' }))
        .status,
    ).toBe(409);
  });

  it('is not decided by the hand that asked, and the last administrator stays', async () => {
    const words = {
      subject: { kind: 'user', id: ids.quantri },
      kind: 'delete',
      words: 'Thử xoá người quản trị',
    };
    const asked = await ask('administrator', 'privacy.ask', words);
    const decision = { id: asked.id, decision: 'done', answer: 'Đã xoá theo yêu cầu' };
    expect((await office.call('administrator', 'privacy.decide', decision)).status).toBe(403);
    const last = await office.call('leader', 'privacy.decide', decision);
    expect([last.status, last.json.message]).toEqual([422, expect.stringContaining('quản trị duy nhất')]);
  });
});

describe('the school’s people', () => {
  it('lose what is personal by two hands, and keep what the law keeps', async () => {
    const record = await office.db
      .selectFrom('staffRecord')
      .select('personId')
      .where('kind', '=', 'personal')
      .executeTakeFirstOrThrow();
    const subject = { kind: 'staff', id: record.personId };
    const { id } = await ask('staffOfficer', 'privacy.ask', {
      subject,
      kind: 'delete',
      words: 'Đã thôi việc quá hạn',
    });
    const decision = { id, decision: 'done', answer: 'Hết thời hạn lưu' };
    expect((await office.call('staffOfficer', 'privacy.decide', decision)).status).toBe(403);
    await ask('head', 'privacy.decide', decision);
    const kinds = await office.db
      .selectFrom('staffRecord')
      .select('kind')
      .where('personId', '=', record.personId)
      .execute();
    expect(kinds.map(({ kind }) => kind)).not.toContain('personal');
    expect(kinds.length).toBeGreaterThan(0);
  });

  it('are offered to go when a term was set and is over; without one nothing is', async () => {
    const due = async () => (await ask('administrator', 'privacy.view')).due;
    await office.db
      .updateTable('membership')
      .set({ validTo: '2021-01-31' })
      .where('userId', '=', ids.son ?? '')
      .execute();
    expect(await due()).toEqual([]);
    const setting = { firstNoticeHours: 24, reportHours: 72, reviewMonths: 6, learnerMonths: null };
    await ask('administrator', 'personal.saveSetting', {
      ...setting,
      accountMonths: 12,
      basis: 'Quy chế 5-QC/VPTU',
    });
    expect(await due()).toMatchObject([{ kind: 'user', id: ids.son, endedOn: '2021-01-31' }]);
    expect((await ask('administrator', 'access.view')).months).toBe(6);
  });
});
