import { type Instance, type Level, type Levels, Numbering } from '../docx/numbering.ts';

/** Number formats of [MS-OSHARED] 2.2.1.3 by the names that DOCX has for them. */
const formats: Record<number, string> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  22: 'decimalZero',
  23: 'bullet',
  255: 'none',
};

const LEVELS = 9;
const suffixes = ['tab', 'space', 'nothing'];

/** The number of a level stands in its text as the level's own number, below 9. */
const placeholder = (sign: string): string =>
  sign.charCodeAt(0) < LEVELS ? `%${sign.charCodeAt(0) + 1}` : sign;

/** Reads one level ([MS-DOC] LVL) and tells where it ends. */
function readLevel(table: Buffer, at: number): { level: Level; end: number } {
  const flags = table.readUInt8(at + 5);
  const [characters, paragraph] = [table.readUInt8(at + 24), table.readUInt8(at + 25)];
  const text = at + 28 + characters + paragraph;
  const length = table.readUInt16LE(text);
  const end = text + 2 + 2 * length;
  if (end > table.length) throw new RangeError('level');
  const shown = table.toString('utf16le', text + 2, end);
  const level: Level = {
    format: formats[table.readUInt8(at + 4)] ?? 'decimal',
    text: [...shown].map(placeholder).join(''),
    start: table.readInt32LE(at),
    restart: (flags & 8) !== 0 ? table.readUInt8(at + 26) : undefined,
    suffix: suffixes[table.readUInt8(at + 15)] ?? 'tab',
    legal: (flags & 4) !== 0,
    style: undefined,
  };
  return { level, end };
}

/** The lists that paragraphs name (LFO, counted from 1), each over one that is defined (LST). */
export function readLists(
  table: Buffer,
  lists: [start: number, size: number],
  uses: [number, number],
): Numbering {
  const defined = readDefined(table, lists);
  return new Numbering(readUses(table, uses, defined));
}

function readDefined(table: Buffer, [start, size]: [number, number]): Map<number, Levels> {
  const defined = new Map<number, Levels>();
  if (size < 2) return defined;
  const count = table.readInt16LE(start);
  let at = start + size;
  for (let i = 0; i < count; i++) {
    const entry = start + 2 + 28 * i;
    const simple = (table.readUInt8(entry + 26) & 1) === 1;
    const levels: Levels = new Map();
    for (let n = 0; n < (simple ? 1 : LEVELS); n++) {
      const { level, end } = readLevel(table, at);
      levels.set(n, level);
      at = end;
    }
    defined.set(table.readInt32LE(entry), levels);
  }
  return defined;
}

function readUses(
  table: Buffer,
  [start, size]: [number, number],
  defined: Map<number, Levels>,
): Map<string, Instance> {
  const instances = new Map<string, Instance>();
  if (size < 4) return instances;
  const count = Math.min(table.readUInt32LE(start), Math.floor(size / 16));
  let at = start + 4 + 16 * count;
  for (let i = 0; i < count; i++) {
    const entry = start + 4 + 16 * i;
    const list = table.readInt32LE(entry);
    const instance: Instance = {
      abstract: String(list),
      levels: new Map(defined.get(list) ?? []),
      starts: new Map(),
    };
    instances.set(String(i + 1), instance);
    at += 4;
    for (let left = table.readUInt8(entry + 12); left > 0; left--) at = readOverride(table, at, instance);
  }
  return instances;
}

/** One level that a use of a list changes ([MS-DOC] LFOLVL). */
function readOverride(table: Buffer, at: number, instance: Instance): number {
  const flags = table.readUInt32LE(at + 4);
  const level = flags & 15;
  if ((flags & 16) !== 0) instance.starts.set(level, table.readInt32LE(at));
  if ((flags & 32) === 0) return at + 8;
  const { level: own, end } = readLevel(table, at + 8);
  instance.levels.set(level, own);
  return end;
}
