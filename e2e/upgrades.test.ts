import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDatabase } from '#platform/backup/load.ts';
import { fileEntry } from '#platform/backup/manifest.ts';
import { checkParts, openBackup } from '#platform/backup/open.ts';
import { upgradeBackup } from '#platform/backup/upgrade.ts';
import { readConfig } from '#platform/config.ts';
import { migrate } from '#platform/database/migrate.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { openFileStore } from '#platform/files/store.ts';
import { emptyDatabase } from './support/empty-database.ts';
import { faultsOf } from './support/kept-whole.ts';
import { startTestOffice, type TestOffice } from './support/test-office.ts';

/** Made by scripts/make-release.ts: each is what an older version itself had loaded and kept. */
const releases = path.join(import.meta.dirname, 'fixtures/releases');

/** The main pages of those who were there then, as they ask for what they show. */
const shown: [who: string, route: string, input?: unknown][] = [
  ['clerk', 'documents.list'],
  ['clerk', 'directives.page', {}],
  ['clerk', 'agencies.list'],
  ['leader', 'overview.get', {}],
  ['contact', 'directives.page', {}],
  ['inspector', 'log.list', {}],
  ['administrator', 'members.list'],
  ['administrator', 'backups.page'],
];

describe.each(await readdir(releases))('the data of an older version, %s', (name) => {
  let database: Awaited<ReturnType<typeof emptyDatabase>>;
  let folder: string;
  let office: TestOffice;
  const lines: string[] = [];
  let kept = { documents: 0, events: 0 };

  beforeAll(async () => {
    database = await emptyDatabase();
    folder = await mkdtemp(path.join(tmpdir(), 'dondoc-upgrade-'));
    const backup = await openBackup(path.join(releases, name), null);
    await checkParts(backup);
    await loadDatabase(database.url, backup);
    const files = openFileStore(path.join(folder, 'files'));
    for (const { name: entry } of backup.manifest.entries.filter((one) => one.name.startsWith(fileEntry(''))))
      await files.putStream(entry.slice(fileEntry('').length), backup.read(entry));
    const rowsOf = (table: string) => backup.manifest.tables.find((one) => one.name === table)?.rows ?? 0;
    kept = { documents: rowsOf('document'), events: rowsOf('directive_event') };
    backup.close();
    const config = readConfig({ STATE_DIR: folder });
    const upgrade = upgradeBackup(config, database.url, (line) => lines.push(line));
    await migrate(database.url, upgrade.before);
    office = await startTestOffice({ url: database.url, folder: path.join(folder, 'files') });
    await upgrade.note(office.db);
  });
  afterAll(async () => {
    await office?.stop();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is backed up before it is changed, and the backup kept', async () => {
    expect(lines).toEqual([expect.stringMatching(/^Đã sao lưu dữ liệu trước khi nâng cấp \d+ bước: /)]);
    const files = await readdir(path.join(folder, 'sao-luu'));
    expect(files).toEqual([expect.stringMatching(/-nang-cap\.zip$/)]);
    const { backups } = (await office.call('administrator', 'backups.page', undefined)).json;
    expect(backups).toEqual([expect.objectContaining({ kind: 'upgrade', file: files[0], faults: 0 })]);
  });

  it('is all there, whole, with its log', async () => {
    const { rows } = await sql<typeof kept>`select (select count(*)::int from document) as documents,
      (select count(*)::int from directive_event) as events`.execute(office.db);
    expect(rows[0]).toEqual(kept);
    expect(kept.events).toBeGreaterThan(0);
    expect(await faultsOf(office.db, path.join(folder, 'files'))).toEqual([]);
  });

  it.each(shown)('shows %s what %s gives', async (who, route, input) => {
    const answer = await office.call(who, route, input);
    expect([route, answer.status, answer.status === 200 ? '' : answer.json]).toEqual([route, 200, '']);
  });
});

describe('data of a newer version', () => {
  it('is refused with a sentence, and nothing changed', async () => {
    const { url, drop } = await createTestDatabase();
    try {
      const client = new pg.Client(url);
      await client.connect();
      await client.query(`insert into migration (name) values ('209901010101_from_the_future.sql')`);
      await client.end();
      await expect(migrate(url)).rejects.toThrow(
        'Dữ liệu thuộc bản Đôn Đốc mới hơn bản này (bước 209901010101_from_the_future). Chưa có gì bị đổi.',
      );
    } finally {
      await drop();
    }
  });
});
