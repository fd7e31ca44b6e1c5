import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { doctorCommand } from './commands.ts';
import { backupFinding, clockFinding, diskFinding, lineOf, nodeFinding, secretFinding } from './rules.ts';

const nowhere = path.join(tmpdir(), randomUUID(), 'at-all');

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
let stateDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.url);
  stateDir = await mkdtemp(path.join(tmpdir(), 'dondoc-doctor-'));
  await writeFile(path.join(stateDir, 'secret'), 'x'.repeat(32), { mode: 0o600 });
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
  await rm(stateDir, { recursive: true });
  vi.unstubAllEnvs();
});
beforeEach(() => {
  vi.unstubAllEnvs();
  const settings = {
    DATABASE_URL: database.url,
    STATE_DIR: stateDir,
    BACKUP_HOUR: 'off',
    DISK_WARN_PERCENT: '0',
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
});

async function said(): Promise<{ status: number; lines: string[] }> {
  const lines: string[] = [];
  const log = vi
    .spyOn(console, 'log')
    .mockImplementation((line) => void lines.push(...String(line).split('\n')));
  const status = await doctorCommand();
  log.mockRestore();
  return { status, lines };
}
const wrong = (lines: string[]) => lines.filter((line) => line.startsWith('✗'));

it('finds nothing wrong with an installation in order', async () => {
  const { status, lines } = await said();
  // The pages may not have been built where only this test runs.
  expect(wrong(lines).filter((line) => !line.includes('Các trang'))).toEqual([]);
  expect(lines).toContain('✓ Kho tệp ghi và đọc lại được');
  expect(lines).toContain('✓ Cấu trúc dữ liệu đúng với phiên bản này');
  expect(lines).toContain('✓ Số liệu tổng hợp khớp với từng nhiệm vụ');
  expect(lines).toContain('– Chưa có bản sao lưu nào');
  expect(status).toBe(wrong(lines).length > 0 ? 1 : 0);
});

it('names a file that is gone, a secret that others read, a backup that is missing, and says what to do', async () => {
  const { id: officeId } = await db
    .insertInto('office')
    .values({ name: 'VP', shortName: 'VP', regime: 'party', place: 'X' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('storedFile')
    .values({ ...{ id: randomUUID(), officeId, name: 'a.pdf', mediaType: 'x', size: 1, sha256: 'x' } })
    .execute();
  await chmod(path.join(stateDir, 'secret'), 0o644);
  vi.stubEnv('BACKUP_HOUR', '01:30');
  const { status, lines } = await said();
  expect(status).toBe(1);
  const text = lines.join('\n');
  expect(text).toContain('✗ Kho tệp: xem 1 tệp, thiếu 1\n    Có tệp trong sổ mà không có trong kho');
  expect(text).toMatch(/✗ Khoá bí mật của cài đặt\n {4}.*chmod 600/);
  expect(text).toContain('✗ Chưa có bản sao lưu nào');
});

it('says what no backup has: packages that wait in the folder of exchange', async () => {
  expect((await said()).lines.join()).not.toContain('Thư mục liên thông');
  const { id: officeId } = await db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  const own = { officeId, ownCode: '000.00.01.H99', ownName: 'VP', inFolder: 'den', outFolder: 'di' };
  await db.insertInto('edxmlSetting').values(own).execute();
  await db
    .insertInto('edxmlPackage')
    .values({ officeId, state: 'held', size: 1, sha256: '0'.repeat(64), receivedOn: '2026-11-30' })
    .execute();
  vi.stubEnv('EDXML_DIR', '/srv/lien-thong');
  expect((await said()).lines).toContain(
    '– Thư mục liên thông /srv/lien-thong không nằm trong bản sao lưu; 1 gói đang chờ khai dấu đỏ',
  );
});

it.each([
  [
    'a database that is not there',
    { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' },
    '✗ Cơ sở dữ liệu không trả lời',
  ],
  ['a state folder that is not there', { STATE_DIR: nowhere }, `✗ Thư mục dữ liệu ${nowhere}`],
  ['a door open to others without TLS', { HOST: '0.0.0.0' }, '✗ Cấu hình'],
])('tells of %s', async (_, env, line) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const { status, lines } = await said();
  expect(status).toBe(1);
  expect(lines).toContain(line);
  expect(existsSync(nowhere), 'the doctor changes nothing').toBe(false);
});

it('knows where the limits are', () => {
  const now = new Date('2026-11-29T12:00:00Z');
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  expect([nodeFinding('22.19.0').good, nodeFinding('24.0.0').good]).toEqual([false, true]);
  expect([diskFinding(9, 100, 10).good, diskFinding(10, 100, 10).good]).toEqual([false, true]);
  expect([backupFinding(ago(37), now, true).good, backupFinding(ago(36), now, true).good]).toEqual([
    false,
    true,
  ]);
  expect(backupFinding(null, now, false).good).toBe(null);
  expect([clockFinding(ago(1), now).good, clockFinding(now, now).good]).toEqual([false, true]);
  expect([secretFinding(0o666, true).good, secretFinding(0o640, false).good]).toEqual([true, false]);
  expect(lineOf({ good: true, what: 'x', advice: 'y' })).toBe('✓ x');
});
