import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeExample } from '#accounts/routes.ts';
import type { Role } from '#accounts/schema.ts';
import { systemClock } from '#platform/clock.ts';
import { readConfig } from '#platform/config.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { openFileStore } from '#platform/files/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { createSignIn } from '#platform/http/sign-in.ts';
import { runJob } from '#platform/jobs/run.ts';
import type { Jobs } from '#platform/jobs/work.ts';
import { createVault } from '#platform/vault.ts';
import { createApp, kinds } from '../../src/app.ts';

export const ORIGIN = 'http://127.0.0.1:3000';
const PASSWORD = 'dondoc-vi-du';

/** One of the example's people for each role; of the school where it has one. */
export const people: Record<Role, string> = {
  clerk: 'huong',
  contact: 'mai',
  head: 'binh',
  leader: 'thang',
  inspector: 'kien',
  administrator: 'quantri',
  appraiser: 'yen',
  trainingOfficer: 'dung',
  staffOfficer: 'cuong',
  researchOfficer: 'nga',
  financeOfficer: 'phuong',
  lecturer: 'long',
};

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every route
  json: any;
}

export interface TestOffice {
  db: Database;
  databaseUrl: string;
  /** Calls a typed route as somebody of that role, or as the person of that sign-in name, or as nobody. */
  call(who: string | null, route: string, input: unknown): Promise<Answer>;
  fetch(who: string | null, url: string, init?: RequestInit): Promise<Response>;
  /** Uploads as the clerk would. */
  upload(who: string | null, url: string, name: string, bytes: Uint8Array): Promise<Answer>;
  /** Ids of the files that lie in the file store. */
  storedFiles(): Promise<string[]>;
  /** What routes and timed work get. */
  parts: Parts;
  stop(): Promise<void>;
}

/** The whole server on a fresh database with the example office, without a port; or on one that holds an office. */
export async function startTestOffice(held?: { url: string; folder?: string }): Promise<TestOffice> {
  const { url, drop } = held ? { url: held.url, drop: async () => {} } : await createTestDatabase();
  const folder = held?.folder ?? (await mkdtemp(path.join(tmpdir(), 'dondoc-office-')));
  const db = openDatabase(url);
  const signIn = createSignIn({ db, secret: 'x'.repeat(32), publicUrl: null });
  const files = openFileStore(folder);
  // Slow work is done on the spot: what has been asked for is over when the route answers.
  const jobs: Jobs = {
    send: async () => undefined,
    look: async () => undefined,
    sent: (id) => runJob(parts, kinds, id),
  };
  const parts: Parts = {
    db,
    jobs,
    files,
    clock: systemClock,
    signIn,
    singleName: null,
    vault: createVault('x'.repeat(32)),
    publicUrl: ORIGIN,
    webhookHosts: [],
    // Beside the store of files, whose bytes are counted.
    edxmlDir: `${folder}-lien-thong`,
    backups: {
      ...{ databaseUrl: url, stateDir: folder, secret: 'x'.repeat(32) },
      config: readConfig({ BACKUP_DIR: `${folder}-sao-luu` }).backup,
    },
    setupCode: '1234abcd',
    metricsToken: null,
    maxUploadBytes: 50 * 1024 * 1024,
    trustedProxies: [],
    // A test asks in seconds what a person asks in a day.
    rateFactor: 0,
  };
  const app = createApp(parts);
  if (!held?.folder) await makeExample({ db });

  // Each signs in once, also where many calls begin at once: so many tries would lock the account.
  const cookies = new Map<string, Promise<string>>();
  function cookieOf(who: string): Promise<string> {
    const username = people[who as Role] ?? who;
    const known = cookies.get(username) ?? cookieFor(username);
    cookies.set(username, known);
    return known;
  }
  async function cookieFor(username: string): Promise<string> {
    const response = await app.request(`${ORIGIN}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: ORIGIN },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    if (!response.ok) throw new Error(`${username} cannot sign in: ${await response.text()}`);
    return response.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ');
  }

  async function fetchAs(who: string | null, url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('origin', ORIGIN);
    if (who) headers.set('cookie', await cookieOf(who));
    return app.request(`${ORIGIN}${url}`, { ...init, headers });
  }

  const call: TestOffice['call'] = async (who, route, input) => {
    const response = await fetchAs(who, `/api/rpc/${route.replace('.', '/')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ json: input }),
    });
    const body = await response.json().catch(() => null);
    return { status: response.status, json: body?.json ?? body };
  };

  const upload: TestOffice['upload'] = async (who, url, name, bytes) => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    const response = await fetchAs(who, url, { method: 'POST', body });
    return { status: response.status, json: await response.json() };
  };

  async function stop(): Promise<void> {
    await db.destroy();
    await drop();
    await rm(folder, { recursive: true });
    for (const beside of [parts.edxmlDir, parts.backups.config.dir])
      await rm(beside, { recursive: true, force: true });
  }
  const storedFiles = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  return { db, databaseUrl: url, call, fetch: fetchAs, upload, storedFiles, parts, stop };
}
