import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, lstat, mkdir, open, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
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

/** Being taken in, unreadable, waiting for a person: all within the folder of what comes in. */
const DOING = 'doing';
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
  for (const name of [DOING, BAD, HELD])
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
  const at = (below: string, hash: string) => path.join(inner, below, `${plainName(hash)}.edxml`);
  const gone = (file: string) => rm(file, { force: true });
  return {
    take: () => takenFrom(inner, maxBytes),
    claim: (file) => claim(inner, file),
    held: async (hash) => {
      const bytes = await read(at(HELD, hash)).catch(() => null);
      return bytes && hashOf(bytes) === hash ? bytes : null;
    },
    send: (name, bytes) => writeWhole(path.join(outer, plainName(name)), bytes),
    unsend: (name) => gone(path.join(outer, plainName(name))),
    done: (hash) => gone(at(DOING, hash)),
    // Put there before, or by a second worker.
    hold: (hash) => rename(at(DOING, hash), at(HELD, hash)).catch(unless('ENOENT')),
    bad: async ({ name, hash }, sentence) => {
      const put = await freeName(path.join(inner, BAD), plainName(name), hash);
      await writeWhole(`${put}.txt`, new TextEncoder().encode(`${sentence}\n`));
      const places = [path.join(inner, plainName(name)), path.join(inner, DOING, plainName(name))];
      for (const from of hash === null ? places : [at(DOING, hash), ...places])
        if (await exists(from)) return rename(from, put).catch(unless('ENOENT'));
    },
    destroy: async (hash) => {
      for (const below of [DOING, HELD]) await gone(at(below, hash));
    },
  };
}

/** Names come out of folders and rows; here they never lead anywhere else. */
const plainName = (name: string): string => path.basename(name);

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

const unless = (code: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== code) throw error;
};

/** A name of at most 255 bytes with room for what is put beside it; a second file of one name bears its hash. */
async function freeName(folder: string, name: string, hash: string | null): Promise<string> {
  let short = name;
  while (Buffer.byteLength(short) > 180) short = [...short].slice(1).join('');
  const plain = path.join(folder, short);
  if (!(await exists(plain)) && !(await exists(`${plain}.txt`))) return plain;
  return path.join(folder, `${(hash ?? randomUUID()).slice(0, 12)}-${short}`);
}

/**
 * First out of reach, then named by what it holds: should its sender have put another file in its place meanwhile, that
 * one is claimed too and comes next time, and what was read before stays what it was.
 */
async function claim(
  inner: string,
  { name, bytes, hash }: Pick<Incoming, 'name' | 'bytes' | 'hash'>,
): Promise<boolean> {
  const doing = path.join(inner, DOING);
  const own = path.join(doing, `${hash}.edxml`);
  const file = path.join(inner, plainName(name));
  // Claimed before, by a worker that was stopped.
  if (!(await exists(file))) return exists(own);
  const fresh = path.join(doing, `${randomUUID()}.edxml`);
  const isMoved = await rename(file, fresh).then(() => true, unless('ENOENT'));
  if (!isMoved) return false;
  const now = await read(fresh);
  await rename(fresh, path.join(doing, `${hashOf(now)}.edxml`));
  if (hashOf(now) !== hash) await writeWhole(own, bytes);
  return true;
}

async function* takenFrom(inner: string, maxBytes: number): AsyncGenerator<Incoming | Unread> {
  for (const folder of [path.join(inner, DOING), inner]) {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((one) => one.isFile() && isTaken(one.name)).map(({ name }) => name);
    for (const name of names.toSorted()) {
      const one = await lookAt(folder, name, maxBytes);
      // Stopped in the middle of a claim.
      if (one && 'hash' in one && folder !== inner && name !== `${one.hash}.edxml`)
        await rename(path.join(folder, name), path.join(folder, `${one.hash}.edxml`));
      if (one) yield one;
    }
  }
}

async function lookAt(folder: string, name: string, maxBytes: number): Promise<Incoming | Unread | null> {
  const file = path.join(folder, name);
  const seen = await lstat(file).catch(() => null);
  if (!seen?.isFile()) return null;
  // Base64 makes a file a third longer.
  if (seen.size > maxBytes * 2) {
    const problem = `Tệp lớn hơn ${Math.floor((maxBytes * 2) / 1_048_576)} MB nên không đọc.`;
    return { name, size: seen.size, problem };
  }
  const bytes = await read(file).catch(() => null);
  const after = await lstat(file).catch(() => null);
  // Still being written: next time.
  if (!bytes || !after || after.size !== bytes.length || after.mtimeMs !== seen.mtimeMs) return null;
  return { name, bytes, hash: hashOf(bytes), restedMs: Date.now() - after.mtimeMs };
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
