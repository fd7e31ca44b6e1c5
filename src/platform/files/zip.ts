import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

type Piece = string | Uint8Array;

/** A part of the archive; it is asked for piece by piece, and no faster than the pieces go out. */
export interface ZipPart {
  name: string;
  content: Iterable<Piece> | AsyncIterable<Piece>;
}

interface Options {
  /** With the extension for larger archives (APPNOTE 4.5.3), which every part then has; else no more than `LARGEST_ZIP`. */
  large?: boolean;
}

/** What the archive can hold without the extension for larger ones (APPNOTE 4.3.9.6): in bytes, and in parts. */
export const LARGEST_ZIP = { bytes: 0xffff_ffff, parts: 0xffff };

interface Written {
  name: Buffer;
  offset: number;
  crc: number;
  packed: number;
  size: number;
}

/** Sizes follow the content, names are UTF-8 (APPNOTE 6.3.10, 4.4.4). */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1 January 1980: the same rows give the same bytes. */
const DAY = 0x21;

/** A ZIP archive made while it is sent: at no time does it lie in memory whole, and it is packed on threads of their own. */
export async function* zip(
  parts: Iterable<ZipPart> | AsyncIterable<ZipPart>,
  { large = false }: Options = {},
): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for await (const part of parts) {
    const entry: Written = { name: Buffer.from(part.name), offset: at, crc: 0, packed: 0, size: 0 };
    const head = Buffer.concat([localHead(entry, large), entry.name, large ? sizesUnknown : nothing]);
    yield head;
    for await (const chunk of packed(part.content, entry)) {
      entry.packed += chunk.length;
      yield chunk;
    }
    const wide = large ? 8 : 4;
    const tail = numbers([0x08074b50, 4], [entry.crc, 4], [entry.packed, wide], [entry.size, wide]);
    yield tail;
    at += head.length + entry.packed + tail.length;
    written.push(entry);
  }
  yield directory(written, at, large);
}

async function* packed(content: ZipPart['content'], entry: Written): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw();
  const counted = async function* () {
    for await (const piece of content) {
      const bytes = Buffer.from(piece);
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.length;
      yield bytes;
    }
  };
  // A source that fails ends the packed stream with its error, which the loop below throws.
  const flowing = pipeline(Readable.from(counted()), deflate).catch(() => undefined);
  yield* deflate as AsyncIterable<Uint8Array>;
  await flowing;
}

const nothing = Buffer.alloc(0);
/** The extension's field in front of a part, whose sizes follow it in eight bytes each (APPNOTE 4.3.9.2). */
const sizesUnknown = numbers([1, 2], [16, 2], [0, 8], [0, 8]);
const VERSION = 20;
const VERSION_LARGE = 45;
const ELSEWHERE = 0xffff_ffff;

function localHead({ name }: Written, large: boolean): Buffer {
  return numbers(
    ...([
      [0x04034b50, 4],
      [large ? VERSION_LARGE : VERSION, 2],
      [FLAGS, 2],
      [DEFLATE, 2],
      [0, 2],
      [DAY, 2],
      [0, 4],
      [0, 4],
    ] as const),
    ...([
      [0, 4],
      [name.length, 2],
      [large ? sizesUnknown.length : 0, 2],
    ] as const),
  );
}

function directory(written: Written[], at: number, large: boolean): Buffer {
  const entries = Buffer.concat(
    written.flatMap((entry) => [
      directoryHead(entry, large),
      entry.name,
      large ? numbers([1, 2], [24, 2], [entry.size, 8], [entry.packed, 8], [entry.offset, 8]) : nothing,
    ]),
  );
  if (large) return Buffer.concat([entries, largeEnd(written.length, entries.length, at)]);
  const count = written.length;
  const end = numbers(
    ...([
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      [count, 2],
      [count, 2],
      [entries.length, 4],
    ] as const),
    ...([
      [at, 4],
      [0, 2],
    ] as const),
  );
  return Buffer.concat([entries, end]);
}

/** The end with the extension (APPNOTE 4.3.14, 4.3.15), and the usual one, which points to it. */
function largeEnd(count: number, length: number, at: number): Buffer {
  return numbers(
    ...([
      [0x06064b50, 4],
      [44, 8],
      [VERSION_LARGE, 2],
      [VERSION_LARGE, 2],
      [0, 4],
      [0, 4],
      [count, 8],
      [count, 8],
      [length, 8],
      [at, 8],
    ] as const),
    ...([
      [0x07064b50, 4],
      [0, 4],
      [at + length, 8],
      [1, 4],
    ] as const),
    ...([
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      [0xffff, 2],
      [0xffff, 2],
      [ELSEWHERE, 4],
      [ELSEWHERE, 4],
      [0, 2],
    ] as const),
  );
}

function directoryHead({ name, offset, crc, packed: length, size }: Written, large: boolean): Buffer {
  const version = large ? VERSION_LARGE : VERSION;
  return numbers(
    ...([
      [0x02014b50, 4],
      [version, 2],
      [version, 2],
      [FLAGS, 2],
      [DEFLATE, 2],
      [0, 2],
      [DAY, 2],
    ] as const),
    ...([
      [crc, 4],
      [large ? ELSEWHERE : length, 4],
      [large ? ELSEWHERE : size, 4],
      [name.length, 2],
      [large ? 28 : 0, 2],
      [0, 2],
      [0, 2],
      [0, 2],
    ] as const),
    ...([
      [0, 4],
      [large ? ELSEWHERE : offset, 4],
    ] as const),
  );
}

/** Numbers one after another, each in as many bytes, the least first. */
function numbers(...all: (readonly [value: number, bytes: number])[]): Buffer {
  const buffer = Buffer.alloc(all.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of all)
    at = bytes === 8 ? buffer.writeBigUInt64LE(BigInt(value), at) : buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
