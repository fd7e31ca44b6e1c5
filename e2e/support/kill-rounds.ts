import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { archiveTo } from '#overview/archiving/commands.ts';
import { readDataBytes } from '#platform/data-file.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { runningUrl } from '#platform/database/embedded.ts';
import { openFileStore } from '#platform/files/store.ts';
import { faultsOf } from './kept-whole.ts';
import { acceptAll, publishOver } from './publish-example.ts';
import { freePort, type ServerProcess, signIn, startServer } from './server-process.ts';
import type { Answer } from './test-office.ts';

export interface KillSum {
  rounds: number;
  /** How often each was killed. */
  kills: Record<Victim, number>;
  acknowledged: Record<Kind, number>;
  lost: string[];
  /** Written by half, or not as it was. */
  faults: string[];
  /** From the kill to the first answer. */
  longestReopenMs: number;
}

type Victim = 'server' | 'database' | 'both';
const victims: Victim[] = ['server', 'database', 'both'];
type Kind = 'agency' | 'report' | 'entry' | 'upload' | 'publication';
type Person = Awaited<ReturnType<typeof signIn>>;

interface Asked {
  stateDir: string;
  rounds: number;
  /** The same gives the same moments and victims. */
  seed: number;
  say?: (line: string) => void;
}

/**
 * The real server with its own database under load from several people, killed by SIGKILL again and again: the server,
 * the whole tree of the database, or both. Everything that it had acknowledged must be there, and nothing by half.
 */
export async function killRounds({ stateDir, rounds, seed, say = () => {} }: Asked): Promise<KillSum> {
  await mkdir(stateDir, { recursive: true });
  await chmod(stateDir, 0o755);
  const port = await freePort();
  const start = () => startServer(stateDir, { PORT: String(port), BACKUP_HOUR: 'off' });
  let server: ServerProcess = await start();
  const random = seeded(seed);
  const sum: KillSum = {
    ...{ rounds, kills: { server: 0, database: 0, both: 0 }, lost: [], faults: [], longestReopenMs: 0 },
    acknowledged: { agency: 0, report: 0, entry: 0, upload: 0, publication: 0 },
  };
  const kept: { kind: Kind; key: string }[] = [];
  try {
    const { codes } = await publishOver(server.url);
    const [clerk, contact] = [await signIn(server.url, 'huong'), await signIn(server.url, 'mai')];
    const { viewer } = (await contact.call('session.current')).json as { viewer: { agency: { id: string } } };
    for (let round = 0; round < rounds; round++) {
      const stop = new AbortController();
      const note = (kind: Kind, key: string) => {
        kept.push({ kind, key });
        sum.acknowledged[kind] += 1;
      };
      const desk = { clerk, contact, agencyId: viewer.agency.id, codes };
      const writers = writersFor(desk, note).map((write) => endless(write, stop.signal));
      await acknowledgedIn(kept, kept.length + 4);
      await wait(random() * 900);
      const victim = victims[Math.floor(random() * victims.length)] ?? 'both';
      sum.kills[victim] += 1;
      const killed = performance.now();
      if (victim !== 'server') killDatabase(stateDir);
      if (victim !== 'database') {
        await server.kill();
        server = await start();
      }
      await answers(clerk);
      const reopenMs = performance.now() - killed;
      sum.longestReopenMs = Math.max(sum.longestReopenMs, reopenMs);
      stop.abort();
      await Promise.all(writers);
      await atDatabase(stateDir, async (db) => {
        sum.lost = await lostOf(db, kept);
      });
      say(
        `${String(round + 1).padStart(3)} ${victim.padEnd(8)} answers after ${Math.round(reopenMs)} ms; ${kept.length} acknowledged, ${sum.lost.length} lost`,
      );
    }
    await atDatabase(stateDir, async (db) => {
      sum.faults = await faultsOf(db, path.join(stateDir, 'files'));
      await exportAll(db, stateDir);
    });
    return sum;
  } finally {
    await server.stop();
  }
}

/** A small generator with a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Writes without end; what fails because nobody is there is tried again with something new. */
async function endless(write: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) await write().catch(() => wait(30));
}

async function acknowledgedIn(kept: unknown[], many: number): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (kept.length < many && Date.now() < deadline) await wait(20);
}

async function answers(person: Person): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (Date.now() < deadline) {
    const answer = await person.call('session.current').catch(() => null);
    if (answer?.status === 200 && (answer.json as { viewer: unknown }).viewer) return;
    await wait(25);
  }
  throw new Error('the server does not come back within 90 s');
}

/** The server of the database and every process that it has begun, at once. */
function killDatabase(stateDir: string): void {
  const file = path.join(stateDir, 'database', 'data', 'postmaster.pid');
  if (!existsSync(file)) throw new Error(`no database server at ${file}`);
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  for (const one of [pid, ...childrenOf(pid)]) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // Ended by itself.
    }
  }
}

const PARENT = 1;

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => {
      try {
        const stat = readFileSync(`/proc/${one}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[PARENT]) === pid;
      } catch {
        return false;
      }
    });
}

let counter = 0;
/** No two of a run are alike. */
const fresh = () => `${Date.now().toString(36)}.${++counter}`;

/** Several people at once, each with one thing to do; what is acknowledged is noted with what it is found by. */
function writersFor(
  { clerk, contact, agencyId, codes }: { clerk: Person; contact: Person; agencyId: string; codes: string[] },
  note: (kind: Kind, key: string) => void,
): (() => Promise<void>)[] {
  const agency = async () => {
    const name = `Tổ công tác ${fresh()}`;
    const asked = { name, shortName: `T${++counter}`, regime: 'party', parentId: null };
    const { status, json } = await clerk.call('agencies.create', asked);
    if (status === 200) note('agency', (json as { id: string }).id);
  };
  const report = async () => {
    const text = `Đã làm đến bước ${fresh()}.`;
    const body = new FormData();
    body.append('file', new Blob([text]), 'bao-cao.txt');
    const upload = await contact.fetch('/api/attachments', { method: 'POST', body });
    if (!upload.ok) return;
    const fileIds = [((await upload.json()) as { id: string }).id];
    for (const code of codes) {
      const asked = { code, text, done: false, percent: null, fileIds };
      const { status } = await contact.call('directives.report', asked);
      if (status === 200) return note('report', text);
    }
  };
  const entry = async () => {
    const id = crypto.randomUUID();
    const actors = [{ role: 'lead', name: 'Trường', agencyId, generic: false }];
    const words = { line: 'Trường báo cáo', text: `Báo cáo việc ${fresh()}` };
    const asked = { id, ...words, actors, deadline: { kind: 'none' }, documentId: null };
    const { status } = await clerk.call('entry.save', asked);
    if (status === 200) note('entry', id);
  };
  return [agency, agency, report, entry, publication(clerk, note)];
}

/** A notice of its own number: taken in, accepted, published. */
function publication(clerk: Person, note: (kind: Kind, key: string) => void): () => Promise<void> {
  const call = clerk.call as (route: string, input?: unknown) => Promise<Answer>;
  return async () => {
    const words = (await readDataBytes('example/thong-bao-118.txt')).toString();
    const number = 200 + ++counter;
    const text = words
      .replace('Số 118-TB', `Số ${number}-TB`)
      .replace('Ngày 17/11/2023', `Ngày 17/11/2023 (${fresh()})`);
    const body = new FormData();
    body.append('file', new Blob([text]), `thong-bao-${number}.txt`);
    const taken = await clerk.fetch('/api/documents', { method: 'POST', body });
    if (!taken.ok) return;
    const said = JSON.parse((await taken.text()).trim().split('\n').at(-1) ?? '{}');
    const documentId = (said.body ?? said).documentId as string | undefined;
    if (!documentId) return;
    note('upload', documentId);
    await acceptAll(call, documentId);
    const { status } = await call('publishing.publish', { documentId });
    if (status === 200) note('publication', documentId);
  };
}

async function atDatabase<T>(stateDir: string, work: (db: Database) => Promise<T>): Promise<T> {
  const url = runningUrl(stateDir);
  if (!url) throw new Error('the database does not run');
  const db = openDatabase(url);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** Those of the acknowledged that are not there. */
async function lostOf(db: Database, kept: { kind: Kind; key: string }[]): Promise<string[]> {
  const { rows } = await sql<{ kind: Kind; key: string }>`
    select 'agency' as kind, id::text as key from agency
    union all select 'report', data ->> 'text' from directive_event where kind = 'reported'
    union all select 'entry', id::text from directive
    union all select 'upload', id::text from document
    union all select 'publication', id::text from document where published_on is not null`.execute(db);
  const there = new Set(rows.map(({ kind, key }) => `${kind} ${key}`));
  return kept.map(({ kind, key }) => `${kind} ${key}`).filter((one) => !there.has(one));
}

async function exportAll(db: Database, stateDir: string): Promise<void> {
  const files = openFileStore(path.join(stateDir, 'files'));
  for (const { id: officeId } of await db.selectFrom('office').select('id').execute())
    await archiveTo(path.join(stateDir, 'whole.zip'), { db, files, officeId, now: new Date() });
}
