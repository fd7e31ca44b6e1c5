import type { Numbering } from '../docx/numbering.ts';
import { pageEnd } from '../draft.ts';
import type { Block } from '../flow/blocks.ts';
import { Story } from '../flow/story.ts';
import type { FontDecoder } from '../fonts.ts';
import { CharacterReader } from './characters.ts';
import { readLists } from './lists.ts';
import { Pieces } from './pieces.ts';
import { type Change, changesOf, type Run, readRuns, runAt } from './properties.ts';
import { readRow } from './rows.ts';
import { DocStyles } from './styles.ts';

/** Places of tables in the head of the document ([MS-DOC] FibRgFcLcb97), by their number there. */
const PART = {
  styles: 1,
  footnotes: 3,
  headers: 11,
  characters: 12,
  paragraphs: 13,
  fonts: 15,
  pieces: 33,
  endnotes: 47,
  boxes: 56,
  lists: 73,
  uses: 74,
};
/** Where the lengths of the stories stand, in the order in which the stories follow each other. */
const LENGTHS = {
  body: 0x4c,
  footnotes: 0x50,
  headers: 0x54,
  macros: 0x58,
  comments: 0x5c,
  endnotes: 0x60,
  boxes: 0x64,
};

type StoryName = keyof typeof LENGTHS;

/** What the changes of a paragraph come to. */
interface Format {
  inTable: boolean;
  endsRow: boolean;
  list: number;
  level: number;
  breaksPage: boolean;
}

/** The stories of a DOC file, paragraph by paragraph. */
export class DocText {
  readonly #pieces: Pieces;
  readonly #paragraphs: Run[];
  readonly #styles: DocStyles;
  readonly #numbering: Numbering;
  readonly #characters: CharacterReader;
  readonly #stories = new Map<StoryName, [start: number, end: number]>();
  readonly #part: (number: number) => Buffer;
  readonly #data: Buffer;

  constructor(document: Buffer, table: Buffer, data: Buffer, fonts: FontDecoder) {
    const place = (number: number): [number, number] => {
      const at = 154 + 8 * number;
      return at + 8 > document.length ? [0, 0] : [document.readUInt32LE(at), document.readUInt32LE(at + 4)];
    };
    this.#data = data;
    this.#part = (number) => {
      const [start, size] = place(number);
      if (start + size > table.length) throw new RangeError('part');
      return table.subarray(start, start + size);
    };
    this.#pieces = new Pieces(document, this.#part(PART.pieces));
    this.#paragraphs = readRuns(document, this.#part(PART.paragraphs), 'paragraphs');
    this.#styles = new DocStyles(this.#part(PART.styles), this.#part(PART.fonts));
    this.#numbering = readLists(table, place(PART.lists), place(PART.uses));
    const characters = readRuns(document, this.#part(PART.characters), 'characters');
    this.#characters = new CharacterReader(this.#pieces, characters, this.#styles, fonts);
    let at = 0;
    for (const [story, offset] of Object.entries(LENGTHS) as [StoryName, number][]) {
      const end = at + document.readUInt32LE(offset);
      this.#stories.set(story, [at, Math.min(end, this.#pieces.text.length)]);
      at = end;
    }
    if ((this.#stories.get('body')?.[1] ?? 0) < document.readUInt32LE(LENGTHS.body))
      throw new RangeError('body');
  }

  get hasPictures(): boolean {
    const { text } = this.#pieces;
    return text.includes('\u0001') || text.includes('\u0008');
  }

  body(): Block[] {
    return this.#blocks(...(this.#stories.get('body') ?? [0, 0]));
  }

  boxes(): Block[] {
    const [start, end] = this.#stories.get('boxes') ?? [0, 0];
    return end - start > 1 ? this.#blocks(start, end) : [];
  }

  /** The headers of the first section: of its first page, of odd pages, of even ones. */
  headers(): Block[][] {
    const parts = this.#partsOf('headers', this.#part(PART.headers));
    return [10, 7, 6].flatMap((i) => {
      const [start, end] = parts[i] ?? [0, 0];
      return end > start ? [this.#blocks(start, end)] : [];
    });
  }

  notes(): string[] {
    const parts = (['footnotes', 'endnotes'] as const).flatMap((story) =>
      this.#partsOf(story, this.#part(PART[story])),
    );
    return parts.map(([start, end]) =>
      this.#blocks(start, end)
        .map((block) => (block.kind === 'paragraph' ? block.text.trim() : ''))
        .filter(Boolean)
        .join('\n'),
    );
  }

  /** The parts of a story: a table of the places where they begin. */
  #partsOf(story: StoryName, table: Buffer): [number, number][] {
    const [start, end] = this.#stories.get(story) ?? [0, 0];
    if (end <= start) return [];
    const places: number[] = [];
    for (let at = 0; at + 4 <= table.length; at += 4)
      places.push(Math.min(end, start + table.readUInt32LE(at)));
    // the last place is that of the end of the story, after a mark that is nobody's
    const last = story === 'headers' ? places.length : places.length - 1;
    return places
      .slice(0, -1)
      .flatMap((from, i): [number, number][] => (i + 1 < last ? [[from, places[i + 1] ?? end]] : []));
  }

  #blocks(start: number, end: number): Block[] {
    const { text } = this.#pieces;
    const story = new Story();
    let from = start;
    let carried = '';
    for (let at = start; at < end; at++) {
      const mark = text.charCodeAt(at);
      if (mark !== 13 && mark !== 7 && mark !== 12) continue;
      const format = this.#formatAt(at);
      const read = this.#characters.read(from, at, this.#styleAt(at));
      from = at + 1;
      const whole = carried + read;
      carried = '';
      // The end of the paragraph was deleted: it runs on into the next one.
      if (mark === 13 && this.#characters.isDeleted(at)) carried = whole;
      else if (mark === 7 && format.endsRow) story.row(this.#rowAt(at));
      else {
        const label = format.list > 0 && read.trim() !== '' ? this.#label(format) : '';
        const before = format.breaksPage ? pageEnd : '';
        story.paragraph(before + label + whole + (mark === 12 ? pageEnd : ''), format.inTable);
        if (mark === 7) story.cell();
      }
    }
    const rest = carried + this.#characters.read(from, end, 0);
    if (rest.trim() !== '') story.paragraph(rest, false);
    return story.finish();
  }

  #label({ list, level }: Format): string {
    return this.#numbering.next({ list: String(list), level });
  }

  #styleAt(at: number): number {
    return runAt(this.#paragraphs, this.#pieces.offsetOf(at))?.style ?? 0;
  }

  *#changesAt(at: number): Generator<Change> {
    const run = runAt(this.#paragraphs, this.#pieces.offsetOf(at));
    if (!run) return;
    for (const list of this.#styles.changes(run.style, 'paragraph')) yield* changesOf(list);
    for (const change of changesOf(run.changes)) {
      yield change;
      // changes that had no room in the page lie in a stream of their own
      if (change.code === 0x6646 || change.code === 0x6645) yield* changesOf(this.#huge(change.operand));
    }
  }

  #huge(operand: Buffer): Buffer {
    const at = operand.readUInt32LE(0);
    if (at + 2 > this.#data.length) return Buffer.alloc(0);
    return this.#data.subarray(at + 2, at + 2 + this.#data.readUInt16LE(at));
  }

  #formatAt(at: number): Format {
    const format: Format = { inTable: false, endsRow: false, list: 0, level: 0, breaksPage: false };
    for (const { code, operand } of this.#changesAt(at)) {
      if (code === 0x2416) format.inTable = operand[0] === 1;
      else if (code === 0x2417) format.endsRow = operand[0] === 1;
      else if (code === 0x460b) format.list = operand.readInt16LE(0);
      else if (code === 0x260a) format.level = operand[0] ?? 0;
      else if (code === 0x2407) format.breaksPage = operand[0] === 1;
    }
    return format;
  }

  #rowAt(at: number) {
    return readRow(this.#changesAt(at));
  }
}
