import { Inflate } from 'fflate';
import { Refused, refusal } from '../refusals.ts';
import type { Limits } from '../types.ts';

export interface ZipEntry {
  name: string;
  method: number;
  encrypted: boolean;
  size: number;
  originalSize: number;
  offset: number;
}

/** The part of a DOCX file that holds the text; Word for the web numbers it at times. */
export const mainPart = /^word\/document\d*\.xml$/;

/** A file never honestly shrinks more than this; deflate itself ends at 1032 : 1. XML of Word reaches 60. */
const maxRatio = 400;
const smallEnough = 4 * 1024 * 1024;

/** The entries named by the archive's own directory; nothing is unpacked. Undefined: no such directory. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = directoryEnd(view);
  if (end === undefined) return undefined;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      size: view.getUint32(at + 20, true),
      originalSize: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Where the "end of central directory" record stands: before a comment of at most 65535 bytes. */
function directoryEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 0xffff; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

/** A file of zipped parts (DOCX, ODT, XLSX) opened for reading single parts; it refuses what would unpack to more than the limits allow. */
export class Archive {
  readonly #bytes: Uint8Array;
  readonly #entries = new Map<string, ZipEntry>();
  readonly #limits: Limits;
  #unpacked = 0;

  constructor(bytes: Uint8Array, limits: Limits) {
    this.#bytes = bytes;
    this.#limits = limits;
    let declared = 0;
    for (const entry of zipEntries(bytes) ?? []) {
      declared += entry.originalSize;
      this.#entries.set(entry.name, entry);
      if (entry.originalSize > smallEnough && entry.originalSize > entry.size * maxRatio)
        this.#refuse('bomb');
    }
    if (declared > limits.maxUnpacked) this.#refuse('bomb');
  }

  #refuse(reason: 'bomb' | 'damaged' | 'encrypted'): never {
    throw new Refused(refusal(reason, this.#limits));
  }

  /** The names of the parts. */
  get names(): string[] {
    return [...this.#entries.keys()];
  }

  /** The bytes of a part, or undefined if the file has none of that name. */
  part(name: string): Uint8Array | undefined {
    const entry = this.#entries.get(name);
    if (!entry) return undefined;
    if (entry.encrypted) this.#refuse('encrypted');
    const packed = this.#packed(entry);
    if (entry.method === 0) return this.#count(packed);
    if (entry.method !== 8) this.#refuse('damaged');
    const content = this.#inflate(packed);
    // A part cut short must not pass for the whole; 2³²-1 stands for a size kept elsewhere.
    if (content.length !== entry.originalSize && entry.originalSize !== 0xffffffff) this.#refuse('damaged');
    return content;
  }

  #packed(entry: ZipEntry): Uint8Array {
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
    const at = entry.offset;
    if (at + 30 > this.#bytes.length || view.getUint32(at, true) !== 0x04034b50) this.#refuse('damaged');
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    if (start + entry.size > this.#bytes.length) this.#refuse('damaged');
    return this.#bytes.subarray(start, start + entry.size);
  }

  #count<T extends Uint8Array>(chunk: T): T {
    this.#unpacked += chunk.length;
    if (this.#unpacked > this.#limits.maxUnpacked) this.#refuse('bomb');
    return chunk;
  }

  /** Unpacks in small steps and counts: the declared size can lie. */
  #inflate(packed: Uint8Array): Uint8Array {
    const chunks: Uint8Array[] = [];
    const step = 4 * 1024;
    try {
      const inflate = new Inflate((chunk) => void chunks.push(this.#count(chunk)));
      for (let at = 0; at < packed.length; at += step) {
        inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
      this.#refuse('damaged');
    }
    return Buffer.concat(chunks);
  }
}
