import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDataBytes } from '#platform/data-file.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { createApp } from '../../app.ts';
import { backupsTimed } from './jobs.ts';
import type { BackupPage } from './schema.ts';

const DAY_MS = 86_400_000;

// Each is made and taken in again on trial: some seconds, and more on a busy machine.
describe('backups of the installation', { timeout: 180_000 }, () => {
  let office: TestOffice;
  let dir: string;
  beforeAll(async () => {
    office = await startTestOffice();
    dir = office.parts.backups.config.dir;
    await office.upload(
      'clerk',
      '/api/documents',
      'a.docx',
      await readDataBytes('example/thong-bao-118.docx'),
    );
  });
  afterAll(async () => {
    await office.stop();
    await rm(`${dir}-khong-phai-thu-muc`, { force: true });
  });

  const page = async () => (await office.call('administrator', 'backups.page', undefined)).json as BackupPage;
  const inbox = async () =>
    (await office.call('administrator', 'inbox.list', undefined)).json as { title: string; body: string }[];
  /** The work of one night, so many days from now. */
  const night = async (days: number, config = {}) => {
    const now = new Date(Date.now() + days * DAY_MS);
    const backups = { ...office.parts.backups, config: { ...office.parts.backups.config, ...config } };
    const { backup } = backupsTimed('01:30');
    await backup?.run(
      { ...office.parts, backups, clock: { now: () => now } },
      now.toISOString().slice(0, 10),
    );
  };

  /** As Prometheus reads them; without a token, as from another machine, nobody does. */
  const figures = async () => {
    const app = createApp({ ...office.parts, metricsToken: 'a-token-for-the-watchers' });
    const headers = { authorization: 'Bearer a-token-for-the-watchers' };
    const text = await (await app.request('http://127.0.0.1:3000/metrics', { headers })).text();
    return Object.fromEntries(
      [...text.matchAll(/^dondoc_backup_(\w+) (\S+)$/gm)].map(([, name, value]) => [name, Number(value)]),
    );
  };

  it('is made when asked for, tried, and never handed out', async () => {
    expect((await page()).last).toBeNull();
    expect(await figures()).toEqual({});
    const { jobId } = (await office.call('administrator', 'backups.make', {})).json;
    expect((await office.call('administrator', 'jobs.get', { id: jobId })).json).toMatchObject({
      state: 'done',
    });
    const { last, lastTried, at, isSameDisk } = await page();
    expect(last).toMatchObject({ kind: 'hand', faults: 0, encrypted: false, files: 1, trialProblem: null });
    expect(lastTried?.id).toBe(last?.id);
    expect([at, isSameDisk]).toEqual(['01:30', true]);
    const { age_seconds: made, tried_age_seconds: tried } = await figures();
    expect(tried).toBeCloseTo(made ?? -1, 0);
    expect(made).toBeGreaterThan(0);
    expect(await readdir(dir)).toEqual([last?.file]);
    // No trace of the database of the trial.
    const { rows } = await sql`select from pg_database where datname like 'dondoc_thu_%'`.execute(office.db);
    expect(rows).toEqual([]);
  });

  it('is made every night; those past their time go once a newer one has come back whole', async () => {
    for (const day of [1, 2]) await night(day, { keep: { days: 1, weeks: 0, months: 0 } });
    const { backups } = await page();
    const lying = backups.filter(({ kind, removedAt }) => kind === 'daily' && !removedAt);
    expect(lying).toHaveLength(1);
    expect(await readdir(dir)).toHaveLength(2);
    expect(await inbox()).not.toContainEqual(
      expect.objectContaining({ title: expect.stringContaining('sao lưu') }),
    );
  });

  it('that misses a file on the disk is made all the same, and the loss told', async () => {
    const [id = ''] = await office.storedFiles();
    await writeFile(path.join(office.parts.backups.stateDir, id.slice(0, 2), id), 'bị đổi');
    await night(5);
    const { last } = await page();
    expect(last).toMatchObject({ faults: 1, trialProblem: expect.stringContaining(id) });
    // One that did not come back is no good one: the figure stays with the one before it, three days older.
    const { age_seconds: made = 0, tried_age_seconds: tried = 0 } = await figures();
    expect(tried - made).toBeGreaterThan(2 * 86_400);
    const told = await inbox();
    expect(told).toContainEqual(expect.objectContaining({ title: 'Có tệp trên đĩa không như khi nhận' }));
    expect(told).toContainEqual(expect.objectContaining({ title: 'Bản sao lưu không khôi phục thử được' }));
  });

  it('that fails is told to those who must act, with the reason', async () => {
    await writeFile(`${dir}-khong-phai-thu-muc`, '');
    await expect(night(6, { dir: `${dir}-khong-phai-thu-muc/x`, warnPercent: 100.1 })).rejects.toThrow();
    expect((await page()).backups[0]).toMatchObject({ file: null, problem: expect.any(String) });
    expect(await inbox()).toContainEqual(expect.objectContaining({ title: 'Không sao lưu được dữ liệu' }));
  });

  it('says before the disk is full', async () => {
    expect(await inbox()).toContainEqual(expect.objectContaining({ title: 'Đĩa dữ liệu sắp đầy' }));
  });

  it('holding what was purged since goes as soon as a newer one is there', async () => {
    const { backups } = await page();
    const officeId = (await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow()).id;
    const oldest = backups.filter(({ file, removedAt }) => file && !removedAt).at(-1);
    const at = new Date(oldest?.begunAt ?? 0);
    await office.db
      .insertInto('purge')
      .values({
        ...{ officeId, documentId: officeId, sha256: '0'.repeat(64), reason: 'mật', askedAt: at },
        ...{ confirmedAt: new Date(at.getTime() + 1000), heldFrom: new Date(at.getTime() - 1000) },
        heldUntil: new Date(at.getTime() + 1000),
      })
      .execute();
    expect((await page()).backups.find(({ id }) => id === oldest?.id)?.mustGo).toBe(true);
    await writeFile(path.join(dir, 'x.dang-lap'), '');
    const [id = ''] = await office.storedFiles();
    await writeFile(
      path.join(office.parts.backups.stateDir, id.slice(0, 2), id),
      await readDataBytes('example/thong-bao-118.docx'),
    );
    await night(8);
    const left = await readdir(dir);
    expect(left).not.toContain(oldest?.file);
    expect(left).not.toContain('x.dang-lap');
  });
});
