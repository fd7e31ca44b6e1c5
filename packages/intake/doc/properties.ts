/** Properties of characters and paragraphs ([MS-DOC] 2.6): lists of changes ("sprm"), each a code and an operand. */

export interface Change {
  code: number;
  /** the bytes of the operand, without its length */
  operand: Buffer;
}

const sizes = [1, 1, 2, 4, 2, 2, 0, 3];
const DEFINE_TABLE = 0xd608;

/** The changes of a list; one that is cut short ends it. */
export function* changesOf(list: Buffer): Generator<Change> {
  for (let at = 0; at + 2 <= list.length; ) {
    const code = list.readUInt16LE(at);
    at += 2;
    let size = sizes[code >> 13] ?? 0;
    if (code === DEFINE_TABLE) {
      if (at + 2 > list.length) return;
      size = list.readUInt16LE(at) - 1;
      at += 2;
    } else if (code >> 13 === 6) {
      if (at >= list.length) return;
      size = list.readUInt8(at);
      at += 1;
    }
    if (size < 0 || at + size > list.length) return;
    yield { code, operand: list.subarray(at, at + size) };
    at += size;
  }
}

/** A stretch of the file's bytes, [start, end), and the properties that hold there. */
export interface Run {
  start: number;
  end: number;
  changes: Buffer;
  /** paragraphs only: the number of the style */
  style: number;
}

const PAGE = 512;

/** The runs of all pages that a table of pages (PlcfBteChpx, PlcfBtePapx) names, by where they start. */
export function readRuns(document: Buffer, pages: Buffer, kind: 'characters' | 'paragraphs'): Run[] {
  const count = Math.max(0, Math.floor((pages.length - 4) / 8));
  const runs: Run[] = [];
  for (let i = 0; i < count; i++) {
    const number = pages.readUInt32LE((count + 1) * 4 + i * 4) & 0x3fffff;
    const page = document.subarray(number * PAGE, (number + 1) * PAGE);
    if (page.length === PAGE) runs.push(...runsOfPage(page, kind));
  }
  return runs.sort((a, b) => a.start - b.start);
}

function runsOfPage(page: Buffer, kind: 'characters' | 'paragraphs'): Run[] {
  const count = page.readUInt8(PAGE - 1);
  if (4 * (count + 1) + count > PAGE) return [];
  return Array.from({ length: count }, (_, i) => {
    const [start, end] = [page.readUInt32LE(4 * i), page.readUInt32LE(4 * (i + 1))];
    const found = kind === 'characters' ? characters(page, count, i) : paragraphs(page, count, i);
    return { start, end, ...found };
  });
}

const none = { changes: Buffer.alloc(0), style: 0 };

function characters(page: Buffer, count: number, index: number): Pick<Run, 'changes' | 'style'> {
  const at = 2 * page.readUInt8(4 * (count + 1) + index);
  if (at === 0) return none;
  return { changes: page.subarray(at + 1, at + 1 + page.readUInt8(at)), style: 0 };
}

function paragraphs(page: Buffer, count: number, index: number): Pick<Run, 'changes' | 'style'> {
  const place = 4 * (count + 1) + 13 * index;
  const at = place < PAGE ? 2 * page.readUInt8(place) : 0;
  if (at === 0 || at + 4 > PAGE) return none;
  const words = page.readUInt8(at);
  const start = words === 0 ? at + 2 : at + 1;
  const size = words === 0 ? 2 * page.readUInt8(at + 1) : 2 * words - 1;
  if (start + 2 > PAGE) return none;
  return { changes: page.subarray(start + 2, start + size), style: page.readUInt16LE(start) };
}

/** The run that holds an offset of the file. */
export function runAt(runs: Run[], offset: number): Run | undefined {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  return run && offset < run.end ? run : undefined;
}
