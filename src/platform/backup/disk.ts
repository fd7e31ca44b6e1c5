import { mkdir, stat, statfs } from 'node:fs/promises';

export interface Space {
  free: number;
  total: number;
}

/** The disk that a folder lies on, as one who is no superuser may use it; null where it cannot be told. */
export async function spaceAt(folder: string): Promise<Space | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free: bavail * bsize, total: blocks * bsize };
  } catch {
    return null;
  }
}

export async function isSameDisk(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([stat(one).catch(() => null), stat(other).catch(() => null)]);
  return a === null || b === null || a.dev === b.dev;
}

export const ensureFolder = (folder: string) => mkdir(folder, { recursive: true, mode: 0o700 });
