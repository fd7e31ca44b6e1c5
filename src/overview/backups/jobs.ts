import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { logAs } from '#accounts/store.ts';
import { ensureFolder, spaceAt } from '#platform/backup/disk.ts';
import { type BackupKind, noteBackup } from '#platform/backup/ledger.ts';
import { backupTo, type Made } from '#platform/backup/make.ts';
import { backupKey, backupName, backupPath } from '#platform/backup/settings.ts';
import { tryBackup } from '#platform/backup/trial.ts';
import type { BackupConfig } from '#platform/config.ts';
import type { Parts } from '#platform/http/context.ts';
import { problem } from '#platform/http/problems.ts';
import type { Work } from '#platform/jobs/kinds.ts';
import type { TimedWork } from '#platform/jobs/timed.ts';
import { isLow, outlived, roomFor } from './rules.ts';
import * as store from './store.ts';

type Backed = Pick<Parts, 'db' | 'files' | 'clock' | 'backups'>;

/** Once a day, by one process of all; where the installation is backed up otherwise, never. */
export const backupsTimed = (at: BackupConfig['at']): TimedWork =>
  at === null ? {} : { backup: { at, run: runDaily } };

async function runDaily(parts: Backed, today: string): Promise<void> {
  const { db } = parts;
  await warnOfDisks(parts, today);
  const begunAt = parts.clock.now();
  const made = await makeFile(parts, begunAt).catch(async (error: Error) => {
    await noteBackup(db, 'daily', begunAt, { problem: error.message });
    const key = `backup-failed-${today}`;
    await store.tellAdministrators(db, key, 'Không sao lưu được dữ liệu', error.message);
    // Tried again by the queue.
    throw error;
  });
  const id = await noteBackup(db, 'daily', begunAt, made);
  if (made.made.faults.length > 0)
    await store.tellAdministrators(
      ...([db, `backup-faults-${id}`, 'Có tệp trên đĩa không như khi nhận'] as const),
      `${made.made.faults.length} tệp mất hoặc đã bị đổi, trước hết là mã ${made.made.faults[0]?.id}. Phần còn lại đã được sao lưu. Lấy lại các tệp đó từ bản sao lưu cũ hơn.`,
    );
  if (await tryNow(parts, id, made.file)) await thinOut(parts);
}

/** Makes one in the folder of backups; refuses while there is still room for the data itself. */
async function makeFile({ db, files, backups }: Backed, now: Date): Promise<{ file: string; made: Made }> {
  const { config, databaseUrl, secret } = backups;
  const key = await backupKey(config);
  await ensureFolder(config.dir);
  await clearHalves(config.dir);
  const space = await spaceAt(config.dir);
  const need = roomFor(await store.expectedSize(db));
  if (space && space.free < need)
    throw new Error(
      `Đĩa của thư mục sao lưu ${config.dir} chỉ còn ${inMb(space.free)}, bản sao lưu cần chừng ${inMb(need)}. Chưa sao lưu. Dọn đĩa hoặc đặt BACKUP_DIR sang đĩa khác.`,
    );
  const file = backupName(now, key !== null);
  const made = await backupTo(backupPath(config, file), { databaseUrl, files, secret, key, now });
  return { file, made };
}

const inMb = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MB`;

/** What a process that was killed left half made. */
async function clearHalves(dir: string): Promise<void> {
  for (const name of await readdir(dir))
    if (name.endsWith('.dang-lap')) await rm(path.join(dir, name), { force: true });
}

/** Whether the backup comes back whole; where not, those who must act are told. */
async function tryNow({ db, backups }: Backed, id: string, file: string): Promise<boolean> {
  const key = await backupKey(backups.config);
  const wrong = await tryBackup(backupPath(backups.config, file), key, backups.databaseUrl);
  await store.noteTrial(db, id, wrong);
  if (wrong === null) return true;
  const title = 'Bản sao lưu không khôi phục thử được';
  await store.tellAdministrators(db, `backup-trial-${id}`, title, wrong);
  return false;
}

/** Only once a newer one is known to come back: those that have had their time, and those that hold what was purged. */
async function thinOut({ db, backups }: Backed): Promise<void> {
  const lying = await store.lyingBackups(db);
  const daily = lying.filter(({ kind }) => kind === 'daily');
  const gone = new Set(outlived(daily, backups.config.keep).map(({ id }) => id));
  for (const { id, file, mustGo } of lying) {
    if (!file || !(mustGo || gone.has(id))) continue;
    await rm(backupPath(backups.config, file), { force: true });
    await store.noteRemoved(db, id);
  }
}

async function warnOfDisks({ db, backups }: Backed, today: string): Promise<void> {
  const { config, stateDir } = backups;
  for (const [which, folder] of [
    ['dữ liệu', stateDir],
    ['sao lưu', config.dir],
  ] as const) {
    const space = await spaceAt(folder);
    if (!space || !isLow(space.free, space.total, config.warnPercent)) continue;
    const key = `disk-low-${folder === stateDir ? 'data' : 'backups'}-${today}`;
    const words = `Thư mục ${folder} còn ${inMb(space.free)} trong ${inMb(space.total)}. Khi hết chỗ, phần mềm không nhận thêm tệp. Dọn đĩa hoặc thêm đĩa.`;
    await store.tellAdministrators(db, key, `Đĩa ${which} sắp đầy`, words);
  }
}

/** One that an administrator asks for now; tried at once as well. */
export const backupWork: Work = async (parts, { id: jobId, userId, officeId }, { progress, signal }) => {
  const begunAt = parts.clock.now();
  progress(0, 2);
  const { file, made } = await makeFile(parts, begunAt).catch((error: Error) => {
    throw problem('refused', error.message);
  });
  const target = backupPath(parts.backups.config, file);
  try {
    signal.throwIfAborted();
    progress(1, 2);
    const key = await backupKey(parts.backups.config);
    const wrong = await tryBackup(target, key, parts.backups.databaseUrl);
    progress(2, 2);
    return async (tx) => {
      const id = await noteBackup(tx, 'hand' satisfies BackupKind, begunAt, { file, made });
      await store.noteTrial(tx, id, wrong);
      const actor = { userId, office: { id: officeId } };
      const { rows, files, sha256 } = made;
      await logAs(tx, actor, 'backup.make', { kind: 'backup', id }, { rows, files, sha256, jobId });
      return { backupId: id };
    };
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
};
