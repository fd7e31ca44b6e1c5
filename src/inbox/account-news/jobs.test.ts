import { afterAll, beforeAll, expect, it } from 'vitest';
import { breakGlass } from '#accounts/passwords/commands.ts';
import { suggested } from '#accounts/security/rules.ts';
import { logOf } from '#accounts/signing-in/store.ts';
import { writeLog } from '#platform/audit/log.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { accountNewsTimed } from './jobs.ts';
import { actsTold, titleOf } from './labels.ts';

const TODAY = '2026-11-30';
const OWN = 'Suối reo 3 bản';

let office: TestOffice;
let officeId: string;
beforeAll(async () => {
  office = await startTestOffice();
  // The example's people share one password, which nobody may change.
  const { id } = await office.db
    .updateTable('office')
    .set({ isExample: false, exampleToday: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  officeId = id;
  await office.db
    .insertInto('securitySetting')
    .values({ officeId, ...suggested, secondFactor: 'offered' })
    .execute();
});
afterAll(() => office.stop());

const tellAll = () => accountNewsTimed.run(office.parts, TODAY);
const idOf = async (username: string) =>
  (
    await office.db
      .selectFrom('authUser')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
  ).id;
const inboxOf = async (username: string) =>
  (
    await office.db
      .selectFrom('notice')
      .select(['title', 'body', 'link'])
      .where('userId', '=', await idOf(username))
      .where('kind', '=', 'account')
      .orderBy('toldAt')
      .execute()
  ).map(({ title, body, link }) => ({ title, body, link }));
const titlesOf = async (username: string) => (await inboxOf(username)).map(({ title }) => title);

it('tells a person once that their password was changed: by themselves, by an administrator, at the console', async () => {
  const change = { current: 'dondoc-vi-du', next: OWN };
  expect((await office.call('mai', 'passwords.change', change)).status).toBe(200);
  expect((await office.call('quantri', 'standings.reset', { userId: await idOf('binh') })).status).toBe(200);
  await breakGlass(office.db, 'quantri', async () => undefined);
  await tellAll();
  await tellAll();
  expect(await inboxOf('mai')).toEqual([
    {
      title: 'Mật khẩu của đồng chí đã đổi',
      body: expect.stringMatching(/^Lúc \d\d:\d\d \d\d\/\d\d\/\d{4}\. Nếu đồng chí không làm.*báo ngay/),
      link: '/phien-dang-nhap',
    },
  ]);
  expect(await titlesOf('binh')).toEqual(['Quản trị đã đặt lại mật khẩu của đồng chí']);
  expect(await titlesOf('quantri')).toEqual(['Mật khẩu của đồng chí đã được cấp lại bằng lệnh trên máy chủ']);
});

it('tells of everything else that becomes of one’s ways in, and nobody else', async () => {
  const userId = await idOf('cuong');
  await office.db.transaction().execute(async (tx) => {
    for (const act of actsTold.filter((one) => one !== 'token.make'))
      await writeLog(tx, { officeId, actorId: null, act, subject: { kind: 'user', id: userId } });
    await writeLog(tx, { officeId, actorId: userId, act: 'token.make', subject: { kind: 'token', id: 'x' } });
    await logOf(tx, 'session.begin', { userId, actorId: userId }, {});
    // Of a name that nobody has.
    await logOf(tx, 'session.lock', { userId: null }, {});
  });
  await tellAll();
  expect((await titlesOf('cuong')).toSorted()).toEqual(actsTold.map(titleOf).toSorted());
  expect(await titlesOf('dung')).toEqual([]);
});

it('says nothing of what is older than a day', async () => {
  const subject = { kind: 'user', id: await idOf('dung') };
  await office.db
    .transaction()
    .execute((tx) => writeLog(tx, { officeId, actorId: null, act: 'secondFactor.reset', subject }));
  const later = { now: () => new Date(Date.now() + 25 * 3_600_000) };
  await accountNewsTimed.run({ ...office.parts, clock: later }, TODAY);
  expect(await titlesOf('dung')).toEqual([]);
});
