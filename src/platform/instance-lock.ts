import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface Instance {
  ok: true;
  /** Writes down the port once the server listens, so that a refused second start can name it. */
  announce(port: number): void;
  release(): void;
}
export interface InstanceRefused {
  ok: false;
  reason: 'state_in_use';
  message: string;
}

// A handle that nobody holds may be collected, and the lock would go with it.
const held = new Set<DatabaseSync>();

/**
 * Takes the state folder for this process. The lock is the system's own lock on a file, which ends with the
 * process however it ends: a killed owner never blocks the next start, and a reused process number fools nobody.
 * Node has no call for such a lock; an exclusive SQLite transaction is one, on every system.
 */
export async function acquireInstance(stateDir: string): Promise<Instance | InstanceRefused> {
  mkdirSync(stateDir, { recursive: true });
  const ownerFile = path.join(stateDir, 'instance.json');
  const lock = lockFile(path.join(stateDir, 'instance.lock'));
  if (!lock) return refusal(ownerFile);
  held.add(lock);
  const announce = (port?: number) => writeFileSync(ownerFile, JSON.stringify({ pid: process.pid, port }));
  announce();
  const release = () => {
    if (!held.delete(lock)) return;
    rmSync(ownerFile, { force: true });
    lock.close();
  };
  return { ok: true, announce, release };
}

function lockFile(file: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (/database is locked/.test(String(error))) return undefined;
    throw error;
  }
}

function refusal(ownerFile: string): InstanceRefused {
  const { pid, port } = readOwner(ownerFile);
  const where = `${pid ? ` ở tiến trình ${pid}` : ''}${port ? ` (cổng ${port})` : ''}`;
  return {
    ok: false,
    reason: 'state_in_use',
    message: `Đôn Đốc đang chạy${where} trên cùng dữ liệu. Dừng tiến trình đó rồi chạy lại.`,
  };
}

function readOwner(ownerFile: string): { pid?: number; port?: number } {
  try {
    return JSON.parse(readFileSync(ownerFile, 'utf8')) as { pid?: number; port?: number };
  } catch {
    return {}; // The owner holds the lock and has not written yet.
  }
}
