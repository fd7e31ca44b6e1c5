import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BackupConfig } from '../config.ts';
import { SHORTEST_KEY } from './encryption.ts';

/** What making a backup of this installation needs. */
export interface Backups {
  databaseUrl: string;
  stateDir: string;
  secret: string;
  config: BackupConfig;
}

/** The words that backups are encrypted with; null where none are given. */
export async function backupKey({ key, keyFile }: BackupConfig): Promise<string | null> {
  const given = key || (keyFile ? await firstLine(keyFile) : null);
  if (given !== null && given.length < SHORTEST_KEY)
    throw new Error(`Khoá sao lưu phải có từ ${SHORTEST_KEY} ký tự. Chưa sao lưu gì.`);
  return given;
}

async function firstLine(file: string): Promise<string> {
  const words = await readFile(file, 'utf8').catch(() => {
    throw new Error(`Không đọc được tệp khoá ${file} (BACKUP_KEY_FILE). Chưa sao lưu gì.`);
  });
  return (words.split(/\r?\n/)[0] ?? '').trim();
}

/** Named by its moment in Viet Nam, so that a folder sorts by it; what is encrypted is no ZIP. */
export function backupName(now: Date, isEncrypted: boolean, kind = ''): string {
  const inVietnam = new Date(now.getTime() + 7 * 3_600_000).toISOString();
  const moment = `${inVietnam.slice(0, 10)}-${inVietnam.slice(11, 19).replaceAll(':', '')}`;
  return `dondoc-${moment}${kind && `-${kind}`}${isEncrypted ? '.saoluu' : '.zip'}`;
}

export const backupPath = ({ dir }: BackupConfig, file: string): string => path.resolve(dir, file);
