// Search over 100,000 directives and 3,000 documents against the same question as `ilike` over the same rows, in one run. A
// fresh database on the server that DATABASE_URL names, dropped afterwards. Directives are laid down by one statement: it
// is the index that is measured, not what has happened to each.
//   DATABASE_URL=postgres://… node bench/search.ts [directives] [documents]
import { sql } from 'kysely';
import pg from 'pg';
import type { Viewer } from '#accounts/schema.ts';
import { findViewer } from '#accounts/store.ts';
import { searchFor } from '#overview/search/routes.ts';
import { systemClock } from '#platform/clock.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { migrate } from '#platform/database/migrate.ts';
import { median } from './median.ts';
import { seedDirectives } from './seed-directives.ts';

const server = process.env.DATABASE_URL;
if (!server) throw new Error('DATABASE_URL names a server on which databases may be made');
const [directives = 100_000, documents = 3000] = process.argv.slice(2).map(Number);
const NAME = 'bench_search';
const RUNS = 15;

async function onServer(words: string, url = server): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(words).finally(() => client.end());
}

/** More of the same: each row again under another code, each document with a text of some pages. */
async function fill(db: Database): Promise<void> {
  await seedDirectives(db, { directives: 1000, documents: 100, agencies: 100 });
  await sql`insert into stored_file (office_id, name, media_type, size, sha256)
    select office_id, 'van-ban-' || n || '.docx', 'text/plain', 1, 'bench-' || n
    from office, generate_series(1, ${documents}::int) as n, lateral (select office.id as office_id) as o`.execute(
    db,
  );
  await sql`insert into document (office_id, file_id, state, regime, type, type_name, number, issuer, issued_on, subject, text, pages)
    select f.office_id, f.id, 'published', 'party', 'thong-bao', 'Thông báo', substr(f.sha256, 7) || '-TB/VPTU',
      'Văn phòng Tỉnh uỷ', date '2023-01-01', d.title,
      (select string_agg(t.text, E'\n') from (select text from directive order by md5(code || f.id) limit 30) as t), '[]'
    from stored_file as f, lateral (select title from directive order by md5(code || f.id) limit 1) as d
    where f.sha256 like 'bench-%'`.execute(db);
  await sql`with made as (
      insert into directive (office_id, code, position, ref, kind, title, text, published_on, search_folded, search_marked)
      select office_id, code || '-' || n, position, ref, kind, title, text, published_on, search_folded || ' ' || n,
        search_marked || ' ' || n
      from directive, generate_series(1, ${Math.ceil(directives / 1000)}::int) as n returning id, published_on)
    insert into directive_period (directive_id, from_day, state, next_actor, next_since, known_until)
    select id, published_on, 'not-started', 'agency', published_on, now() from made`.execute(db);
}

async function clerkOf(db: Database): Promise<Viewer> {
  const { id } = await db
    .selectFrom('authUser')
    .select('id')
    .where('username', '=', 'huong')
    .executeTakeFirstOrThrow();
  const viewer = await findViewer(db, id, systemClock);
  if (!viewer) throw new Error('huong has no place');
  return viewer;
}

const byIlike = (db: Database, { office }: Viewer, words: string[]) => {
  const has = (column: string) =>
    sql.join(
      words.map((word) => sql`${sql.ref(column)} ilike ${`%${word}%`}`),
      sql` and `,
    );
  return Promise.all([
    sql`select id from directive where office_id = ${office.id} and ${has('search_folded')}
      order by published_on desc limit 1001`.execute(db),
    sql`select id from document where office_id = ${office.id} and ${has('text')}
      order by created_at desc limit 1001`.execute(db),
  ]);
};

const questions = [
  'dao tao',
  'giang vien chinh muong lay',
  'xay dung',
  'Đào tạo cán bộ',
  '"cơ sở vật chất"',
  '77 TB VPTU',
  'kinh phi t',
  'khong co chu nay',
];

await onServer(`create database ${NAME}`);
const url = new URL(server);
url.pathname = `/${NAME}`;
await migrate(url.href);
const db = openDatabase(url.href);
try {
  const begun = performance.now();
  await fill(db);
  await onServer('vacuum analyze', url.href);
  console.log(
    `${directives} directives, ${documents} documents, laid down in ${Math.round((performance.now() - begun) / 1000)} s`,
  );
  const viewer = await clerkOf(db);
  for (const q of questions) {
    const asked = { q, page: 1, limit: 5 };
    const words = q.replaceAll('"', '').split(' ');
    const search = await median(() => searchFor(db, viewer, asked), RUNS);
    const ilike = await median(() => byIlike(db, viewer, words), 5);
    const { groups } = await searchFor(db, viewer, asked);
    const total = groups.map(({ kind, total, isMore }) => `${kind} ${isMore ? '>' : ''}${total}`).join(', ');
    console.log(
      `${q.padEnd(30)} ${search.toFixed(1).padStart(7)} ms, ilike ${ilike.toFixed(1).padStart(8)} ms  × ${(search / ilike).toFixed(2)}  (${total || 'nothing'})`,
    );
  }
} finally {
  await db.destroy();
  await onServer(`drop database if exists ${NAME} with (force)`);
}
