import path from 'node:path';
import pg from 'pg';
import type { Config } from '../config.ts';
import type { Database } from '../database/connection.ts';
import { openFiles } from '../files/store.ts';
import { keptSecret } from '../vault.ts';
import { noteBackup } from './ledger.ts';
import { backupTo, type Made } from './make.ts';
import { backupKey, backupName, backupPath } from './settings.ts';

/** The backup that is made before a newer version changes a database with data. */
export function upgradeBackup(config: Config, databaseUrl: string, log: (line: string) => void) {
  let noted: { begunAt: Date; file: string; made: Made } | null = null;
  return {
    before: async (pending: string[]): Promise<void> => {
      if (!config.backup.beforeUpgrade || !(await hasData(databaseUrl))) return;
      const begunAt = new Date();
      try {
        const key = await backupKey(config.backup);
        const file = backupName(begunAt, key !== null, 'nang-cap');
        const files = openFiles(config.s3, path.join(config.stateDir, 'files'));
        const secret = config.secret ?? (await keptSecret(config.stateDir));
        const target = backupPath(config.backup, file);
        const made = await backupTo(target, { databaseUrl, files, secret, key, now: begunAt });
        noted = { begunAt, file, made };
        log(`Đã sao lưu dữ liệu trước khi nâng cấp ${pending.length} bước: ${target}`);
      } catch (cause) {
        throw new Error(
          'Chưa nâng cấp, vì không sao lưu được trước khi nâng cấp. Dữ liệu vẫn nguyên ở bản cũ. Xem lý do bên dưới; nếu đã sao lưu bằng cách khác thì đặt BACKUP_BEFORE_UPGRADE=off.',
          { cause },
        );
      }
    },
    /** Its row comes when there is a table for it. */
    note: async (db: Database): Promise<void> => {
      if (noted) await noteBackup(db, 'upgrade', noted.begunAt, noted);
    },
  };
}

async function hasData(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    return ((await client.query('select from office limit 1')).rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}
