/** The compound file that old Office files are ([MS-CFB]): a small disk of sectors with a tree of names. */

const END = 0xfffffffe;
const ENTRY = 128;
const ROOT = 5;

interface Entry {
  name: string;
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

/** Thrown by a range that lies outside the file, as those of `Buffer` are: the file is cut or faulty. */
const faulty = (what: string): never => {
  throw new RangeError(what);
};

export class Container {
  readonly #file: Buffer;
  readonly #sector: number;
  readonly #fat: number[];
  readonly #miniFat: number[];
  readonly #mini: Buffer;
  readonly #cutoff: number;
  readonly #entries: Entry[];

  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#file = file;
    const shift = file.readUInt16LE(0x1e);
    if (shift !== 9 && shift !== 12) faulty('sector size');
    this.#sector = 1 << shift;
    this.#cutoff = file.readUInt32LE(0x38);
    this.#fat = this.#readFat();
    this.#entries = this.#readEntries(this.#chain(file.readUInt32LE(0x30)));
    this.#miniFat = numbers(this.#chain(file.readUInt32LE(0x3c)));
    const root = this.#entries.find((entry) => entry.type === ROOT);
    this.#mini = root ? this.#chain(root.start) : Buffer.alloc(0);
  }

  #sectorAt(index: number): Buffer {
    const start = (index + 1) * this.#sector;
    if (start >= this.#file.length) faulty('sector');
    return this.#file.subarray(start, start + this.#sector);
  }

  #readFat(): number[] {
    const file = this.#file;
    const sectors: number[] = [];
    for (let i = 0; i < 109; i++) sectors.push(file.readUInt32LE(0x4c + 4 * i));
    let next = file.readUInt32LE(0x44);
    for (let left = file.length / this.#sector; next < END && left > 0; left--) {
      const more = numbers(this.#sectorAt(next));
      next = more.pop() ?? END;
      sectors.push(...more);
    }
    const count = Math.min(file.readUInt32LE(0x2c), Math.ceil(file.length / this.#sector));
    return sectors.slice(0, count).flatMap((sector) => (sector < END ? numbers(this.#sectorAt(sector)) : []));
  }

  /** The sectors of a chain one after another; one that is longer than the file runs in a circle. */
  #chain(start: number): Buffer {
    const parts: Buffer[] = [];
    const most = this.#file.length / this.#sector;
    for (let at = start; at < END; at = this.#fat[at] ?? faulty('chain')) {
      if (parts.length > most) faulty('circle');
      parts.push(this.#sectorAt(at));
    }
    return Buffer.concat(parts);
  }

  #miniChain(start: number): Buffer {
    const parts: Buffer[] = [];
    for (let at = start; at < END; at = this.#miniFat[at] ?? faulty('chain')) {
      if (parts.length > this.#miniFat.length) faulty('circle');
      parts.push(this.#mini.subarray(at * 64, at * 64 + 64));
    }
    return Buffer.concat(parts);
  }

  #readEntries(directory: Buffer): Entry[] {
    const entries: Entry[] = [];
    for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
      const length = Math.min(64, directory.readUInt16LE(at + 0x40));
      entries.push({
        name: directory.toString('utf16le', at, at + Math.max(0, length - 2)),
        type: directory.readUInt8(at + 0x42),
        left: directory.readUInt32LE(at + 0x44),
        right: directory.readUInt32LE(at + 0x48),
        child: directory.readUInt32LE(at + 0x4c),
        start: directory.readUInt32LE(at + 0x74),
        size: directory.readUInt32LE(at + 0x78),
      });
    }
    return entries;
  }

  /** A stream of the root; those of embedded files lie deeper and bear the same names. */
  stream(name: string): Buffer | undefined {
    const root = this.#entries.find((entry) => entry.type === ROOT);
    const seen = new Set<number>();
    const waiting = [root?.child ?? END];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const entry = this.#entries[at];
      if (!entry || seen.has(at)) continue;
      seen.add(at);
      if (entry.name === name && entry.type === 2) {
        const whole = entry.size < this.#cutoff ? this.#miniChain(entry.start) : this.#chain(entry.start);
        return whole.length < entry.size ? faulty('stream') : whole.subarray(0, entry.size);
      }
      waiting.push(entry.left, entry.right);
    }
    return undefined;
  }
}

function numbers(bytes: Buffer): number[] {
  const out: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) out.push(bytes.readUInt32LE(at));
  return out;
}
