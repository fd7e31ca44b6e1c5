/** A stretch of text as it lies in the file: characters [start, end), its bytes from `offset`, `width` bytes each. */
interface Piece {
  start: number;
  end: number;
  offset: number;
  width: 1 | 2;
}

const COMPRESSED = 0x40000000;
const western = new TextDecoder('windows-1252');

/** The text of all stories of a DOC file, put together from its pieces ([MS-DOC] 2.4.1). */
export class Pieces {
  readonly text: string;
  readonly #pieces: Piece[];

  /** `table` is the Clx: changes first, then the table of pieces. */
  constructor(document: Buffer, table: Buffer) {
    this.#pieces = readPieces(pieceTable(table));
    const total = this.#pieces.reduce((sum, piece) => sum + piece.end - piece.start, 0);
    // Each character has bytes of its own: more of them than bytes means that pieces lie over each other.
    if (total > document.length) throw new RangeError('pieces');
    this.text = this.#pieces.map((piece) => textOf(document, piece)).join('');
  }

  /** Where a character lies in the file. */
  offsetOf(position: number): number {
    let [low, high] = [0, this.#pieces.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.end ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    const piece = this.#pieces[low];
    return piece ? piece.offset + (position - piece.start) * piece.width : -1;
  }

  /** How far from a character the properties that hold at its place in the file go on, at most to `limit`. */
  reach(position: number, endOffset: number, limit: number): number {
    const piece = this.#pieces.find((p) => position >= p.start && position < p.end);
    if (!piece) return limit;
    const inPiece = piece.start + Math.ceil((endOffset - piece.offset) / piece.width);
    return Math.max(position + 1, Math.min(inPiece, piece.end, limit));
  }
}

function pieceTable(table: Buffer): Buffer {
  let at = 0;
  while (table.readUInt8(at) === 1) at += 3 + table.readUInt16LE(at + 1);
  if (table.readUInt8(at) !== 2) throw new RangeError('piece table');
  return table.subarray(at + 5, at + 5 + table.readUInt32LE(at + 1));
}

function readPieces(table: Buffer): Piece[] {
  const count = Math.max(0, Math.floor((table.length - 4) / 12));
  return Array.from({ length: count }, (_, i) => {
    const [start, end] = [table.readUInt32LE(4 * i), table.readUInt32LE(4 * (i + 1))];
    const place = table.readUInt32LE(4 * (count + 1) + 8 * i + 2);
    if (end < start) throw new RangeError('piece');
    if ((place & COMPRESSED) === 0) return { start, end, offset: place, width: 2 };
    return { start, end, offset: (place & ~COMPRESSED) >>> 1, width: 1 };
  });
}

function textOf(document: Buffer, { start, end, offset, width }: Piece): string {
  const bytes = document.subarray(offset, offset + (end - start) * width);
  if (bytes.length < (end - start) * width) throw new RangeError('text');
  return width === 1 ? western.decode(bytes) : bytes.toString('utf16le');
}
