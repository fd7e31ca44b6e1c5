import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { makeExample } from '#accounts/routes.ts';
import type { Review } from '#directives/review/schema.ts';
import { systemClock } from '#platform/clock.ts';
import { readConfig } from '#platform/config.ts';
import { readDataBytes } from '#platform/data-file.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { startEmbedded } from '#platform/database/embedded.ts';
import { migrate } from '#platform/database/migrate.ts';
import { openFileStore } from '#platform/files/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { CLIENT_ADDRESS, createSignIn } from '#platform/http/sign-in.ts';
import type { Kinds } from '#platform/jobs/kinds.ts';
import { runJob } from '#platform/jobs/run.ts';
import type { Jobs } from '#platform/jobs/work.ts';
import { createVault } from '#platform/vault.ts';
import { writeExport } from '../exporting/commands.ts';

const ORIGIN = 'http://127.0.0.1';

/** The application that app.ts wires together: cli.ts hands it in. */
export interface Application {
  createApp(parts: Parts): Hono;
  kinds: Kinds;
}

/**
 * `dondoc example OUT.jsonl`: makes the example office anew in an empty database of its own, through the same doors as
 * its people use, and writes everything in it down. Twice gives the same bytes. Exit status: 0, or 2 with one line.
 */
export const exampleCommand =
  (application: Application) =>
  async (args: string[]): Promise<number> => {
    const [file, ...more] = args;
    if (!file || more.length > 0) {
      process.stderr.write('Cách dùng: dondoc example TỆP_RA.jsonl\n');
      return 2;
    }
    const stateDir = await mkdtemp(path.join(tmpdir(), 'dondoc-example-'));
    const embedded = await startEmbedded({ stateDir, log: () => {}, durable: false });
    try {
      await migrate(embedded.url);
      const db = openDatabase(embedded.url);
      try {
        const officeId = await rebuildExample(db, stateDir, application, (line) =>
          process.stderr.write(`${line}\n`),
        );
        const rows = await writeExport(db, officeId, file);
        process.stdout.write(`Đã dựng lại cơ quan ví dụ: ${rows} dòng trong ${file}\n`);
        return 0;
      } finally {
        await db.destroy();
      }
    } finally {
      await embedded.stop();
      await rm(stateDir, { recursive: true, force: true });
    }
  };

/** The example office in an empty database; gives its id. */
export async function rebuildExample(
  db: Database,
  stateDir: string,
  { createApp, kinds }: Application,
  say: (line: string) => void,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  // Slow work is done on the spot.
  const jobs: Jobs = {
    send: async () => undefined,
    look: async () => undefined,
    sent: (id) => runJob(parts, kinds, id),
  };
  const parts: Parts = {
    ...{ db, jobs, clock: systemClock, vault: createVault(secret), publicUrl: ORIGIN, webhookHosts: [] },
    ...{ setupCode: '', metricsToken: null, maxUploadBytes: 50 * 1024 * 1024 },
    ...{ trustedProxies: [], rateFactor: 0 },
    files: openFileStore(path.join(stateDir, 'files')),
    edxmlDir: path.join(stateDir, 'lien-thong'),
    backups: { databaseUrl: '', stateDir, secret, config: readConfig({}).backup },
    signIn: createSignIn({ db, secret, publicUrl: null }),
    singleName: null,
  };
  const officeId = await makeExample({ db });
  await fillExample(doorOf(createApp(parts)), say);
  return officeId;
}

/** What an application answers to a route, asked by somebody. */
type Call = (route: string, input?: unknown) => Promise<Answer>;

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: of every route
  json: any;
}

interface Door {
  as(username: string): Promise<{
    /** The answer of a typed route; a refusal ends the rebuilding with its sentence. */
    call: Call;
    upload(name: string, bytes: Uint8Array): Promise<string>;
  }>;
}

function doorOf(app: Hono): Door {
  // Who knocks sits in the machine itself.
  const json = { origin: ORIGIN, 'content-type': 'application/json', [CLIENT_ADDRESS]: '127.0.0.1' };
  const post = (at: string, headers: Record<string, string>, body: BodyInit) =>
    app.request(`${ORIGIN}/api/${at}`, { method: 'POST', headers, body });
  async function ask(route: string, input: unknown, headers: Record<string, string>): Promise<Answer> {
    const answer = await post(`rpc/${route.replace('.', '/')}`, headers, JSON.stringify({ json: input }));
    const said = (await answer.json()).json;
    if (answer.status !== 200) throw new Error(`${route}: ${said?.message ?? answer.status}`);
    return { status: answer.status, json: said };
  }
  async function cookieOf(username: string): Promise<string> {
    const { json: session } = await ask('session.current', {}, json);
    const password: string = session.examplePassword;
    const answer = await post('auth/sign-in/username', json, JSON.stringify({ username, password }));
    const cookies = answer.headers.getSetCookie();
    return cookies.map((one) => one.split(';')[0]).join('; ');
  }
  return {
    async as(username) {
      const cookie = await cookieOf(username);
      return {
        call: (route, input = {}) => ask(route, input, { ...json, cookie }),
        async upload(name, bytes) {
          const body = new FormData();
          body.append('file', new Blob([new Uint8Array(bytes)]), name);
          return (await (await post('documents', { origin: ORIGIN, cookie }, body)).json()).documentId;
        },
      };
    },
  };
}

/** What the people of the example have done by its day, each in their order. */
export const exampleLoads: [username: string, route: string, words: string][] = [
  // Before the school, whose indicators are tied to two of its items.
  ['huong', 'investmentsExample.load', 'hạng mục đầu tư, cơ sở vật chất'],
  ['huong', 'schoolExample.load', 'trường, đội ngũ, bộ chỉ tiêu, lộ trình, minh chứng'],
  ['huong', 'trainingExample.load', 'năm đào tạo'],
  ['huong', 'proposals.loadExample', 'kiến nghị'],
  ['huong', 'committees.loadExample', 'ban chỉ đạo'],
  ['nga', 'researchExample.load', 'nghiên cứu khoa học, tổng kết thực tiễn'],
  ['huong', 'participation.loadExample', 'hội nghị, dự thảo, tự báo cáo'],
  ['huong', 'registers.loadExample', 'sổ văn bản đến, đi'],
];

async function fillExample(door: Door, say: (line: string) => void): Promise<void> {
  const clerk = await door.as('huong');
  const name = 'thong-bao-118.docx';
  const documentId = await clerk.upload(name, await readDataBytes(`example/${name}`));
  await acceptAll(clerk.call, documentId);
  await clerk.call('publishing.publish', { documentId });
  say('Đã đọc, rà soát và phát hành thông báo');
  for (const [username, route, words] of exampleLoads) {
    await (await door.as(username)).call(route);
    say(`Đã nạp ${words}`);
  }
}

/** Accepts head, findings and every item of a draft, as a clerk does who finds nothing wrong. */
export async function acceptAll(call: Call, documentId: string): Promise<void> {
  const decision = 'accepted';
  const { items, findings } = (await call('review.get', { documentId })).json as Review;
  const { version } = (await call('documents.get', { id: documentId })).json;
  await call('review.decideHeader', { documentId, version, decision });
  const seen = findings.map(({ id, version }) => ({ id, version }));
  if (seen.length > 0) await call('review.decideFindings', { documentId, findings: seen, decision });
  for (const { id: itemId, version } of items) await call('review.decide', { itemId, version, decision });
}
