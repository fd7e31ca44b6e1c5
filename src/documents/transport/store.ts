import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { Incoming, Transport, Unread } from './schema.ts';

interface Folders {
  /** The one that the installation allows. */
  root: string;
  /** Below it. */
  inFolder: string;
  outFolder: string;
}

/** Processed, unreadable, waiting for a person: all within the folder of what comes in. */
const DONE = 'done';
const BAD = 'bad';
const HELD = 'held';

const TAKEN = /\.(edxml|xml|edoc)$/i;

const outside = refuse(
  'refused',
  'Thư mục trao đổi không nằm trong thư mục mà máy chủ cho phép (EDXML_DIR). Quản trị viên đặt lại ở trang Cài đặt.',
);

/**
 * A folder in and a folder out (QCVN 102:2016/BTTTT says nothing of the way): other programs put files there and fetch
 * them. Links are not followed: what is read and written lies below the allowed folder.
 */
export async function openFolders(folders: Folders, maxBytes: number): Promise<Outcome<Transport>> {
  const inner = await within(folders.root, folders.inFolder);
  const outer = await within(folders.root, folders.outFolder);
  if (!inner || !outer) return outside;
  for (const name of [DONE, BAD, HELD])
    if (!(await within(folders.root, `${folders.inFolder}/${name}`))) return outside;
  return ok(folderTransport(inner, outer, maxBytes));
}

/** Makes the folder, one step after the other, and gives where it really lies; null where that is outside. */
async function within(root: string, name: string): Promise<string | null> {
  await mkdir(root, { recursive: true, mode: 0o750 });
  const real = await realpath(root);
  let at = real;
  for (const part of name.split('/')) {
    at = path.join(at, part);
    await mkdir(at, { mode: 0o770 }).catch(() => undefined);
    const seen = await lstat(at).catch(() => null);
    if (!seen?.isDirectory()) return null;
  }
  return (await realpath(at)) === at && at.startsWith(`${real}${path.sep}`) ? at : null;
}

function folderTransport(inner: string, outer: string, maxBytes: number): Transport {
  const at = (name: string, ...below: string[]) => path.join(inner, ...below, plainName(name));
  const move = (name: string, to: string) =>
    rename(at(name), at(name, to)).catch(() =>
      // A second worker has moved it, or it was put aside before.
      rename(at(name, HELD), at(name, to)).catch(() => undefined),
    );
  return {
    take: () => takenFrom(inner, maxBytes),
    held: (name) => read(at(name, HELD)).catch(() => null),
    send: (name, bytes) => writeWhole(path.join(outer, plainName(name)), bytes),
    done: (name) => move(name, DONE),
    hold: (name) => move(name, HELD),
    bad: async (name, sentence) => {
      await writeWhole(`${at(name, BAD)}.txt`, new TextEncoder().encode(`${sentence}\n`));
      await move(name, BAD);
    },
    destroy: async (name) => {
      for (const below of [[], [HELD]]) await rm(at(name, ...below), { force: true });
    },
  };
}

/** Names come out of folders and rows; here they never lead anywhere else. */
const plainName = (name: string): string => path.basename(name);

async function* takenFrom(folder: string, maxBytes: number): AsyncGenerator<Incoming | Unread> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((one) => one.isFile() && isTaken(one.name)).map(({ name }) => name);
  for (const name of names.toSorted()) {
    const file = path.join(folder, name);
    const seen = await lstat(file).catch(() => null);
    if (!seen?.isFile()) continue;
    // Base64 makes a file a third longer.
    if (seen.size > maxBytes * 2) {
      yield { name, problem: `Tệp lớn hơn ${Math.floor((maxBytes * 2) / 1_048_576)} MB nên không đọc.` };
      continue;
    }
    const bytes = await read(file).catch(() => null);
    const after = await lstat(file).catch(() => null);
    // Still being written: next time.
    if (!bytes || !after || after.size !== bytes.length || after.mtimeMs !== seen.mtimeMs) continue;
    yield { name, bytes, restedMs: Date.now() - after.mtimeMs };
  }
}

const isTaken = (name: string): boolean => TAKEN.test(name) && !name.startsWith('.') && !name.startsWith('~');

async function read(file: string): Promise<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return new Uint8Array(await handle.readFile());
  } finally {
    await handle.close();
  }
}

/** Under another name first: whoever fetches sees the whole file or none. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const fresh = path.join(path.dirname(file), `.${path.basename(file)}.tmp`);
  await rm(fresh, { force: true });
  await writeFile(fresh, bytes, { flag: 'wx', mode: 0o660 });
  await rename(fresh, file);
}
