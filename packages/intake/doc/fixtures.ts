/** Files of Word 97 for tests, made in memory from paragraphs. All words are invented. */

export interface DocRun {
  text: string;
  /** number in `fonts` */
  font?: number;
  deleted?: boolean;
  hidden?: boolean;
}

export interface DocParagraph {
  runs: DocRun[] | string;
  /** what ends it: a paragraph (13), a cell or row (7), a page (12) */
  end?: 7 | 12 | 13;
  /** changes of the paragraph, as bytes in order */
  changes?: number[];
}

export interface DocParts {
  body: DocParagraph[];
  notes?: DocParagraph[];
  headers?: DocParagraph[];
  fonts?: string[];
  /** levels of lists: format number, text with the level's number as a sign below 9 */
  lists?: { format: number; text: string; start?: number }[][];
  flags?: number;
}

const u16 = (n: number): number[] => [n & 255, (n >> 8) & 255];
const u32 = (n: number): number[] => [...u16(n & 0xffff), ...u16(n >>> 16)];
const utf16 = (text: string): number[] => [...Buffer.from(text, 'utf16le')];

export const inList = (list: number, level = 0): number[] => [0x0b, 0x46, ...u16(list), 0x0a, 0x26, level];
export const inTable = [0x16, 0x24, 1];

/** The end of a row: where its cells end, and whether lines are drawn between them. */
export function endsRow(edges: number[], ruled: boolean, continues: number[] = []): number[] {
  const line = ruled ? [4, 1, 0, 0] : [0, 0, 0, 0];
  const cells = edges
    .slice(1)
    .flatMap((_, i) => [
      ...u16(continues.includes(i) ? 0x20 : 0),
      0,
      0,
      ...[0, 0, 0, 0],
      ...line,
      ...[0, 0, 0, 0],
      ...line,
    ]);
  const operand = [edges.length - 1, ...edges.flatMap(u16), ...cells];
  return [...inTable, 0x17, 0x24, 1, 0x08, 0xd6, ...u16(operand.length + 1), ...operand];
}

const charactersOf = ({ font, deleted, hidden }: DocRun): number[] => [
  ...(font === undefined ? [] : [0x4f, 0x4a, ...u16(font), 0x51, 0x4a, ...u16(font)]),
  ...(deleted ? [0x00, 0x08, 1] : []),
  ...(hidden ? [0x3c, 0x08, 1] : []),
];

const TEXT = 1024;
const PAGE = 512;

/** One page of properties for one stretch of bytes. */
function page(start: number, end: number, kind: 'characters' | 'paragraphs', changes: number[]): Buffer {
  const made = Buffer.alloc(PAGE);
  made.set([...u32(start), ...u32(end)]);
  made[PAGE - 1] = 1;
  const at = 64;
  made[8] = at / 2;
  if (kind === 'characters') made.set([changes.length, ...changes], at);
  else {
    const list = [0, 0, ...changes];
    made.set([0, Math.ceil(list.length / 2), ...list], at);
  }
  return made;
}

export function doc(parts: DocParts): Uint8Array {
  const stories = [parts.body, parts.notes ?? [], parts.headers ?? []];
  let text = '';
  const pages: { kind: 'characters' | 'paragraphs'; from: number; to: number; page: number }[] = [];
  const made: Buffer[] = [];
  const lengths: number[] = [];
  const total = stories
    .flat()
    .reduce((sum, p) => sum + runsOf(p).reduce((s, r) => s + r.text.length, 0) + 1, 0);
  const firstPage = Math.ceil((TEXT + 2 * total) / PAGE);
  const add = (kind: 'characters' | 'paragraphs', from: number, to: number, changes: number[]) => {
    pages.push({ kind, from, to, page: firstPage + made.length });
    made.push(page(TEXT + 2 * from, TEXT + 2 * to, kind, changes));
  };
  const noteStarts: number[] = [];
  for (const [story, paragraphs] of stories.entries()) {
    const start = text.length;
    for (const p of paragraphs) {
      if (story === 1) noteStarts.push(text.length - start);
      const from = text.length;
      for (const run of runsOf(p)) {
        add('characters', text.length, text.length + run.text.length, charactersOf(run));
        text += run.text;
      }
      text += String.fromCharCode(p.end ?? 13);
      add('characters', text.length - 1, text.length, []);
      add('paragraphs', from, text.length, p.changes ?? []);
    }
    lengths.push(text.length - start);
  }
  const table: number[] = [];
  const fib = Buffer.alloc(TEXT);
  const part = (number: number, bytes: number[]) => {
    fib.set([...u32(table.length), ...u32(bytes.length)], 154 + 8 * number);
    table.push(...bytes);
  };
  const properties = (kind: string): number[] => {
    const own = pages.filter((p) => p.kind === kind);
    const places = [...own.map((p) => TEXT + 2 * p.from), TEXT + 2 * (own.at(-1)?.to ?? 0)];
    return [...places.flatMap(u32), ...own.flatMap((p) => u32(p.page))];
  };
  part(33, [2, ...u32(16), ...u32(0), ...u32(text.length), 0, 0, ...u32(TEXT), 0, 0]);
  part(12, properties('characters'));
  part(13, properties('paragraphs'));
  const fonts = (parts.fonts ?? ['Arial']).map((name) => [...Array(39).fill(0), ...utf16(`${name}\0`)]);
  part(15, [...u16(fonts.length), 0, 0, ...fonts.flatMap((font) => [font.length, ...font])]);
  if (parts.notes) part(3, [...noteStarts, lengths[1] ?? 0, (lengths[1] ?? 0) + 1].flatMap(u32));
  if (parts.headers) part(11, [...Array(8).fill(0), ...Array(6).fill(lengths[2] ?? 0)].flatMap(u32));
  putLists(parts.lists ?? [], table, part);
  fib.set([0xec, 0xa5], 0);
  fib.set(u16(0x200 | (parts.flags ?? 0)), 0x0a);
  for (const [i, length] of lengths.entries()) fib.set(u32(length), 0x4c + 4 * i);
  const words = Buffer.from(text, 'utf16le');
  const gap = Buffer.alloc(firstPage * PAGE - TEXT - words.length);
  return compound({ WordDocument: Buffer.concat([fib, words, gap, ...made]), '1Table': Buffer.from(table) });
}

const runsOf = (p: DocParagraph): DocRun[] => (typeof p.runs === 'string' ? [{ text: p.runs }] : p.runs);

/** Lists with the levels given, the rest of nine empty; each is used once, in order. */
function putLists(
  lists: NonNullable<DocParts['lists']>,
  table: number[],
  part: (n: number, b: number[]) => void,
): void {
  if (lists.length === 0) return;
  part(73, [...u16(lists.length), ...lists.flatMap((_, i) => [...u32(i + 1), ...Array(24).fill(0)])]);
  for (const levels of lists) {
    for (let i = 0; i < 9; i++) {
      const { format = 255, text = '', start = 1 } = levels[i] ?? {};
      table.push(...u32(start), format, ...Array(23).fill(0), ...u16(text.length), ...utf16(text));
    }
  }
  part(74, [
    ...u32(lists.length),
    ...lists.flatMap((_, i) => [...u32(i + 1), ...Array(12).fill(0)]),
    ...lists.flatMap(() => u32(0xffffffff)),
  ]);
}

const END = 0xfffffffe;

/** A compound file of streams, each in sectors of its own. */
export function compound(streams: Record<string, Buffer>): Uint8Array {
  const entries = Object.entries(streams).map(([name, data]) => ({
    name,
    // streams shorter than this would stand in smaller sectors
    data: Buffer.concat([data, Buffer.alloc(Math.max(0, 4096 - data.length))]),
  }));
  const sectors: Buffer[] = [];
  const fat: number[] = [];
  const put = (data: Buffer): number => {
    const first = sectors.length;
    const count = Math.ceil(data.length / PAGE);
    for (let i = 0; i < count; i++) {
      sectors.push(
        Buffer.concat([data.subarray(i * PAGE, (i + 1) * PAGE), Buffer.alloc(PAGE)]).subarray(0, PAGE),
      );
      fat.push(i + 1 < count ? first + i + 1 : END);
    }
    return first;
  };
  const directory = Buffer.alloc(PAGE);
  const entry = (
    i: number,
    name: string,
    type: number,
    start: number,
    size: number,
    right: number,
    child: number,
  ) => {
    const at = 128 * i;
    directory.set(utf16(name), at);
    directory.set(
      [...u16(2 * name.length + 2), type, 1, ...u32(0xffffffff), ...u32(right), ...u32(child)],
      at + 0x40,
    );
    directory.set([...u32(start), ...u32(size)], at + 0x74);
  };
  entry(0, 'Root Entry', 5, END, 0, 0xffffffff, 1);
  for (const [i, { name, data }] of entries.entries())
    entry(i + 1, name, 2, put(data), data.length, i + 2 <= entries.length ? i + 2 : 0xffffffff, 0xffffffff);
  const directoryAt = put(directory);
  const count = Math.ceil((fat.length + 2) / 128);
  const fatAt = sectors.length;
  for (let i = 0; i < count; i++) fat.push(0xfffffffd);
  const whole = Buffer.alloc(count * PAGE, 255);
  whole.set(fat.flatMap(u32));
  for (let i = 0; i < count; i++) sectors.push(whole.subarray(i * PAGE, (i + 1) * PAGE));
  return new Uint8Array(Buffer.concat([headOf(count, fatAt, directoryAt), ...sectors]));
}

/** The first sector: where the tables of sectors and of names stand. */
function headOf(count: number, fatAt: number, directoryAt: number): Buffer {
  const head = Buffer.alloc(PAGE);
  head.set(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  head.set([...u16(0x3e), ...u16(3), ...u16(0xfffe), ...u16(9), ...u16(6)], 0x18);
  head.set(
    [
      ...u32(count),
      ...u32(directoryAt),
      ...u32(0),
      ...u32(4096),
      ...u32(END),
      ...u32(0),
      ...u32(END),
      ...u32(0),
    ],
    0x2c,
  );
  for (let i = 0; i < 109; i++) head.set(u32(i < count ? fatAt + i : 0xffffffff), 0x4c + 4 * i);
  return head;
}
