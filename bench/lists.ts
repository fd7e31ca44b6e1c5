// The list of directives with ten thousand rows against a hundred, in one run: what somebody waits for beyond what they
// would wait anyway. Two fresh databases on the server that DATABASE_URL names, filled by seed-directives.ts, dropped
// afterwards.
//   DATABASE_URL=postgres://… node bench/lists.ts
import pg from 'pg';
import type { Viewer } from '#accounts/schema.ts';
import { findViewer } from '#accounts/store.ts';
import { bulkPreviewFor } from '#directives/bulk/routes.ts';
import { batchesFor, choicesFor, codesFor, listFor, pageFor } from '#directives/listing/routes.ts';
import type { ListQuery } from '#directives/listing/schema.ts';
import { directiveSheet } from '#directives/sheets.ts';
import { systemClock } from '#platform/clock.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { migrate } from '#platform/database/migrate.ts';
import { writeSheet } from '#platform/sheets/write.ts';
import { median } from './median.ts';
import { type Amount, seedDirectives } from './seed-directives.ts';

const server = process.env.DATABASE_URL;
if (!server) throw new Error('DATABASE_URL names a server on which databases may be made');

const few: Amount = { directives: 100, documents: 10, agencies: 200 };
const many: Amount = { directives: 10_000, documents: 300, agencies: 200 };

type Work = (db: Database, viewer: Viewer) => Promise<unknown>;
const page =
  (query: ListQuery): Work =>
  (db, viewer) =>
    pageFor(db, viewer, query);

const works: Record<string, Work> = {
  'first page, most pressing first': page({}),
  'last page': (db, viewer) => pageFor(db, viewer, { page: viewer.office.name === 'many' ? 100 : 1 }),
  'by code': page({ sort: 'code' }),
  'by title': page({ sort: 'title' }),
  'by lead': page({ sort: 'lead' }),
  'by deadline': page({ sort: 'due' }),
  'by days waited': page({ sort: 'days', desc: true }),
  'by state': page({ sort: 'state' }),
  'search without marks': page({ q: 'tham muu muong lay' }),
  'search, nothing found': page({ q: 'khong co chu nay' }),
  'overdue, one role': page({ headline: 'open-late', role: 'lead' }),
  'silent over 60 days': page({ silent: 60 }),
  'a year ago': page({ asOf: '2022-11-20' }),
  'choices of the filters': (db, viewer) => choicesFor(db, viewer, {}),
  'codes of 500 for one act': (db, viewer) => codesFor(db, viewer, {}),
  'preview of one act on 100': async (db, viewer) => {
    const codes = (await codesFor(db, viewer, {})).slice(0, 100);
    const deadline = { kind: 'date', date: '2030-01-01', origin: 'office' } as const;
    return bulkPreviewFor(db, viewer, { what: { act: 'setDeadline', deadline }, codes });
  },
  'all rows (overview)': (db, viewer) => listFor(db, viewer, {}),
  'all rows as XLSX': async (db, viewer) => {
    const { batches } = await batchesFor(db, viewer, {}, {});
    for await (const _ of writeSheet(directiveSheet(batches)));
  },
};

const RUNS = 9;

async function filled(name: string, amount: Amount) {
  await onServer(`create database ${name}`);
  const url = new URL(server ?? '');
  url.pathname = `/${name}`;
  await migrate(url.href);
  const db = openDatabase(url.href);
  await seedDirectives(db, amount);
  await onServer('vacuum analyze', url.href);
  return db;
}

async function onServer(sql: string, url = server): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function viewerOf(db: Database, username: string): Promise<Viewer> {
  const user = await db
    .selectFrom('authUser')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  const viewer = await findViewer(db, user.id, systemClock);
  if (!viewer) throw new Error(`${username} has no place`);
  return viewer;
}

const names = ['bench_lists_few', 'bench_lists_many'] as const;
const [small, large] = [await filled(names[0], few), await filled(names[1], many)];
try {
  for (const username of ['huong', 'mai']) {
    const a = await viewerOf(small, username);
    const b = await viewerOf(large, username);
    b.office.name = 'many';
    console.log(`\n${b.positionTitle} (${b.role})`);
    for (const [name, work] of Object.entries(works)) {
      const runs = name.startsWith('all rows') ? 3 : RUNS;
      const of = await median(() => work(small, a), runs);
      const to = await median(() => work(large, b), runs);
      console.log(
        `${name.padEnd(34)} ${of.toFixed(1).padStart(7)} ms ${to.toFixed(1).padStart(8)} ms  × ${(to / of).toFixed(1)}`,
      );
    }
  }
} finally {
  await Promise.all([small.destroy(), large.destroy()]);
  for (const name of names) await onServer(`drop database if exists ${name} with (force)`);
}
