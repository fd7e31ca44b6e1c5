// A survey of ten thousand learners that all answer at once: the real server in a process of its own, a sheet every two
// milliseconds over loopback, each twentieth link used twice at the same moment. Who has no answer sends again, as the
// page does. None may be lost, none doubled.
//   node bench/answers.ts [sheets a second] [seconds]
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeExample } from '#accounts/routes.ts';
import { openDatabase } from '#platform/database/connection.ts';
import { startEmbedded } from '#platform/database/embedded.ts';
import { migrate } from '#platform/database/migrate.ts';
import { addPeople, drawLinks, keepLinks, peopleOf } from '#training/invitations/store.ts';
import { itemsOf } from '#training/surveys/rules.ts';
import { insertWave, listInstruments } from '#training/surveys/store.ts';
import { callRoute, startServer } from '../e2e/support/server-process.ts';

const RATE = Number(process.argv[2] ?? 500);
const SECONDS = Number(process.argv[3] ?? 20);
const SHEETS = RATE * SECONDS;
const TWICE_EACH = 20;

const databaseDir = await mkdtemp(path.join(tmpdir(), 'dondoc-answers-db-'));
// The database server may run as another user, who must be able to walk in.
await chmod(databaseDir, 0o755);
// As in an office: what is acknowledged is on the disk.
const database = await startEmbedded({ stateDir: databaseDir, log: () => {} });
const databaseUrl = database.url;
await migrate(databaseUrl);
const stateDir = await mkdtemp(path.join(tmpdir(), 'dondoc-answers-'));
const db = openDatabase(databaseUrl);

/** An open wave, and the secret of everybody's own link. */
async function openWave(): Promise<{ waveId: string; refs: string[]; tokens: string[] }> {
  await makeExample({ db });
  const { officeId, agencyId } = await db
    .selectFrom('membership')
    .innerJoin('authUser', 'authUser.id', 'membership.userId')
    .select(['membership.officeId', 'membership.agencyId'])
    .where('authUser.username', '=', 'mai')
    .executeTakeFirstOrThrow();
  const days = { fromDay: '2023-11-01', toDay: '2023-11-20' };
  const { id: classId } = await db
    .insertInto('trainingClass')
    .values({
      ...{ officeId, providerAgencyId: agencyId ?? '', year: 2023, code: 'K1', name: 'Lớp K1', ...days },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const instrument = (await listInstruments()).find(({ key }) => key === 'tt-10-2017');
  if (!instrument) throw new Error('no instrument');
  const frame = {
    instrument,
    lecturers: [
      { key: 'a', name: 'A' },
      { key: 'b', name: 'B' },
    ],
  };
  const waveId = await insertWave(
    db,
    { officeId, openedBy: null },
    {
      ...{ classId, kind: 'end', instrumentKey: instrument.key, frame, classToken: 'x'.repeat(22) },
      ...{ opensOn: '2023-11-20', closesOn: '2023-12-04' },
    },
  );
  const names = Array.from({ length: SHEETS }, (_, at) => ({
    ...{ audience: 'lecturer' as const, name: `Người ${at}`, email: null },
  }));
  const at = { officeId, waveId };
  for (let from = 0; from < names.length; from += 2000)
    await addPeople(db, at, names.slice(from, from + 2000));
  await db.updateTable('surveyInvitation').set({ audience: 'learner' }).execute();
  const links = drawLinks((await peopleOf(db, waveId)).map(({ id }) => id));
  await db.transaction().execute((tx) => keepLinks(tx, waveId, links, { by: 'print', day: '2023-11-20' }));
  const refs = itemsOf(frame, 'learner', 'end').map(({ ref }) => ref);
  return { waveId, refs, tokens: links.map(({ token }) => token) };
}

const { waveId, refs, tokens } = await openWave();
await db.destroy();
console.error(`${tokens.length} people are asked`);
const server = await startServer(stateDir, { DATABASE_URL: databaseUrl });

console.error(`the server is up at ${server.url}`);
const took: number[] = [];
const statuses = new Map<number, number>();
let failures = 0;

// A hundred phones share this machine with the server: their side is to cost as little as it can.
const agent = new Agent({ keepAlive: true, maxSockets: 100 });

function post(input: object): Promise<number> {
  const body = JSON.stringify({ json: input });
  const headers = {
    'content-type': 'application/json',
    origin: server.url,
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}/api/rpc/sheet/give`, { method: 'POST', agent, headers }, (answer) => {
      answer
        .resume()
        .on('end', () => resolve(answer.statusCode ?? 0))
        .on('error', reject);
    });
    sent.on('error', reject).end(body);
  });
}

async function give(token: string): Promise<number> {
  const started = performance.now();
  const scores = Object.fromEntries(refs.map((ref) => [ref, 7]));
  const halves = { ballot: token.slice(0, 22), receipt: token.slice(22) };
  const once = () => post({ ...halves, scores, comment: '' }).catch(() => null);
  let status = await once();
  for (let tries = 0; status === null && tries < 5; tries++) {
    failures += 1;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    status = await once();
  }
  took.push(performance.now() - started);
  statuses.set(status ?? 0, (statuses.get(status ?? 0) ?? 0) + 1);
  return status ?? 0;
}

/** At its moment, whether or not the ones before have come back. */
async function sendAll(): Promise<{ seconds: number; accepted: number; both: number }> {
  const started = performance.now();
  const sent: Promise<number[]>[] = [];
  for (const [at, token] of tokens.entries()) {
    const wait = started + (at * 1000) / RATE - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    const isTwice = at % TWICE_EACH === 0;
    sent.push(Promise.all(isTwice ? [give(token), give(token)] : [give(token)]));
  }
  const results = await Promise.all(sent);
  const taken = results.map((pair) => pair.filter((status) => status === 200).length);
  return {
    seconds: (performance.now() - started) / 1000,
    accepted: taken.filter((n) => n > 0).length,
    both: taken.filter((n) => n > 1).length,
  };
}

let isBroken = true;
try {
  await callRoute(server.url, 'sheet.open', { token: tokens[0] });
  const { seconds, accepted, both } = await sendAll();
  const check = openDatabase(databaseUrl);
  const rows = async (table: 'surveyAnswer' | 'surveyBallot') =>
    Number(
      (
        await check
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('n'))
          .where('waveId', '=', waveId)
          .executeTakeFirstOrThrow()
      ).n,
    );
  const [stored, ballots] = [await rows('surveyAnswer'), await rows('surveyBallot')];
  await check.destroy();
  took.sort((a, b) => a - b);
  const quantile = (q: number) => `${(took[Math.floor(q * (took.length - 1))] ?? 0).toFixed(1)} ms`;
  const [lost, doubled] = [SHEETS - stored, Math.max(0, stored - accepted) + both];
  console.log(`sheets ${SHEETS}, each ${TWICE_EACH}th link used twice at once: ${took.length} requests`);
  console.log(
    `asked for ${RATE} a second; reached ${(SHEETS / seconds).toFixed(0)} a second over ${seconds.toFixed(1)} s`,
  );
  console.log(`p50 ${quantile(0.5)}, p99 ${quantile(0.99)}, slowest ${quantile(1)}`);
  console.log(
    `answered ${[...statuses].map(([status, n]) => `${status}: ${n}`).join(', ')}; no answer: ${failures}`,
  );
  console.log(`stored ${stored}, ballots left ${ballots}; lost ${lost}, doubled ${doubled}`);
  isBroken = lost !== 0 || doubled !== 0 || ballots !== 0;
} finally {
  await server.stop();
  await rm(stateDir, { recursive: true, force: true });
  await database.stop();
  await rm(databaseDir, { recursive: true, force: true });
}
process.exit(isBroken ? 1 : 0);
