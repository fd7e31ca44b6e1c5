import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { refused } from '../commands.ts';
import { readConfig } from '../config.ts';
import { runningUrl } from '../database/embedded.ts';
import { openFiles } from '../files/store.ts';
import { keptSecret } from '../vault.ts';
import { noteBackupAt } from './ledger.ts';
import { backupTo } from './make.ts';
import { restore } from './restore.ts';
import { backupKey, backupName, backupPath } from './settings.ts';

/** `dondoc backup [FILE|FOLDER]`: everything of this installation in one file, while it runs. */
export async function backupCommand([asked, ...more]: string[]): Promise<number> {
  if (more.length > 0) return refused('Cách dùng: dondoc backup [TỆP|THƯ_MỤC]');
  return said(async () => {
    const config = readConfig(process.env);
    const { stateDir, databaseUrl } = config;
    const url = databaseUrl ?? runningUrl(stateDir);
    if (!url) return refused('Cơ sở dữ liệu chưa chạy. Chạy npm start, hoặc đặt DATABASE_URL, rồi làm lại.');
    const key = await backupKey(config.backup);
    const now = new Date();
    const name = backupName(now, key !== null);
    const isFolder = asked !== undefined && existsSync(asked) && statSync(asked).isDirectory();
    const file = asked ? path.resolve(asked, isFolder ? name : '') : backupPath(config.backup, name);
    if (existsSync(file)) return refused(`Đã có tệp ${file}. Chưa sao lưu gì. Chọn tên khác.`);
    const files = openFiles(config.s3, path.join(stateDir, 'files'));
    const secret = config.secret ?? (await keptSecret(stateDir));
    const made = await backupTo(file, { databaseUrl: url, files, secret, key, now });
    await noteBackupAt(url, 'hand', now, { file: asked ? file : name, made });
    process.stdout.write(
      `Đã sao lưu ${made.rows} dòng, ${made.files} tệp vào ${file} (${made.size} byte)\nSHA-256 ${made.sha256}\n`,
    );
    if (!made.encrypted)
      process.stdout.write(
        'Bản này không mã hoá và không có khoá của máy: cất nơi an toàn, hoặc đặt BACKUP_KEY để mã hoá.\n',
      );
    if (made.faults.length === 0) return 0;
    const lines = made.faults.map(
      ({ id, what }) => `  ${id}  ${what === 'missing' ? 'không còn' : 'đã bị đổi'}`,
    );
    process.stderr.write(`${made.faults.length} tệp trên đĩa không như khi nhận:\n${lines.join('\n')}\n`);
    return 1;
  });
}

/** `dondoc restore FILE`: into an installation without data, all of it or nothing. */
export async function restoreCommand([file, ...more]: string[]): Promise<number> {
  if (!file || more.length > 0) return refused('Cách dùng: dondoc restore TỆP');
  return said(async () => {
    if (!existsSync(file)) return refused(`Không có tệp ${path.resolve(file)}.`);
    const config = readConfig(process.env);
    const key = await backupKey(config.backup);
    const log = (line: string) => process.stdout.write(`${line}\n`);
    const { manifest, sealed, migrated } = await restore(config, path.resolve(file), key, log);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    log(`Đã khôi phục ${rows} dòng, như lúc ${manifest.moment} (giờ quốc tế). Mọi người đăng nhập lại.`);
    if (migrated > 0) log(`Đã nâng dữ liệu qua ${migrated} bước lên bản này.`);
    if (manifest.faults.length > 0) log(`${manifest.faults.length} tệp đã thiếu từ trước khi sao lưu.`);
    if (sealed.length > 0)
      log(
        `Bản sao lưu không mang khoá của máy cũ. Phải nhập lại những gì cất bằng khoá đó: ${sealed.join(', ')}.`,
      );
    log(
      'Khoá, quyền bị thu hồi sau lúc sao lưu nay có hiệu lực trở lại: rà lại người dùng và khoá chương trình.',
    );
    return 0;
  });
}

/** An expected failure is one line and status 2. */
async function said(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refused(error.message);
  }
}
