import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

type Piece = string | Uint8Array;

/** A part of the archive; it is asked for piece by piece, and no faster than the pieces go out. */
export interface ZipPart {
  name: string;
  content: Iterable<Piece> | AsyncIterable<Piece>;
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
export async function* zip(parts: Iterable<ZipPart> | AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let at = 0;
  for await (const part of parts) {
    const entry: Written = { name: Buffer.from(part.name), offset: at, crc: 0, packed: 0, size: 0 };
    const head = Buffer.concat([localHead(entry), entry.name]);
    yield head;
    for await (const chunk of packed(part.content, entry)) {
      entry.packed += chunk.length;
      yield chunk;
    }
    const tail = numbers([0x08074b50, 4], [entry.crc, 4], [entry.packed, 4], [entry.size, 4]);
    yield tail;
    at += head.length + entry.packed + tail.length;
    written.push(entry);
  }
  yield directory(written, at);
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

function localHead({ name }: Written): Buffer {
  return numbers(
    ...([
      [0x04034b50, 4],
      [20, 2],
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
      [0, 2],
    ] as const),
  );
}

function directory(written: Written[], at: number): Buffer {
  const entries = Buffer.concat(written.flatMap((entry) => [directoryHead(entry), entry.name]));
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

function directoryHead({ name, offset, crc, packed: length, size }: Written): Buffer {
  return numbers(
    ...([
      [0x02014b50, 4],
      [20, 2],
      [20, 2],
      [FLAGS, 2],
      [DEFLATE, 2],
      [0, 2],
      [DAY, 2],
    ] as const),
    ...([
      [crc, 4],
      [length, 4],
      [size, 4],
      [name.length, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 2],
    ] as const),
    ...([
      [0, 4],
      [offset, 4],
    ] as const),
  );
}

/** Numbers one after another, each in as many bytes, the least first. */
function numbers(...all: (readonly [value: number, bytes: number])[]): Buffer {
  const buffer = Buffer.alloc(all.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of all) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
