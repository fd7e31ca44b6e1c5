import { createOTP } from '@better-auth/utils/otp';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFactor } from '#platform/http/factor-seal.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { tracesInDatabase } from '../../../e2e/support/traces.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

// biome-ignore lint/suspicious/noExplicitAny: answers of many routes
async function ask(who: string, route: string, input?: unknown): Promise<any> {
  const { status, json } = await office.call(who, route, input);
  expect(status, `${route}: ${JSON.stringify(json)}`).toBe(200);
  return json;
}

/** The key of a second factor and its recovery codes, as the phone and the paper have them. */
async function factorOf(who: string): Promise<string[]> {
  const { uri } = await ask(who, 'secondFactor.begin', { password: 'dondoc-vi-du' });
  const key = new URL(uri).searchParams.get('secret') ?? '';
  const sealed = await office.db.selectFrom('authTwoFactor').select('secret').executeTakeFirstOrThrow();
  const plain = await openFactor(office.parts.signIn, sealed.secret);
  const code = await createOTP(plain).hotp(Math.floor(Date.now() / 30_000));
  const { codes } = await ask(who, 'secondFactor.confirm', { code });
  return [key, plain, ...codes];
}

/** What opens a door of ours or of somebody else is in the database only sealed or as a hash (TCVN 14423:2026, 4.4.2.4). */
it('no secret lies in clear in the database', async () => {
  const password = 'Mật-khẩu-hộp-thư-7391';
  const mail = { host: '127.0.0.1', port: 25, security: 'none', username: 'thu', sender: 'a@example.org' };
  await ask('administrator', 'mail.configure', { ...mail, password });
  const { token } = await ask('clerk', 'tokens.make', {
    ...{ name: 'Phần mềm', scopes: ['read'] },
    expiresOn: new Date(Date.now() + 86_400_000 * 20).toISOString().slice(0, 10),
  });
  const { address } = await ask('clerk', 'feed.make');
  const feed = /lich\/(.+)\.ics/.exec(address)?.[1] ?? '';
  office.parts.webhookHosts.push('127.0.0.1');
  const hook = await ask('administrator', 'webhooks.make', {
    ...{ url: 'http://127.0.0.1:9/nhan', types: ['document.published'] },
  });
  const factor = await factorOf('contact');
  expect(factor).toHaveLength(12);
  const words = [password, 'dondoc-vi-du', token, feed, hook.secret, ...factor];
  expect(words.every((word) => word.length > 10)).toBe(true);
  expect(await tracesInDatabase(office.databaseUrl, { words, bytes: [] })).toEqual([]);
});

/** A session's row is no key by itself: the cookie bears a signature under a secret that lies beside the database. */
it('what a reader of the database sees of a session opens nothing', async () => {
  const { rows } = await sql<{ token: string }>`select token from auth_session limit 1`.execute(office.db);
  const cookie = `better-auth.session_token=${rows[0]?.token}`;
  const answer = await office.fetch(null, '/api/rpc/inbox/list', {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: '{}',
  });
  expect(answer.status).toBe(401);
});
