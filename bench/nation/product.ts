import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { createMember } from '#accounts/store.ts';
import { sealLog } from '#platform/audit/seal.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { migrate } from '#platform/database/migrate.ts';
import { hashPassword } from '#platform/http/sign-in.ts';
import { startServer } from '../../e2e/support/server-process.ts';
import { timed } from '../../src/app.ts';
import { type Asked, answered, type Question } from './load.ts';
import { idOf } from './making.ts';
import { signedIn } from './office.ts';
import { PASSWORD, signInName } from './people.ts';

/** Whom everybody asks: the biggest office. */
const OFFICE = 0;
const officeId = idOf('office', OFFICE);

/** An agency with work before it, and what it may report on. */
interface Desk {
  agencyId: string;
  username: string;
  codes: string[];
}

/** The server as it is installed, in a process of its own, on a filled nation; it does nothing by the clock. */
export async function openProduct(url: string, users: number): Promise<Asked> {
  await migrate(url);
  const db = openDatabase(url);
  await sealLog(db);
  const desks = await desksOf(db, users);
  await seat(db, desks);
  const codes = await someCodes(db);
  await db.destroy();
  const stateDir = await mkdtemp(path.join(tmpdir(), 'dondoc-users-'));
  const server = await startServer(stateDir, {
    ...{ DATABASE_URL: url, RATE_LIMITS: '0', LEAVE_WORK: Object.keys(timed).join(',') },
    ...{ BACKUP_HOUR: 'off', BACKUP_BEFORE_UPGRADE: 'off', LOG_FORMAT: 'json' },
    TRUST_PROXY: '127.0.0.1',
  });
  const sessions = (names: string[]) =>
    inTurn(names, (name, n) => sessionAt(server.url, name, `10.0.0.${n}`));
  return {
    questions: async () => {
      const clerks = await sessions(Array.from({ length: users }, () => signInName('clerk', OFFICE)));
      const reporters = await sessions(desks.map(({ username }) => username));
      return questionsOf({ clerks, reporters, desks, codes });
    },
    stop: async () => {
      await server.stop();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

type Ask = (route: string, input: object) => Promise<void>;

/** Each from an address of their own, as in an office: from one address only so many may sign in within a minute. */
async function sessionAt(url: string, username: string, address: string): Promise<Ask> {
  const send = (request: Request) => {
    request.headers.set('x-forwarded-for', address);
    return fetch(request);
  };
  const cookie = await signedIn(send, url, username);
  const headers = { cookie, origin: url, 'content-type': 'application/json' };
  return async (route, input) => {
    const body = JSON.stringify({ json: input });
    await answered(`${url}/api/rpc/${route.replace('.', '/')}`, { method: 'POST', headers, body });
  };
}

async function inTurn<T, R>(all: T[], make: (one: T, n: number) => Promise<R>): Promise<R[]> {
  const made = [];
  for (const [n, one] of all.entries()) made.push(await make(one, n));
  return made;
}

const of = <T>(all: readonly T[], n: number) => all[n % all.length] as T;

interface People {
  clerks: Ask[];
  reporters: Ask[];
  desks: Desk[];
  codes: string[];
}

function questionsOf({ clerks, reporters, desks, codes }: People): Question[] {
  const list = (user: number, filter: object) => of(clerks, user)('directives.list', { size: 50, ...filter });
  // No two users write on the same one at a time, neighbours not for the same agency.
  const open = desks
    .flatMap(({ codes }, at) => codes.map((code, turn) => ({ code, turn, report: of(reporters, at) })))
    .sort((a, b) => a.turn - b.turn);
  const report = { text: 'Đã triển khai, đang lấy ý kiến.', done: false, percent: 60, fileIds: [] };
  return [
    { name: 'list', ask: (user) => list(user, {}) },
    {
      name: 'list, of one agency',
      ask: (user, nth) => list(user, { agency: of(desks, user + nth).agencyId, role: 'lead' }),
    },
    { name: 'list, late ones', ask: (user) => list(user, { headline: 'open-late' }) },
    {
      name: 'open one',
      ask: (user, nth) => of(clerks, user)('directives.get', { code: of(codes, user * 7 + nth) }),
    },
    {
      name: 'update one',
      ask: (user, nth) => {
        const mine = of(open, user + nth * clerks.length);
        return mine.report('directives.report', { code: mine.code, ...report });
      },
    },
  ];
}

async function desksOf(db: Database, many: number): Promise<Desk[]> {
  const { rows } = await sql<{ agencyId: string; codes: string[] }>`
    select l.agency_id, array_agg(d.code) as codes
      from directive d
      join directive_lead_period l on l.directive_id = d.id and l.to_day is null
      join directive_period p on p.directive_id = d.id and p.to_day is null
     where d.office_id = ${officeId} and l.state in ('in-progress', 'not-started') and p.state <> 'done'
     group by l.agency_id order by count(*) desc, l.agency_id limit ${many}`.execute(db);
  return rows.map((desk) => ({ ...desk, username: `reporter_${desk.agencyId.slice(0, 8)}` }));
}

/** Those who sat there in an earlier run stay. */
async function seat(db: Database, desks: Desk[]): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  const place = { officeId, role: 'contact', positionTitle: 'Chuyên viên', validFrom: '2021-01-01' } as const;
  await db.transaction().execute(async (tx) => {
    for (const { agencyId, username } of desks)
      await createMember(tx, { ...place, name: username, username, passwordHash, agencyId });
  });
}

async function someCodes(db: Database): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from directive where office_id = ${officeId} order by md5(id::text) limit 500`.execute(db);
  return rows.map(({ code }) => code);
}
