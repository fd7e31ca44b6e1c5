import { randomUUID } from 'node:crypto';
import { access, constants, readFile, stat, statfs } from 'node:fs/promises';
import { connect } from 'node:net';
import { totalmem } from 'node:os';
import path from 'node:path';
import { officesAstray } from '#directives/recounting/store.ts';
import { dayInVietnam } from '#platform/clock.ts';
import { addressOf, type Config, readConfig } from '#platform/config.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { runningUrl } from '#platform/database/embedded.ts';
import { pendingMigrations } from '#platform/database/migrate.ts';
import { type FileStore, openFiles } from '#platform/files/store.ts';
import { paperFonts } from '#platform/paper-fonts.ts';
import * as rules from './rules.ts';
import type { Finding } from './schema.ts';
import * as store from './store.ts';

const SAMPLE = 50;
const PATIENCE_MS = 3000;
const dist = path.resolve(import.meta.dirname, '../../../dist');

/** `dondoc doctor`: looks at all that the server needs, and says what to do. Exit status 1 where something is wrong. */
export async function doctorCommand(): Promise<number> {
  const findings = await lookAtAll();
  for (const finding of findings) console.log(rules.lineOf(finding));
  return findings.some(({ good }) => good === false) ? 1 : 0;
}

/** A setting that is wrong stops everything else; among them a door that is open to others without TLS. */
async function lookAtAll(): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    return [{ good: false, what: 'Cấu hình', advice: (error as Error).message }];
  }
  const settings = { good: true, what: `Cấu hình; phục vụ tại ${addressOf(config)}` };
  return [settings, ...(await ofMachine(config)), ...(await ofDatabase(config))];
}

const isUsable = (folder: string): Promise<boolean> =>
  holds(() => access(folder, constants.R_OK | constants.W_OK | constants.X_OK));

async function ofMachine(config: Config): Promise<Finding[]> {
  const { stateDir, backup } = config;
  const writable = await isUsable(stateDir);
  const findings = [
    rules.nodeFinding(process.versions.node),
    rules.memoryFinding(Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)),
    {
      good: writable,
      what: `Thư mục dữ liệu ${stateDir}`,
      advice:
        'Tài khoản chạy máy chủ không đọc, ghi được thư mục này, hoặc nó chưa có: đặt lại quyền, hoặc sửa STATE_DIR.',
    },
  ];
  if (writable) {
    const { bavail, blocks, bsize } = await statfs(stateDir);
    findings.push(rules.diskFinding(bavail * bsize, blocks * bsize, backup.warnPercent));
  }
  if (!config.secret) {
    const kept = await stat(path.join(stateDir, 'secret')).catch(() => null);
    findings.push(rules.secretFinding(kept?.mode ?? null, process.platform === 'win32'));
  }
  findings.push(rules.sharedSecretFinding(config), {
    good: await holds(() => readFile(path.join(dist, 'index.html'))),
    what: 'Các trang đã dựng',
    advice: 'Chạy npm start để dựng lại, hoặc cài lại từ bộ cài.',
  });
  findings.push({
    good: await holds(paperFonts),
    what: 'Phông chữ của văn bản in',
    advice: 'Thiếu gói phông: cài lại từ bộ cài, hoặc chạy npm ci.',
  });
  return findings;
}

async function ofDatabase(config: Config): Promise<Finding[]> {
  const url = config.databaseUrl ?? runningUrl(config.stateDir);
  const silent = {
    good: false,
    what: 'Cơ sở dữ liệu không trả lời',
    advice: config.databaseUrl
      ? 'Xem máy chủ PostgreSQL có chạy không, và DATABASE_URL có đúng không.'
      : 'PostgreSQL đi kèm chỉ chạy cùng máy chủ Đôn Đốc: khởi động máy chủ rồi kiểm lại.',
  };
  if (!url) return [silent];
  const db = openDatabase(url);
  try {
    const server = await store.serverOf(db);
    const own = new Date();
    return [
      rules.versionFinding(server.version),
      rules.clockFinding(server.now, own),
      ...(await ofContent(db, config)),
    ];
  } catch {
    return [silent];
  } finally {
    await db.destroy();
  }
}

async function ofContent(db: Database, config: Config): Promise<Finding[]> {
  const pending = rules.migrationsFinding(await pendingMigrations(db));
  // What tables hold is known only of the tables of this version.
  if (!pending.good) return [pending];
  const files = openFiles(config.s3, path.join(config.stateDir, 'files'));
  const servers = await store.mailServers(db);
  const mail = servers.map(async ({ host, port }) => ({
    good: await reaches(host, port),
    what: `Máy chủ thư ${host}:${port}`,
    advice: 'Không kết nối được: xem tường lửa và địa chỉ ở trang Thư điện tử. Thư chờ trong sổ, không mất.',
  }));
  const held = await store.heldPackages(db);
  return [
    pending,
    // Where files lie in the state folder and it is not there, asking would make it: that it is missing has been said.
    ...(config.s3 || (await isUsable(config.stateDir)) ? await ofFiles(db, files) : []),
    rules.figuresFinding(await officesAstray(db, dayInVietnam(new Date()))),
    rules.backupFinding(await store.lastBackup(db), new Date(), config.backup.at !== null),
    ...(await Promise.all(mail)),
    ...(held === null ? [] : [rules.heldFinding(held, config.edxmlDir)]),
  ];
}

async function ofFiles(db: Database, files: FileStore): Promise<Finding[]> {
  const probe = randomUUID();
  const works = await holds(async () => {
    await files.put(probe, Buffer.from('doctor'));
    await files.get(probe);
    await files.remove(probe);
  });
  const ids = await store.someFiles(db, SAMPLE);
  const found = await Promise.all(ids.map((id) => holds(() => opens(files, id))));
  return [
    {
      good: works,
      what: 'Kho tệp ghi và đọc lại được',
      advice: 'Xem quyền của thư mục files và chỗ trống trên ổ đĩa; với S3, xem địa chỉ, khoá và bucket.',
    },
    rules.filesFinding(found.filter((there) => !there).length, ids.length),
  ];
}

/** The first piece is enough: files may be large. */
async function opens(files: FileStore, id: string): Promise<void> {
  for await (const _piece of await files.getStream(id)) return;
}

const holds = (look: () => Promise<unknown>): Promise<boolean> =>
  look().then(
    () => true,
    () => false,
  );

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const end = (good: boolean) => {
      socket.destroy();
      resolve(good);
    };
    socket
      .once('connect', () => end(true))
      .once('timeout', () => end(false))
      .once('error', () => end(false));
  });
}
