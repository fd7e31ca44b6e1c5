import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '#platform/database/connection.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { waitsOf } from '../bench/nation/asking.ts';
import { copyIn } from '../bench/nation/filling.ts';
import {
  agenciesOf,
  directoryRows,
  entryOrder,
  FIRST_ENTRY,
  type Office,
  officesOf,
  type Row,
  type Rows,
  workRows,
} from '../bench/nation/making.ts';
import { openNation } from '../bench/nation/office.ts';
import { placeContacts, settle } from '../bench/nation/people.ts';
import { foldsThatDiffer } from './support/kept-whole.ts';

// What is measured must be what the product writes, and every wait must be answered: here on a nation of a few papers.

const amount = { offices: 2, agencies: 24, documents: 12, directives: 40 };
let database: Awaited<ReturnType<typeof createTestDatabase>>;
const made: Row[] = [];

/** Lays the rows down as the product would: what is found, and the numbers by day, its own triggers write. */
async function lay({ search_entry: entries = [], ...rows }: Rows, client: pg.Client): Promise<void> {
  made.push(...entries);
  await copyIn(client, rows);
}

beforeAll(async () => {
  database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const offices: Office[] = await settle(database.url, officesOf(amount));
  const numberOf = entryOrder(offices, FIRST_ENTRY + amount.agencies);
  for (const office of offices) {
    const agencies = agenciesOf(office);
    await lay(directoryRows(office, agencies), client);
    await lay(
      workRows(office, agencies, 0, office.documents[1], (nth) => numberOf(office, nth)),
      client,
    );
  }
  await client.query(`select setval('directive_event_id_seq', 1000000)`);
  await client.end();
  await placeContacts(database.url);
});
afterAll(() => database.drop());

/** But for the block, which says when it was written. */
const wordsOf = (said: string[]) => said.filter((one) => !one.startsWith('block:')).sort();

it('is found by the words by which the product would find it', async () => {
  const db = openDatabase(database.url);
  const { rows } = await sql<{ kind: string; subjectId: string; said: string[] }>`
    select kind, subject_id, heading, words, tsvector_to_array(lexemes) as said from search_entry`.execute(
    db,
  );
  await db.destroy();
  const bySubject = new Map(rows.map((row) => [`${row.kind} ${row.subjectId}`, row]));
  expect(made.length).toBeGreaterThan(amount.directives + amount.documents);
  for (const { kind, subjectId, heading, words, lexemes } of made) {
    const kept = bySubject.get(`${kind} ${subjectId}`);
    expect(kept).toMatchObject({ heading, words });
    expect(wordsOf(kept?.said ?? [])).toEqual(wordsOf(String(lexemes).slice(1, -1).split("' '")));
  }
});

it('stands on each day as its events fold', async () => {
  const db = openDatabase(database.url);
  expect(await foldsThatDiffer(db)).toEqual([]);
  await db.destroy();
});

it('answers everything that is measured', async () => {
  const nation = await openNation(database.url);
  const waits = await waitsOf(nation, 0);
  expect(waits.length).toBeGreaterThan(15);
  for (const { ready } of waits) await (await ready(0))();
  await nation.stop();
});
