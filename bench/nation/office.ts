import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '#platform/config.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { openFileStore } from '#platform/files/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { createSignIn } from '#platform/http/sign-in.ts';
import { createVault } from '#platform/vault.ts';
import { createApp } from '../../src/app.ts';
import { TODAY } from './making.ts';
import { PASSWORD } from './people.ts';

export const ORIGIN = 'http://127.0.0.1:3000';

/** The whole server without a port, on the day of the nation. */
export interface Nation {
  db: Database;
  app: ReturnType<typeof createApp>;
  /** Asks a typed route as somebody; the answer has been read to its end. */
  // biome-ignore lint/suspicious/noExplicitAny: the bench looks into answers of every route
  ask(who: string, route: string, input: unknown): Promise<any>;
  stop(): Promise<void>;
}

/** Sessions are made by the true clock; only what an office calls today is the day of the nation. */
const clock = { now: () => new Date(`${TODAY}T05:00:00Z`) };

export async function openNation(url: string): Promise<Nation> {
  const db = openDatabase(url);
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-nation-'));
  const parts: Parts = {
    ...{
      db,
      clock,
      files: openFileStore(folder),
      signIn: createSignIn({ db, secret: 'x'.repeat(32), publicUrl: null }),
    },
    jobs: { look: async () => undefined, send: async () => undefined, sent: async () => undefined },
    vault: createVault('x'.repeat(32)),
    ...{ publicUrl: ORIGIN, webhookHosts: [], edxmlDir: `${folder}-lien-thong`, setupCode: '1234abcd' },
    backups: { databaseUrl: url, stateDir: folder, secret: 'x'.repeat(32), config: readConfig({}).backup },
    ...{
      metricsToken: null,
      maxUploadBytes: 1024 * 1024,
      trustedProxies: [],
      rateFactor: 0,
      singleName: null,
    },
  };
  const app = createApp(parts);
  const cookies = new Map<string, string>();
  async function cookieOf(who: string): Promise<string> {
    const known = cookies.get(who);
    if (known) return known;
    const cookie = await signedIn((request) => app.request(request), ORIGIN, who);
    cookies.set(who, cookie);
    return cookie;
  }
  return {
    ...{ db, app },
    async ask(who, route, input) {
      const headers = { 'content-type': 'application/json', origin: ORIGIN, cookie: await cookieOf(who) };
      const answer = await app.request(`${ORIGIN}/api/rpc/${route.replace('.', '/')}`, {
        ...{ method: 'POST', headers, body: JSON.stringify({ json: input }) },
      });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${text.slice(0, 300)}`);
      return { text, json: () => JSON.parse(text).json };
    },
    stop: () => db.destroy(),
  };
}

export async function signedIn(
  send: (request: Request) => Response | Promise<Response>,
  origin: string,
  username: string,
): Promise<string> {
  const answer = await send(
    new Request(`${origin}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ username, password: PASSWORD }),
    }),
  );
  if (!answer.ok) throw new Error(`${username} cannot sign in: ${await answer.text()}`);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return cookies.join('; ');
}
