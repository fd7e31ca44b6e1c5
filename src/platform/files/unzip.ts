import type { Readable } from 'node:stream';
import {
  type Entry,
  fromRandomAccessReaderPromise,
  openPromise,
  type RandomAccessReader,
  type ZipFile,
} from 'yauzl';

/** What somebody's archive may be, at most. */
export interface ZipLimits {
  parts: number;
  /** Bytes of one part, unpacked. */
  size(name: string): number;
  /** What to do about a part that is larger. */
  advice?(name: string): string | null;
  /** Bytes of all parts, unpacked. */
  total: number;
  /** How many times larger a part of more than a megabyte may become. */
  ratio(name: string): number;
}

/** Why an archive cannot be read: at which place, and what is wrong there. */
export class ZipFault extends Error {
  readonly place: string;
  readonly fault: string;
  constructor(place: string, fault: string) {
    super(`${place}: ${fault}`);
    this.place = place;
    this.fault = fault;
  }
}

export interface OpenZip {
  parts: Map<string, { size: number }>;
  /** The bytes of a part as they are unpacked; no more than its entry says. */
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

const DIRECTORY = 'mục lục của tệp ZIP';
const SMALL = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** An archive that does not lie readable on the disk. */
export type ZipSource = RandomAccessReader & { size: number };

/** Opens the archive of a stranger: what its directory says is held against the limits before anything is unpacked. */
export async function openZip(file: string | ZipSource, limits: ZipLimits): Promise<OpenZip> {
  const options = { autoClose: false, strictFileNames: true };
  const opening =
    typeof file === 'string'
      ? openPromise(file, options)
      : fromRandomAccessReaderPromise(file, file.size, options);
  const zip = await opening.catch((error: Error) => {
    throw new ZipFault(DIRECTORY, `không đọc được, tệp không phải ZIP hoặc bị cụt (${error.message})`);
  });
  try {
    const entries = await entriesOf(zip, limits);
    return {
      parts: new Map([...entries].map(([name, { uncompressedSize: size }]) => [name, { size }])),
      read: (name) => unpacked(zip, entries.get(name), name),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(zip: ZipFile, limits: ZipLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.parts)
    throw new ZipFault(DIRECTORY, `ghi ${zip.entryCount} tệp, nhiều hơn mức ${limits.parts}`);
  const entries = new Map<string, Entry>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (entries.has(name)) throw new ZipFault(`«${shown(name)}»`, 'có hai tệp cùng tên');
      const fault = faultOf(entry, limits);
      if (fault) throw new ZipFault(`«${shown(name)}»`, fault);
      total += entry.uncompressedSize;
      if (total > limits.total) throw new ZipFault(DIRECTORY, 'các tệp bung ra lớn quá mức nhận được');
      entries.set(name, entry);
    }
  } catch (error) {
    if (error instanceof ZipFault) throw error;
    throw new ZipFault(DIRECTORY, `ghi sai (${shown((error as Error).message)})`);
  }
  const overlap = overlapping([...entries.values()]);
  if (overlap) throw new ZipFault(`«${shown(overlap)}»`, 'nằm chồng lên tệp khác trong ZIP');
  return entries;
}

const FILE_KIND = 0xf000;
const REGULAR = 0x8000;

function faultOf(entry: Entry, limits: ZipLimits): string | null {
  const { fileName: name, uncompressedSize: size, compressedSize: packed } = entry;
  // What kind of file it is, where the system that made it says so.
  const kind = (entry.externalFileAttributes >>> 16) & FILE_KIND;
  if (name.endsWith('/') || (kind !== 0 && kind !== REGULAR))
    return 'không phải tệp thường (thư mục, liên kết)';
  if (entry.isEncrypted()) return 'có mật khẩu';
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    return `nén theo cách số ${entry.compressionMethod}, không đọc được`;
  if (size > limits.size(name)) {
    const advice = limits.advice?.(name);
    return `lớn ${size} byte, quá mức ${limits.size(name)} byte${advice ? `. ${advice}` : ''}`;
  }
  if (size > SMALL && size > packed * limits.ratio(name))
    return `bung ra gấp hơn ${limits.ratio(name)} lần, giống tệp ZIP gây tràn`;
  return null;
}

/** Two parts made of the same bytes: a small archive that says it holds much. */
function overlapping(entries: Entry[]): string | null {
  const placed = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  const found = placed.find((entry, n) => {
    const next = placed[n + 1];
    return (
      next && entry.relativeOffsetOfLocalHeader + entry.compressedSize > next.relativeOffsetOfLocalHeader
    );
  });
  return found?.fileName ?? null;
}

async function* unpacked(zip: ZipFile, entry: Entry | undefined, name: string): AsyncGenerator<Buffer> {
  if (!entry) throw new ZipFault(`«${shown(name)}»`, 'không có trong ZIP');
  let stream: Readable | null = null;
  try {
    stream = await zip.openReadStreamPromise(entry);
    yield* stream as AsyncIterable<Buffer>;
  } catch (error) {
    throw new ZipFault(`«${shown(name)}»`, `hỏng, không bung được (${shown((error as Error).message)})`);
  } finally {
    stream?.destroy();
  }
}

const LONGEST_SHOWN = 120;

/** Names come from strangers: no more of them than fits a sentence, and nothing that moves the cursor. */
export const shown = (words: string): string =>
  words.replaceAll(/[\p{C}\u2028\u2029]/gu, '?').slice(0, LONGEST_SHOWN);
