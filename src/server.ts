import { createHmac } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { listOffices } from '#accounts/store.ts';
import { rebuildPeriods } from '#directives/history/store.ts';
import { backupsTimed } from '#overview/backups/jobs.ts';
import { sealLog } from '#platform/audit/seal.ts';
import { unfinishedRestore } from '#platform/backup/restore.ts';
import { upgradeBackup } from '#platform/backup/upgrade.ts';
import { systemClock } from '#platform/clock.ts';
import { addressOf, type Config, isTls, readConfig } from '#platform/config.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { startEmbedded } from '#platform/database/embedded.ts';
import { migrate } from '#platform/database/migrate.ts';
import { openFiles } from '#platform/files/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { listen } from '#platform/http/listen.ts';
import { createSignIn } from '#platform/http/sign-in.ts';
import { acquireInstance } from '#platform/instance-lock.ts';
import { openQueue } from '#platform/jobs/queue.ts';
import type { Jobs } from '#platform/jobs/work.ts';
import { noteSealed } from '#platform/running/metrics.ts';
import { chooseFormat, logError, say } from '#platform/server-log.ts';
import { createVault, keptSecret } from '#platform/vault.ts';
import { writeBatches } from '#training/answering/jobs.ts';
import { createApp, kinds, timed } from './app.ts';

/** What every route gets, of this installation. */
function partsOf(
  config: Config,
  at: { url: string; db: Database; jobs: Jobs; secret: string; code: string },
): Parts {
  const { url, db, jobs, secret, code } = at;
  const { publicUrl = null, maxUploadBytes, webhookHosts, trustedProxies, rateFactor, single } = config;
  return {
    db,
    jobs,
    vault: createVault(secret),
    publicUrl: addressOf(config),
    files: openFiles(config.s3, path.join(config.stateDir, 'files')),
    clock: systemClock,
    signIn: createSignIn({ db, secret, publicUrl, isTls: isTls(config), single }),
    singleName: single?.name ?? null,
    setupCode: code,
    metricsToken: config.metricsToken,
    maxUploadBytes,
    webhookHosts,
    trustedProxies,
    rateFactor,
    edxmlDir: config.edxmlDir,
    backups: { databaseUrl: url, stateDir: config.stateDir, secret, config: config.backup },
  };
}

/**
 * Whoever reads it on the console may set the first office up. All machines of one installation say the same, and once an
 * office is there it is another, which nobody is told.
 */
function setupCode(secret: string, offices: number): string {
  return createHmac('sha256', secret).update(`setup ${offices}`).digest('hex').slice(0, 8);
}

const SEAL_EVERY_MS = 60_000;

async function start(config: Config): Promise<void> {
  chooseFormat(config.logFormat);
  await mkdir(config.stateDir, { recursive: true });
  const instance = await acquireInstance(config.stateDir);
  if (!instance.ok) throw new Error(instance.message);
  const unfinished = unfinishedRestore(config.stateDir);
  if (unfinished) throw new Error(unfinished);
  const embedded = config.databaseUrl ? null : await startEmbedded({ stateDir: config.stateDir, log: say });
  const url = config.databaseUrl ?? embedded?.url ?? '';
  const upgrade = upgradeBackup(config, url, say);
  await migrate(url, upgrade.before);
  const db = openDatabase(url);
  await upgrade.note(db);
  const rebuilt = await rebuildPeriods(db);
  if (rebuilt > 0) say(`Đã tính lại tiến độ từng cơ quan chủ trì của ${rebuilt} nhiệm vụ.`);
  const queue = await openQueue(url);
  const offices = await listOffices(db);
  const owned = offices.filter((office) => !office.isExample).length;
  const secret = config.secret ?? (await keptSecret(config.stateDir));
  const code = setupCode(secret, owned);
  const parts = partsOf(config, { url, db, jobs: queue.jobs, secret, code });
  await queue.work(parts, kinds);
  await queue.keepTime(parts, { ...timed, ...backupsTimed(config.backup.at) }, config.leaveWork);
  // Last: whoever is served finds all of it at work, and a database that goes away meanwhile ends the start, not the service.
  const { host: hostname, port, tls } = config;
  const server = listen(createApp(parts), { hostname, port, tls, log: say }, (bound) => {
    instance.announce(bound);
    say(`Đôn Đốc chạy tại ${addressOf({ ...config, port: bound })}`);
  });
  if (owned === 0) say(`Mã thiết lập cơ quan: ${parts.setupCode}`);
  const sealing = setInterval(() => sealLog(db).then(noteSealed, logError), SEAL_EVERY_MS);

  let stopping = false;
  const stop = async (status = 0) => {
    if (stopping) return;
    stopping = true;
    clearInterval(sealing);
    server.close();
    await queue.stop();
    await writeBatches(db).catch(logError);
    await sealLog(db).catch(logError);
    await db.destroy();
    await embedded?.stop();
    instance.release();
    process.exit(status);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop());
  // With a certificate of our own it asks for that to be read again, but on Windows it says that the console was closed.
  if (!tls || process.platform === 'win32') process.on('SIGHUP', () => stop());
  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    console.error(taken ? `Cổng ${port} đang có chương trình khác dùng. Đặt PORT khác rồi chạy lại.` : error);
    stop(1);
  });
}

if (import.meta.main) {
  start(readConfig(process.env)).catch((error: Error) => {
    console.error(error.message);
    if (error.cause) console.error(error.cause);
    process.exit(1);
  });
}
