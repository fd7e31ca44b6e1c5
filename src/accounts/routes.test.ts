import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../e2e/support/test-office.ts';
import { suggested } from './security/rules.ts';

const OWN = 'Suối reo 3 bản';
const FIRST = 'nuong-ngo-7';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  await office.call('clerk', 'example.clear', {});
});
afterAll(() => office.stop());

const account = (username: string, name: string, password: string) => ({ username, name, password });
const setUp = (administrator: string, clerk: string) =>
  office.call(null, 'setup.createOffice', {
    ...{ code: '1234abcd', name: 'Văn phòng Tỉnh uỷ', shortName: 'VPTU', place: 'Lai Châu' },
    ...{ regime: 'party', withDirectory: false },
    administrator: account('quan.tri', 'Lò Văn Quản', administrator),
    clerk: account('chuyen.vien', 'Tẩn Thị Viên', clerk),
  });

it.each([
  ['of twelve signs for the administrator', 'dondoc-vi-du', FIRST, 'Mật khẩu của quản trị: Mật khẩu cần'],
  ['of one class for the administrator', 'suoi reo ba ban', FIRST, 'đủ chữ thường, chữ hoa'],
  ['that many take, for the clerk', OWN, 'matkhau123', 'Mật khẩu của chuyên viên: Mật khẩu này nhiều người'],
  ['that says the clerk’s name', OWN, 'chuyenvien-1', 'không được chứa tên'],
])('an office is not set up with a password %s', async (_, administrator, clerk, words) => {
  const { status, json } = await setUp(administrator, clerk);
  expect([status, json.message]).toEqual([400, expect.stringContaining(words)]);
});

it('is set up with good ones; a first password of somebody new is no easier to guess', async () => {
  const { status, json } = await setUp(OWN, FIRST);
  expect(status, JSON.stringify(json)).toBe(200);
  const { officeId } = json;
  await office.db
    .insertInto('securitySetting')
    .values({ officeId, ...suggested, secondFactor: 'offered' })
    .execute();
  const signedIn = await office.fetch(null, '/api/auth/sign-in/username', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'quan.tri', password: OWN }),
  });
  const cookie = signedIn.headers.getSetCookie().join('; ');
  const ask = async (route: string, input: object) => {
    const answer = await office.fetch(null, `/api/rpc/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ json: input }),
    });
    return { status: answer.status, said: JSON.stringify(await answer.json()) };
  };
  const { agencyId } = await office.db.selectFrom('membership').select('agencyId').executeTakeFirstOrThrow();
  const place = { role: 'contact', positionTitle: 'Đầu mối', agencyId };
  const add = (password: string) =>
    ask('members/create', { ...account('dau.moi', 'Giàng A Mối', password), ...place });
  for (const [password, words] of [
    ['ngan', 'ít nhất 8'],
    ['12345678', 'nhiều người dùng'],
    ['giang a moi', 'chứa tên'],
  ] as const)
    expect(await add(password)).toEqual({ status: 400, said: expect.stringContaining(words) });
  expect((await add(FIRST)).status).toBe(200);
});
