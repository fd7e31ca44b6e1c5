import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveTo } from '#overview/archiving/commands.ts';
import { sealLog } from '#platform/audit/seal.ts';
import { backupTo } from '#platform/backup/make.ts';
import { restore } from '#platform/backup/restore.ts';
import { tryBackup } from '#platform/backup/trial.ts';
import { readConfig } from '#platform/config.ts';
import { openDatabase } from '#platform/database/connection.ts';
import { runningUrl } from '#platform/database/embedded.ts';
import { openFileStore } from '#platform/files/store.ts';
import { keptSecret } from '#platform/vault.ts';
import { faultsOf } from './support/kept-whole.ts';
import { publishOver } from './support/publish-example.ts';
import { type ServerProcess, signIn, startServer } from './support/server-process.ts';

const KEY = 'sáu từ ngẫu nhiên của cơ quan';
const NOW = new Date('2026-11-29T12:00:00Z');

/** Of a real installation with its own database, into another that is empty. Steps build on each other. */
describe('an installation that is backed up and restored', () => {
  let home = '';
  let server: ServerProcess;
  let there: ServerProcess | undefined;
  let clerk: Awaited<ReturnType<typeof signIn>>;
  let documentId = '';
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
    server = await startServer(at('here'), { BACKUP_HOUR: 'off' });
    ({ documentId } = await publishOver(server.url));
    clerk = await signIn(server.url, 'huong');
    expect((await clerk.call('schoolExample.load', {})).status).toBe(200);
    const report = await clerk.fetch(`/api/reports/${documentId}`);
    expect(report.status).toBe(200);
    await writeFile(at('bao-cao.docx'), new Uint8Array(await report.arrayBuffer()));
  }, 180_000);
  afterAll(async () => {
    await Promise.all([server?.stop(), there?.stop()]);
    await rm(home, { recursive: true, force: true });
  });

  it('is backed up while it is written to, and comes back whole on trial', { timeout: 400_000 }, async () => {
    const contact = await signIn(server.url, 'mai');
    const over = new AbortController();
    let written = 0;
    const writing = (async () => {
      while (!over.signal.aborted) {
        const body = new FormData();
        body.append('file', new Blob([`Báo cáo lần ${written}.`]), 'bao-cao.txt');
        if ((await contact.fetch('/api/attachments', { method: 'POST', body })).ok) written += 1;
      }
    })();
    const { status, said } = await dondoc('here', ['backup', at('dang-ghi.zip')]);
    over.abort();
    await writing;
    expect(said).toMatch(/^Đã sao lưu \d+ dòng, \d+ tệp vào .*\nSHA-256 [0-9a-f]{64}\nBản này không mã hoá/);
    expect(status).toBe(0);
    expect(written).toBeGreaterThan(0);
    expect(await tryBackup(at('dang-ghi.zip'), null, urlOf('here'))).toBeNull();
  });

  it('under a key shows nothing to whoever has not got it', { timeout: 60_000 }, async () => {
    const db = openDatabase(urlOf('here'));
    await sealLog(db);
    await db.destroy();
    const source = { files: openFileStore(path.join(at('here'), 'files')), key: KEY, now: NOW };
    const secret = await keptSecret(at('here'));
    await backupTo(at('ban.saoluu'), { ...source, databaseUrl: urlOf('here'), secret });
    const bytes = await readFile(at('ban.saoluu'));
    for (const words of ['MANIFEST', secret, 'PK\x03\x04'])
      expect(bytes.subarray(0, 65_000).includes(words)).toBe(false);
  });

  it('is refused under another key, without one, where a byte differs, where there is data', async () => {
    const into = (file: string, key: string | null, state = 'khac') =>
      restore(readConfig({ STATE_DIR: at(state) }), at(file), key, () => {});
    await expect(into('ban.saoluu', 'không phải khoá này đâu')).rejects.toThrow(
      'Khoá không mở được bản sao lưu này. Chưa khôi phục gì.',
    );
    await expect(into('ban.saoluu', null)).rejects.toThrow('được mã hoá');
    await expect(into('ban.saoluu', KEY, 'here')).rejects.toThrow('Đôn Đốc đang chạy');
    const whole = await readFile(at('ban.saoluu'));
    const changed = Buffer.from(whole);
    changed.writeUInt8(changed.readUInt8(70_000) ^ 1, 70_000);
    await writeFile(at('hong.saoluu'), changed);
    await expect(into('hong.saoluu', KEY)).rejects.toThrow(/hỏng.*Chưa khôi phục gì/);
    await writeFile(at('cut.saoluu'), whole.subarray(0, whole.length - 30_000));
    await expect(into('cut.saoluu', KEY)).rejects.toThrow(/hỏng.*Chưa khôi phục gì/);
    const left = (await readdir(at('khac'))).filter((name) => !name.startsWith('instance'));
    expect(left).toEqual([]);
    await mkdir(path.join(at('khac'), 'files'));
    await expect(into('ban.saoluu', KEY)).rejects.toThrow('đã có dữ liệu. Chưa khôi phục gì.');
  });

  it('is the same in an empty machine, byte for byte', { timeout: 600_000 }, async () => {
    const { status, said } = await dondoc('there', ['restore', at('ban.saoluu')], { BACKUP_KEY: KEY });
    expect(said).toMatch(/Đã khôi phục \d+ dòng/);
    expect(said).not.toContain('Phải nhập lại');
    expect(status).toBe(0);
    there = await startServer(at('there'), { BACKUP_HOUR: 'off' });
    expect((await exported('there')).equals(await exported('here'))).toBe(true);
    expect(await keptSecret(at('there'))).toBe(await keptSecret(at('here')));
    const db = openDatabase(urlOf('there'));
    expect(await faultsOf(db, path.join(at('there'), 'files'))).toEqual([]);
    await db.destroy();
    // A report issued before proves itself there; people sign in with their passwords.
    const proof = await dondoc('there', ['verify', at('bao-cao.docx')]);
    expect([proof.status, proof.said]).toEqual([0, expect.any(String)]);
    await signIn(there.url, 'huong');
  });
});
