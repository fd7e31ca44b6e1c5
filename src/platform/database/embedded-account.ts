import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs';

/** The system user that the database server runs as; none means the user that runs this process. */
export interface Account {
  uid: number;
  gid: number;
}

const NOBODY: Account = { uid: 65_534, gid: 65_534 };

/**
 * PostgreSQL refuses to run as root, so root hands it to another user: the one who owns the data already, else
 * `postgres` where the system has it, else nobody.
 */
export function serverAccount(dataDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  return userNamed('postgres') ?? NOBODY;
}

function userNamed(name: string): Account | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Whether that user can walk to the folder and write in it: a checkout below /root (mode 700) fails here. */
export function canWriteIn(folder: string, account: Account | undefined): boolean {
  if (!account) return true;
  // The shell changes folder after it has become the user; spawn's own `cwd` would be entered as root.
  return spawnSync('/bin/sh', ['-c', 'cd "$0" && test -w .', folder], { cwd: '/', ...account }).status === 0;
}

export function giveTo(account: Account | undefined, folder: string): void {
  if (account && statSync(folder).uid !== account.uid) chownSync(folder, account.uid, account.gid);
}
