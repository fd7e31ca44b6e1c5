import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { verifyLog } from '../audit/seal.ts';
import { openDatabase } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';
import { loadDatabase } from './load.ts';
import { fileEntry } from './manifest.ts';
import { checkParts, type OpenBackup, openBackup } from './open.ts';

const PREFIX = 'dondoc_thu_';
/** A trial of so long ago is over, or its process is. */
const LEFT_AFTER_MS = 24 * 3_600_000;

/**
 * Takes a backup into a database of its own beside ours, holds what came of it against what was written down, and drops
 * it. Gives what is wrong, or null.
 */
export async function tryBackup(
  file: string,
  key: string | null,
  databaseUrl: string,
): Promise<string | null> {
  try {
    const backup = await openBackup(file, key);
    try {
      await checkParts(backup);
      return await withScratch(databaseUrl, (url) => trial(url, backup));
    } finally {
      backup.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
}

async function trial(url: string, backup: OpenBackup): Promise<string | null> {
  await loadDatabase(url, backup);
  await migrate(url);
  const db = openDatabase(url);
  try {
    const verdict = await verifyLog(db);
    if (!verdict.ok)
      return `Nhật ký trong bản sao lưu đã bị đổi: cơ quan ${verdict.office}, lô ${verdict.batch}.`;
    const stored = await db.selectFrom('storedFile').select(['id', 'sha256']).execute();
    const copied = new Map(backup.manifest.entries.map(({ name, sha256 }) => [name, sha256]));
    const wrong = stored.filter(({ id, sha256 }) => copied.get(fileEntry(id)) !== sha256);
    return wrong.length > 0 ? `Bản sao lưu thiếu ${wrong.length} tệp, trước hết là ${wrong[0]?.id}.` : null;
  } finally {
    await db.destroy();
  }
}

async function withScratch<T>(databaseUrl: string, work: (url: string) => Promise<T>): Promise<T> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  client.on('error', () => undefined);
  const name = `${PREFIX}${Date.now()}_${randomBytes(4).toString('hex')}`;
  try {
    await dropLeft(client);
    await client.query(`create database ${name}`).catch(refused);
    const url = new URL(databaseUrl);
    url.pathname = `/${name}`;
    return await work(url.href);
  } finally {
    await client.query(`drop database if exists ${name} with (force)`).catch(() => undefined);
    await client.end().catch(() => undefined);
  }
}

const MAY_NOT = '42501';

function refused(error: Error & { code?: string }): never {
  if (error.code !== MAY_NOT) throw error;
  throw new Error(
    'Chưa thử khôi phục được: tài khoản cơ sở dữ liệu không được lập cơ sở dữ liệu thử. Người quản trị PostgreSQL cấp quyền đó: alter role … createdb.',
  );
}

async function dropLeft(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname like 'dondoc\\_thu\\_%'`,
  );
  const isLeft = ({ name }: { name: string }) =>
    Number(name.slice(PREFIX.length).split('_')[0]) < Date.now() - LEFT_AFTER_MS;
  for (const { name } of rows.filter(isLeft))
    await client.query(`drop database if exists "${name}" with (force)`).catch(() => undefined);
}
