import { open } from 'node:fs/promises';
import path from 'node:path';

/** Waits until a file and its name are on the disk: what is acknowledged must outlive a power cut, not only a kill. */
export async function flushed(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await flushedFolder(path.dirname(file));
}

/** Windows has no such call, and needs none. */
export async function flushedFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
