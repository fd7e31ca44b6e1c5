import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealLog, verifyLog } from '#platform/audit/seal.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { type FileStore, openFileStore } from '#platform/files/store.ts';
import { emptyInstallation, type Installation } from '../../../e2e/support/archives.ts';
import * as application from '../../app.ts';
import { archiveTo } from '../archiving/commands.ts';
import { exportOffice } from '../exporting/commands.ts';
import { strayTables } from '../exporting/store.ts';
import { openArchive } from '../opening/commands.ts';
import { rebuildExample } from './commands.ts';

interface Built {
  db: Database;
  files: FileStore;
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
  return {
    db,
    files: openFileStore(path.join(folder, 'files')),
    officeId,
    text: await exportOffice(db, officeId),
    stop,
  };
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

describe('the office as one archive', () => {
  const NOW = new Date('2026-11-29T09:00:00Z');
  let there: Installation;
  let file = '';
  beforeAll(async () => {
    there = await emptyInstallation();
    file = path.join(tmpdir(), `${path.basename(there.folder)}.zip`);
    await sealLog(first.db);
  });
  afterAll(async () => {
    await there.stop();
    for (const name of [file, `${file}.2`]) await rm(name, { force: true });
  });
  const wordsFound = async (db: Database) => {
    const rows = await db
      .selectFrom('searchEntry')
      .select(['kind', 'subjectId', 'heading', 'words'])
      .orderBy('kind')
      .orderBy('subjectId')
      .execute();
    expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThan(9);
    return rows;
  };
  const open = (db: Database, files: FileStore) =>
    openArchive({ db, files, file, maxFileBytes: 50 * 1024 * 1024 });

  it('says the same, byte for byte, where it was taken over', async () => {
    const { officeId } = first;
    await archiveTo(file, { ...first, now: NOW });
    const opened = await open(there.db, there.files);
    expect(opened.firstSignIns.map(({ username }) => username)).toEqual(['quantri']);
    await archiveTo(`${file}.2`, { ...there, officeId, now: NOW });
    expect((await readFile(file)).equals(await readFile(`${file}.2`))).toBe(true);
    expect((await exportOffice(there.db, officeId)) === first.text).toBe(true);
    // Search finds there what it found here: its index is no part of the archive.
    expect(await wordsFound(there.db)).toEqual(await wordsFound(first.db));
    const verdict = await verifyLog(there.db, officeId);
    expect(verdict).toMatchObject({ ok: true });
    expect(verdict).toEqual(await verifyLog(first.db, officeId));
  }, 120_000);

  it('is not taken over twice', async () => {
    await expect(open(there.db, there.files)).rejects.toThrow(/auth_user\.jsonl: người dùng «.+» đã có/);
  });

  it('lies beside another office, whose numbers are taken', async () => {
    const { officeId } = first;
    await first.db.updateTable('office').set({ isExample: false, exampleToday: null }).execute();
    await sql`update auth_user set username = username || '.a', email = 'a.' || email`.execute(first.db);
    await archiveTo(file, { ...first, now: NOW });
    await open(second.db, second.files);
    const [moved, own] = [await exportOffice(second.db, officeId), await exportOffice(first.db, officeId)];
    expect(moved === own).toBe(true);
    expect(await verifyLog(second.db, officeId)).toEqual(await verifyLog(first.db, officeId));
  }, 120_000);
});
