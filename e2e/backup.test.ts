import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveTo } from '#overview/archiving/commands.ts';
import { sealLog } from '#platform/audit/seal.ts';
import { openDatabase } from '#platform/database/connection.ts';
import { runningUrl } from '#platform/database/embedded.ts';
import { openFileStore } from '#platform/files/store.ts';
import { publishOver } from './support/publish-example.ts';
import { type ServerProcess, signIn, startServer } from './support/server-process.ts';

const KEY = 'sáu từ ngẫu nhiên của cơ quan';
const NOW = new Date('2026-11-29T12:00:00Z');

/** Of a real installation with its own database, into another that is empty. Steps build on each other. */
describe('an installation that is backed up and restored', () => {
  let home = '';
  let server: ServerProcess;
  let there: ServerProcess | undefined;
  let report = '';
  const at = (name: string) => path.join(home, name);
  const urlOf = (state: string) => runningUrl(at(state)) ?? '';

  /** A command beside the running server; gives what it said and its status. */
  async function dondoc(state: string, args: string[], environment: Record<string, string> = {}) {
    const env = { ...process.env, DATABASE_URL: '', STATE_DIR: at(state), ...environment };
    const done = promisify(execFile)(process.execPath, ['src/cli.ts', ...args], { env });
    return done.then(
      ({ stdout, stderr }) => ({ status: 0, said: stdout + stderr }),
      (error) => ({ status: error.code as number, said: `${error.stdout}${error.stderr}` }),
    );
  }

  async function exported(state: string): Promise<Buffer> {
    const db = openDatabase(urlOf(state));
    try {
      const { id: officeId } = await db.selectFrom('office').select('id').executeTakeFirstOrThrow();
      const files = openFileStore(path.join(at(state), 'files'));
      await archiveTo(at(`${state}.zip`), { db, files, officeId, now: NOW });
      return await readFile(at(`${state}.zip`));
    } finally {
      await db.destroy();
    }
  }

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'dondoc-backup-'));
    server = await startServer(at('here'));
    await publishOver(server.url);
    const clerk = await signIn(server.url, 'huong');
    expect((await clerk.call('schoolExample.load', {})).status).toBe(200);
    const paper = await clerk.fetch('/api/output/report.docx').catch(() => null);
    report = at('bao-cao.docx');
    if (paper?.ok) await copyFile('/dev/null', report);
    const db = openDatabase(urlOf('here'));
    await sealLog(db);
    await db.destroy();
  }, 120_000);
  afterAll(async () => {
    await Promise.all([server?.stop(), there?.stop()]);
    await rm(home, { recursive: true, force: true });
  });

  it('is backed up while it runs, under a key', { timeout: 60_000 }, async () => {
    const { status, said } = await dondoc('here', ['backup', at('ban.saoluu')], { BACKUP_KEY: KEY });
    expect(said).toMatch(/^Đã sao lưu \d+ dòng, \d+ tệp vào .*\nSHA-256 [0-9a-f]{64}\n$/);
    expect(status).toBe(0);
    const bytes = await readFile(at('ban.saoluu'));
    expect(bytes.includes('MANIFEST')).toBe(false);
  });

  it('is refused under another key, without one, where a byte differs, where there is data', async () => {
    const into = (file: string, key: string, state = 'khac') =>
      dondoc(state, ['restore', at(file)], { BACKUP_KEY: key });
    expect(await into('ban.saoluu', 'không phải khoá này đâu')).toMatchObject({
      status: 2,
      said: expect.stringContaining('Khoá không mở được bản sao lưu này. Chưa khôi phục gì.'),
    });
    expect((await into('ban.saoluu', '')).said).toContain('được mã hoá');
    expect((await into('ban.saoluu', KEY, 'here')).said).toContain('Đôn Đốc đang chạy');
    await copyFile(at('ban.saoluu'), at('hong.saoluu'));
    const file = await open(at('hong.saoluu'), 'r+');
    await file.write(Buffer.from([1, 2, 3]), 0, 3, 70_000);
    await file.close();
    expect((await into('hong.saoluu', KEY)).said).toMatch(/hỏng.*Chưa khôi phục gì/);
    expect((await readdir(at('khac'))).filter((name) => !name.startsWith('instance'))).toEqual([]);
  });

  it('is the same in an empty machine, byte for byte', { timeout: 120_000 }, async () => {
    const { status, said } = await dondoc('there', ['restore', at('ban.saoluu')], { BACKUP_KEY: KEY });
    expect(said).toMatch(/Đã khôi phục \d+ dòng/);
    expect(said).not.toContain('Phải nhập lại');
    expect(status).toBe(0);
    there = await startServer(at('there'));
    expect((await exported('there')).equals(await exported('here'))).toBe(true);
    expect(await readFile(path.join(at('there'), 'secret'), 'utf8')).toBe(
      await readFile(path.join(at('here'), 'secret'), 'utf8'),
    );
    expect((await dondoc('there', ['verify-log'])).said).toMatch(/^Nhật ký nguyên vẹn: \d+ lô/);
    await signIn(there.url, 'huong');
  });
});
