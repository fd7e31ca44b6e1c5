import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import * as application from '../../server.ts';
import { exportOffice } from '../exporting/commands.ts';
import { strayTables } from '../exporting/store.ts';
import { rebuildExample } from './commands.ts';

interface Built {
  db: Database;
  officeId: string;
  text: string;
  stop(): Promise<void>;
}
let first: Built;
let second: Built;

async function build(): Promise<Built> {
  const { url, drop } = await createTestDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-rebuilt-'));
  const db = openDatabase(url);
  const officeId = await rebuildExample(db, folder, application, () => {});
  const stop = async () => {
    await db.destroy();
    await drop();
    await rm(folder, { recursive: true });
  };
  return { db, officeId, text: await exportOffice(db, officeId), stop };
}
beforeAll(async () => {
  [first, second] = await Promise.all([build(), build()]);
}, 120_000);
afterAll(() => Promise.all([first.stop(), second.stop()]));

it('gives the same bytes from an empty database, twice', () => {
  expect(first.officeId).not.toBe(second.officeId);
  expect(first.text === second.text).toBe(true);
  const tables = new Set(first.text.split('\n').map((line) => line.match(/^\{"table":"(\w+)"/)?.[1]));
  const wanted =
    'directive training_class evidence staff_record proposal_event committee_member research_topic';
  for (const table of `${wanted} investment_entry meeting_person`.split(' ')) expect(tables).toContain(table);
});

it('tells a single word that differs', async () => {
  await second.db
    .updateTable('directive')
    .set({ product: 'Sản phẩm khác' })
    .where('ref', '=', '3.1')
    .execute();
  expect((await exportOffice(second.db, second.officeId)) === first.text).toBe(false);
});

it('passes no table over without a reason', async () => {
  expect(await strayTables(first.db)).toEqual([]);
});

it('carries no id, no secret and no recorded time', () => {
  expect(first.text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
  expect(first.text).not.toMatch(/T\d\d:\d\d:\d\d/);
  expect(first.text).not.toContain('$argon2');
});
