import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const pidFile = (dataDir: string) => path.join(dataDir, 'postmaster.pid');

/** The process number of the server that runs on this data folder, if one does. */
export function runningPostmaster(dataDir: string): number | undefined {
  if (!existsSync(pidFile(dataDir))) return undefined;
  const pid = Number(readFileSync(pidFile(dataDir), 'utf8').split('\n')[0]);
  return pid > 0 && isAlive(pid) && servesFolder(pid, dataDir) ? pid : undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Process numbers are used again: only a PostgreSQL server on this very folder is ours. */
function servesFolder(pid: number, dataDir: string): boolean {
  if (process.platform === 'linux') return isPostgres(pid) && workingFolder(pid) === realpathSync(dataDir);
  return commandLine(pid).includes(path.normalize(dataDir));
}

function isPostgres(pid: number): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
}

// The server makes its data folder its working folder.
function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // Another user's process, so none of ours.
  }
}

function commandLine(pid: number): string {
  const query = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`;
  try {
    if (process.platform === 'win32')
      return execFileSync('powershell', ['-NoProfile', '-Command', query], {
        encoding: 'utf8',
        windowsHide: true,
      });
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * Stops the server on the folder: fast (open transactions are rolled back, a checkpoint is written), then without a
 * checkpoint, then by force; the write-ahead log makes each of them safe. A pid file left by a dead server goes too,
 * for PostgreSQL would take any process that got the same number for a living one.
 */
export async function stopPostmaster(pgCtl: string, dataDir: string, account = {}): Promise<void> {
  const options = { cwd: path.parse(dataDir).root, windowsHide: true, ...account };
  for (const [mode, seconds] of [
    ['fast', '30'],
    ['immediate', '5'],
  ] as const) {
    if (!runningPostmaster(dataDir)) break;
    spawnSync(pgCtl, ['stop', '-D', dataDir, '-m', mode, '-w', '-t', seconds], options);
  }
  const stubborn = runningPostmaster(dataDir);
  if (stubborn) await kill(stubborn, dataDir);
  rmSync(pidFile(dataDir), { force: true });
}

async function kill(pid: number, dataDir: string): Promise<void> {
  process.kill(pid, 'SIGKILL');
  while (runningPostmaster(dataDir)) await wait(50);
  // Its children see that it is gone and leave the shared memory within a moment.
  await wait(500);
}
