import { createOTP } from '@better-auth/utils/otp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFactor } from '#platform/http/factor-seal.ts';
import { ORIGIN, startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { createApp } from '../../app.ts';

const PASSWORD = 'dondoc-vi-du';

/** The phone: it has the key, and makes codes of now or of some half minutes from it. */
const phone = (office: TestOffice, username: string) => async (ahead: number) => {
  const { secret } = await office.db
    .selectFrom('authTwoFactor')
    .innerJoin('authUser', 'authUser.id', 'authTwoFactor.userId')
    .select('secret')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  const key = await openFactor(office.parts.signIn, secret);
  return createOTP(key).hotp(Math.floor(Date.now() / 30_000) + ahead);
};

describe('a second factor', () => {
  let office: TestOffice;
  let app: ReturnType<typeof createApp>;
  let codes: string[];
  let code: (ahead: number) => Promise<string>;
  beforeAll(async () => {
    office = await startTestOffice();
    app = createApp(office.parts);
    code = phone(office, 'mai');
  });
  afterAll(() => office.stop());

  const cookiesOf = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .filter((one) => !one?.endsWith('='))
      .join('; ');
  const post = (at: string, body: object, cookie = '') =>
    app.request(`${ORIGIN}/api/auth/${at}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ORIGIN, cookie },
      body: JSON.stringify(body),
    });
  const byPassword = (username = 'mai', password = PASSWORD) =>
    post('sign-in/username', { username, password });
  const isIn = async (cookie: string) => {
    const answer = await app.request(`${ORIGIN}/api/rpc/session/current`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ORIGIN, cookie },
      body: '{}',
    });
    return (await answer.json()).json.viewer !== null;
  };
  const own = async (username: string) => (await office.call(username, 'secondFactor.get', undefined)).json;
  const acts = async () =>
    (
      await office.db.selectFrom('logEntry').select('act').where('act', 'like', 'secondFactor.%').execute()
    ).map(({ act }) => act);
  /** The library keeps the half minute: what was used before is behind it. */
  const forget = () => office.db.updateTable('authTwoFactor').set({ usedStep: 0 }).execute();

  it('is begun with the password, and counts once a code of the phone was given', async () => {
    expect(await own('mai')).toEqual({ since: null, codesLeft: 0 });
    const wrong = await office.call('mai', 'secondFactor.begin', { password: 'khong-phai' });
    expect([wrong.status, wrong.json.message]).toEqual([
      422,
      'Mật khẩu đang dùng chưa đúng. Chưa có gì thay đổi. Nhập lại.',
    ]);
    const begun = await office.call('mai', 'secondFactor.begin', { password: PASSWORD });
    expect(begun.json.uri).toMatch(/^otpauth:\/\/totp\//);
    expect((await byPassword()).headers.getSetCookie().join()).toContain('session_token');

    expect((await office.call('mai', 'secondFactor.confirm', { code: '000000' })).status).toBe(422);
    const late = await office.call('mai', 'secondFactor.confirm', { code: await code(-20) });
    expect(late.json.message).toContain('nhanh hơn điện thoại khoảng 10 phút');
    const on = await office.call('mai', 'secondFactor.confirm', { code: await code(0) });
    codes = on.json.codes;
    expect(codes).toHaveLength(10);
    expect((await own('mai')).codesLeft).toBe(10);
  });

  it('lies encrypted in the database: neither the key nor a recovery code stands in it', async () => {
    const row = await office.db.selectFrom('authTwoFactor').selectAll().executeTakeFirstOrThrow();
    const key = await openFactor(office.parts.signIn, row.secret);
    const kept = JSON.stringify(row);
    expect(kept).not.toContain(key);
    for (const one of codes) expect(kept).not.toContain(one);
  });

  it('is asked for after the password, which alone opens nothing', async () => {
    const first = await byPassword();
    expect(await first.json()).toMatchObject({ twoFactorRedirect: true });
    const cookie = cookiesOf(first);
    expect(await isIn(cookie)).toBe(false);
    await forget();
    const second = await post('second-factor', { code: await code(0) }, cookie);
    expect(second.status).toBe(200);
    expect(await second.json()).toEqual({ done: true });
    expect(await isIn(cookiesOf(second))).toBe(true);
  });

  it('takes a code once: neither again nor by two at the same moment', async () => {
    await forget();
    const taken = await code(0);
    const [a, b] = await Promise.all([byPassword(), byPassword()]);
    const answers = await Promise.all(
      [a, b].map((one) => post('second-factor', { code: taken }, cookiesOf(one))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const again = await post('second-factor', { code: taken }, cookiesOf(await byPassword()));
    expect([again.status, await again.json()]).toEqual([401, { code: 'used' }]);
    expect(cookiesOf(again)).not.toContain('session_token');
    // Once by the other at the same moment, once after: its holder hears of both (inbox/account-news).
    expect(await acts()).toEqual(['secondFactor.on', 'secondFactor.again', 'secondFactor.again']);
  });

  it('takes a recovery code once, as people type it', async () => {
    const typed = (codes[0] ?? '').toUpperCase().replaceAll('-', ' ');
    const one = await post('second-factor', { code: typed }, cookiesOf(await byPassword()));
    expect(one.status).toBe(200);
    expect((await own('mai')).codesLeft).toBe(9);
    const two = await post('second-factor', { code: typed }, cookiesOf(await byPassword()));
    expect([two.status, await two.json()]).toEqual([401, { code: 'wrong' }]);
  });

  it('locks the account at the fifth wrong code, and a right one then opens nothing', async () => {
    // Whoever signs in rightly begins anew.
    await forget();
    await post('second-factor', { code: await code(0) }, cookiesOf(await byPassword()));
    const cookie = cookiesOf(await byPassword());
    const answers: unknown[] = [];
    for (let n = 0; n < 5; n++)
      answers.push(await (await post('second-factor', { code: '000000' }, cookie)).json());
    expect(answers.slice(0, 4)).toEqual(Array(4).fill({ code: 'wrong' }));
    expect(answers[4]).toMatchObject({ code: 'locked', message: expect.stringContaining('tạm khoá đến') });
    await forget();
    const right = await post('second-factor', { code: await code(0) }, cookie);
    expect([right.status, cookiesOf(right)]).toEqual([423, '']);
    expect((await byPassword()).status).toBe(423);
    await office.db.deleteFrom('signInTry').execute();
    await office.db
      .updateTable('authTwoFactor')
      .set({ failedVerificationCount: 0, lockedUntil: null })
      .execute();
  });

  it('is not set up through the library’s own addresses, nor a device trusted', async () => {
    const cookie = cookiesOf(await byPassword('huong'));
    for (const at of [
      'enable',
      'disable',
      'verify-totp',
      'verify-backup-code',
      'get-totp-uri',
      'generate-backup-codes',
    ])
      expect(
        (await post(`two-factor/${at}`, { password: PASSWORD, code: '123456' }, cookie)).status,
        at,
      ).toBe(404);
    await forget();
    const sent = { code: await code(0), trustDevice: true };
    const second = await post('second-factor', sent, cookiesOf(await byPassword()));
    expect(second.headers.getSetCookie().join()).not.toContain('trust_device');
  });

  it('gives new recovery codes for the password and a code; those from before are worth nothing', async () => {
    await forget();
    const renewed = await office.call('mai', 'secondFactor.renew', {
      password: PASSWORD,
      code: await code(0),
    });
    expect(renewed.json.codes).toHaveLength(10);
    const old = await post('second-factor', { code: codes[1] }, cookiesOf(await byPassword()));
    expect(old.status).toBe(401);
    codes = renewed.json.codes;
  });

  it('is taken off with the password and a code, and signs the others out', async () => {
    const elsewhere = cookiesOf(
      await post('second-factor', { code: codes[0] }, cookiesOf(await byPassword())),
    );
    expect(await isIn(elsewhere)).toBe(true);
    for (const proof of [
      { password: 'khong-phai', code: codes[1] },
      { password: PASSWORD, code: '000000' },
    ])
      expect((await office.call('mai', 'secondFactor.takeOff', proof)).status).toBe(422);
    const off = await office.call('mai', 'secondFactor.takeOff', { password: PASSWORD, code: codes[1] });
    expect(off.status).toBe(200);
    expect(await isIn(elsewhere)).toBe(false);
    expect(await isIn(cookiesOf(await byPassword()))).toBe(true);
    expect((await acts()).slice(-2)).toEqual(['secondFactor.renew', 'secondFactor.off']);
  });

  it('of somebody else is reset by the administrator, who cannot reset their own so', async () => {
    await office.call('lan', 'secondFactor.begin', { password: PASSWORD });
    await office.call('lan', 'secondFactor.confirm', { code: await phone(office, 'lan')(0) });
    const { id } = await office.db
      .selectFrom('authUser')
      .select('id')
      .where('username', '=', 'lan')
      .executeTakeFirstOrThrow();
    expect((await office.call('administrator', 'secondFactor.members', undefined)).json).toEqual([id]);
    expect((await office.call('administrator', 'secondFactor.reset', { userId: id })).status).toBe(200);
    expect((await office.call('lan', 'secondFactor.get', undefined)).status).toBe(401);
    expect(await isIn(cookiesOf(await byPassword('lan')))).toBe(true);
    expect((await office.call('administrator', 'secondFactor.reset', { userId: id })).status).toBe(409);
    const { viewer } = (await office.call('administrator', 'session.current', undefined)).json;
    const own = await office.call('administrator', 'secondFactor.reset', { userId: viewer.userId });
    expect(own.status).toBe(403);
    const stranger = { userId: '00000000-0000-4000-8000-000000000000' };
    expect((await office.call('administrator', 'secondFactor.reset', stranger)).status).toBe(404);
  });
});
