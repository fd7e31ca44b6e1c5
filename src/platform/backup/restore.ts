import { existsSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import type { Config } from '../config.ts';
import { startEmbedded } from '../database/embedded.ts';
import { migrate } from '../database/migrate.ts';
import { openFiles } from '../files/store.ts';
import { acquireInstance } from '../instance-lock.ts';
import { quoted, tablesOf } from './dump.ts';
import { loadDatabase } from './load.ts';
import { fileEntry, type Manifest, SECRET } from './manifest.ts';
import { checkParts, type OpenBackup, openBackup, wordsOf } from './open.ts';

/** Stands in the state folder while a backup is being taken in: what lies there is not whole. */
const MARK = 'dang-khoi-phuc';

/** Why a server must not start on this folder; null where nothing stands against it. */
export const unfinishedRestore = (stateDir: string): string | null =>
  existsSync(path.join(stateDir, MARK))
    ? `Lần khôi phục vào ${stateDir} chưa xong. Chạy lại lệnh dondoc restore TỆP: phần dở dang được xoá trước khi làm lại.`
    : null;

export interface Restored {
  manifest: Manifest;
  /** Kept under the secret of a machine that the backup does not bring: must be entered anew. */
  sealed: string[];
  /** Steps made after the data was in. */
  migrated: number;
}

/** Takes a backup into an empty installation: everything, or nothing at all. */
export async function restore(
  config: Config,
  file: string,
  key: string | null,
  log: (line: string) => void,
): Promise<Restored> {
  const instance = await acquireInstance(config.stateDir);
  if (!instance.ok) throw new Error(instance.message);
  try {
    await refuseUsed(config);
    const backup = await openBackup(file, key);
    try {
      log('Đang kiểm từng phần của bản sao lưu');
      await checkParts(backup);
      return await takeIn(config, backup, log);
    } finally {
      backup.close();
    }
  } finally {
    instance.release();
  }
}

/** What may lie in the folder of an installation without data. */
function leftIn({ stateDir, backup }: Config): string[] {
  const own = ['instance.lock', 'instance.json', path.relative(stateDir, backup.dir).split(path.sep)[0]];
  return readdirSync(stateDir).filter((name) => !own.includes(name));
}

async function refuseUsed(config: Config): Promise<void> {
  const { stateDir } = config;
  // What a restore that was broken off has left is nobody's.
  if (unfinishedRestore(stateDir)) return clear(config);
  if (leftIn(config).length > 0)
    throw new Error(
      `Thư mục ${stateDir} đã có dữ liệu. Chưa khôi phục gì. Đặt STATE_DIR là một thư mục trống rồi làm lại.`,
    );
}

async function clear(config: Config): Promise<void> {
  const names = leftIn(config);
  for (const name of names.filter((one) => one !== MARK))
    await rm(path.join(config.stateDir, name), { recursive: true, force: true });
  await rm(path.join(config.stateDir, MARK), { force: true });
}

async function takeIn(config: Config, backup: OpenBackup, log: (line: string) => void): Promise<Restored> {
  const { stateDir } = config;
  await mkdir(stateDir, { recursive: true });
  await writeFile(path.join(stateDir, MARK), new Date().toISOString());
  const embedded = config.databaseUrl
    ? null
    : await startEmbedded({ stateDir, log }).catch(async (error: Error) => {
        await clear(config);
        throw error;
      });
  const url = config.databaseUrl ?? embedded?.url ?? '';
  let sealed: string[] = [];
  try {
    log(`Đang chép ${filesIn(backup).length} tệp`);
    await takeFiles(config, backup);
    const opens = await takeSecret(config, backup);
    log('Đang nạp cơ sở dữ liệu');
    await loadDatabase(url, backup, async (client) => {
      await beginAnew(client);
      if (!opens) sealed = await sealedIn(client);
    });
  } catch (error) {
    await embedded?.stop();
    await clear(config);
    throw error;
  }
  try {
    await rm(path.join(stateDir, MARK));
    const migrated = await migrate(url);
    return { manifest: backup.manifest, sealed, migrated: migrated.length };
  } finally {
    await embedded?.stop();
  }
}

const filesIn = ({ manifest }: OpenBackup) =>
  manifest.entries.filter(({ name }) => name.startsWith(fileEntry('')));

async function takeFiles({ stateDir, s3 }: Config, backup: OpenBackup): Promise<void> {
  const files = openFiles(s3, path.join(stateDir, 'files'));
  for (const { name } of filesIn(backup))
    await files.putStream(name.slice(fileEntry('').length), backup.read(name));
}

/** The secret of the old machine becomes this one's, unless the configuration gives one. Whether what it seals opens here. */
async function takeSecret({ stateDir, secret }: Config, backup: OpenBackup): Promise<boolean> {
  if (!backup.has(SECRET)) return false;
  const brought = await wordsOf(backup.read(SECRET));
  if (secret !== null) return secret === brought;
  const file = path.join(stateDir, 'secret');
  await writeFile(`${file}.new`, brought, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return true;
}

/**
 * What held only on the machine as it ran: whoever was signed in signs in again (a session ended since would come back
 * to life), work under way is asked for again, archives made there lie nowhere here.
 */
async function beginAnew(client: pg.Client): Promise<void> {
  await client.query('delete from auth_session');
  await client.query(`update job set state = 'failed', ended_at = now(),
    problem = 'Máy được khôi phục từ bản sao lưu khi việc này chưa xong. Chưa có gì thay đổi. Làm lại.'
    where state in ('queued', 'running')`);
  await client.query('update office_archive set removed_at = now() where removed_at is null');
}

/** Tables with something that only the secret of the old machine opens. */
async function sealedIn(client: pg.Client): Promise<string[]> {
  const found: string[] = [];
  for (const { name, columns } of await tablesOf(client))
    for (const column of columns.filter((one) => one.endsWith('_sealed'))) {
      const { rows } = await client.query(
        `select from ${quoted(name)} where ${quoted(column)} is not null limit 1`,
      );
      if (rows.length > 0) found.push(`${name}.${column}`);
    }
  return found;
}
