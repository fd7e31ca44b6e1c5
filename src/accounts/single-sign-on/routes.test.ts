import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignIn } from '#platform/http/sign-in.ts';
import { CLIENT, startProvider, type TestProvider } from '../../../e2e/support/provider.ts';
import { ORIGIN, startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { tracesInDatabase } from '../../../e2e/support/traces.ts';
import { createApp } from '../../app.ts';

const PASSWORD = 'dondoc-vi-du';

describe('single sign-on against a real provider', () => {
  let office: TestOffice;
  let provider: TestProvider;
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    office = await startTestOffice();
    provider = await startProvider(`${ORIGIN}/api/auth/callback/oidc`);
    const single = { issuer: provider.issuer, ...CLIENT, name: 'tài khoản của tỉnh' };
    const signIn = createSignIn({ db: office.db, secret: 'x'.repeat(32), publicUrl: ORIGIN, single });
    app = createApp({ ...office.parts, signIn, singleName: single.name });
  });
  afterAll(async () => {
    await provider.stop();
    await office.stop();
  });

  const cookiesOf = (answer: Response) =>
    answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0] ?? '')
      .filter((one) => !one.endsWith('='))
      .join('; ');
  const post = (at: string, body: unknown, cookie = '') =>
    app.request(`${ORIGIN}/api/${at}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ORIGIN, cookie },
      body: JSON.stringify(body),
    });
  const call = async (route: string, input: unknown, cookie: string) =>
    (await (await post(`rpc/${route.replace('.', '/')}`, { json: input }, cookie)).json()).json;
  const byPassword = async (username: string) =>
    cookiesOf(await post('auth/sign-in/username', { username, password: PASSWORD }));

  /** From our button through the provider and back: where the browser stands then, and with which cookies. */
  async function come(
    subject: string,
    start: { cookie?: string; at?: string; body?: object; change?(back: URL): void } = {},
  ) {
    const { cookie = '', at = 'auth/single-sign-on', body = {}, change } = start;
    const asked = await post(at, body, cookie);
    const { url } = (await asked.json()) as { url: string };
    const back = new URL(await provider.signIn(url, subject));
    change?.(back);
    const answer = await app.request(back.href, {
      headers: { cookie: [cookie, cookiesOf(asked)].filter(Boolean).join('; ') },
    });
    const cookies = cookiesOf(answer);
    return { at: answer.headers.get('location'), cookies, url: new URL(url) };
  }
  const nameOf = async (cookies: string) =>
    (await call('session.current', undefined, cookies)).viewer?.username;
  const idOf = async (username: string) =>
    (
      await office.db
        .selectFrom('authUser')
        .select('id')
        .where('username', '=', username)
        .executeTakeFirstOrThrow()
    ).id;
  const people = async () => (await office.db.selectFrom('authUser').select('id').execute()).length;

  it('asks with PKCE, state and nonce, and for nothing but who it is', async () => {
    const { url } = await come('la-mat');
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toMatchObject({ code_challenge_method: 'S256', scope: 'openid', response_type: 'code' });
    expect(asked.state?.length).toBeGreaterThanOrEqual(32);
    expect(asked.nonce?.length).toBeGreaterThanOrEqual(32);
  });

  it('makes no account: somebody unknown is told to have theirs tied', async () => {
    const before = await people();
    const { at, cookies } = await come('la-mat');
    expect(at).toBe('/dang-nhap?error=signup_disabled');
    expect(await nameOf(cookies)).toBeUndefined();
    expect(await people()).toBe(before);
  });

  it('lets in whom the administrator has tied, and leads on to pages of ours only', async () => {
    const administrator = await byPassword('quantri');
    const tied = { userId: await idOf('mai'), subject: 'mai@tinh' };
    expect(await call('singleSignOn.tie', tied, administrator)).toEqual({ tied: true });
    expect(
      (await call('singleSignOn.tie', { ...tied, userId: await idOf('binh') }, administrator)).message,
    ).toContain('đã gắn với người khác');
    expect(await call('singleSignOn.members', undefined, administrator)).toEqual([tied.userId]);
    const { at, cookies } = await come('mai@tinh', { body: { returnTo: '/viec-cua-toi' } });
    expect([at, await nameOf(cookies)]).toEqual(['/dang-nhap?ve=%2Fviec-cua-toi', 'mai']);
    for (const returnTo of ['//evil.example', '/\\evil.example', 'https://evil.example/'])
      expect((await come('mai@tinh', { body: { returnTo } })).at).toBe('/dang-nhap');
    const kept = await office.db
      .selectFrom('authAccount')
      .select(['accessToken', 'idToken', 'refreshToken'])
      .where('providerId', '=', 'oidc')
      .executeTakeFirstOrThrow();
    expect(Object.values(kept)).toEqual([null, null, null]);
    // What we show the provider of ourselves is a setting of the server, never a row.
    const sought = { words: [CLIENT.clientSecret], bytes: [] };
    expect(await tracesInDatabase(office.databaseUrl, sought)).toEqual([]);
  });

  it('ties an account by its owner, signed in, and lets it go', async () => {
    const cookie = await byPassword('huong');
    expect(await call('singleSignOn.get', undefined, cookie)).toEqual({
      provider: 'tài khoản của tỉnh',
      since: null,
    });
    const tie = { cookie, at: 'auth/single-sign-on/tie' };
    expect((await come('mai@tinh', tie)).at).toContain('error=account_already_linked_to_different_user');
    expect((await come('huong@tinh', tie)).at).toBe('/xac-thuc-hai-lop');
    const huong = await idOf('huong');
    const written = await office.db
      .selectFrom('logEntry')
      .select(['actorId', 'subjectId'])
      .where('act', '=', 'single.tie')
      .where('actorId', '=', huong)
      .execute();
    expect(written).toEqual([{ actorId: huong, subjectId: huong }]);
    expect(await nameOf((await come('huong@tinh')).cookies)).toBe('huong');
    expect(await call('singleSignOn.leave', undefined, cookie)).toEqual({ untied: true });
    expect((await come('huong@tinh')).at).toBe('/dang-nhap?error=signup_disabled');
    expect((await post('auth/single-sign-on/tie', {})).status).toBe(401);
  });

  it.each([
    ['a token that another key has signed', 'foreign key' as const],
    ['a token with another nonce', { nonce: 'x'.repeat(32) }],
    ['a token for another application', { aud: 'khac' }],
    ['a token of another issuer', { iss: 'http://127.0.0.1:1' }],
    ['a token that has run out', { exp: 1_000_000 }],
  ])('refuses %s', async (_what, lie) => {
    provider.lie(lie);
    const { at, cookies } = await come('mai@tinh').finally(() => provider.lie(null));
    expect(at).toBe('/dang-nhap?error=unable_to_get_user_info');
    expect(await nameOf(cookies)).toBeUndefined();
  });

  it('refuses another state, one that is used up, and one of another browser', async () => {
    const other = await come('mai@tinh', {
      change: (back) => back.searchParams.set('state', 'y'.repeat(32)),
    });
    expect(other.at).toBe('/dang-nhap?error=state_mismatch');
    let used = '';
    await come('mai@tinh', {
      change: (back) => {
        used = back.href;
      },
    });
    for (const cookie of ['', await byPassword('huong')]) {
      const answer = await app.request(used, { headers: { cookie } });
      expect(answer.headers.get('location')).toContain('/dang-nhap?error=');
      expect(answer.headers.getSetCookie().join()).not.toContain('session_token');
    }
    const asked = await post('auth/single-sign-on', {});
    const { url } = (await asked.json()) as { url: string };
    const stolen = await app.request(await provider.signIn(url, 'mai@tinh'));
    expect(stolen.headers.get('location')).toBe('/dang-nhap?error=state_mismatch');
  });

  it('stands for the password only: a second factor is asked for', async () => {
    const userId = await idOf('mai');
    await office.db
      .updateTable('authUser')
      .set({ twoFactorEnabled: true })
      .where('id', '=', userId)
      .execute();
    const { at, cookies } = await come('mai@tinh');
    expect(at).toBe('/dang-nhap?buoc=ma');
    expect(cookies).toContain('two_factor');
    expect(await nameOf(cookies)).toBeUndefined();
    await office.db
      .updateTable('authUser')
      .set({ twoFactorEnabled: null })
      .where('id', '=', userId)
      .execute();
  });

  it('is not started with other words than ours', async () => {
    for (const at of ['sign-in/social', 'link-social', 'sign-in/oauth2', 'unlink-account'])
      expect((await post(`auth/${at}`, { provider: 'oidc', idToken: { token: 'x' } })).status, at).toBe(404);
  });
});
