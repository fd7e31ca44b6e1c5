import { bullet } from '../docx/numbering.ts';
import { Draft, pageEnd } from '../draft.ts';
import { type Block, FlowWriter } from '../flow/blocks.ts';
import { Story } from '../flow/story.ts';
import { FontDecoder, type FontRun } from '../fonts.ts';
import { Refused, refusal } from '../refusals.ts';
import type { Limits, ReadFile } from '../types.ts';
import { type Destination, destinationOf, signs } from './destinations.ts';
import { decodeBytes, type Font } from './fonts.ts';
import { RowWords } from './rows.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What a group hands on to the groups in it, and takes back at its end. */
interface State {
  destination: Destination;
  /** how many fallback characters follow a \u */
  skip: number;
  font: number;
  unseen: boolean;
  deleted: boolean;
  inTable: boolean;
}

/** A text that grows beside the others: the body, a header, a note. */
interface Flow {
  story: Story;
  runs: FontRun[];
}

const emptyFlow = (): Flow => ({ story: new Story(), runs: [] });

const deepest = 2000;
const pageField = /^\s*(PAGE|NUMPAGES|SECTIONPAGES)\b/i;

/** A file of Rich Text (RTF 1.9.1): headers, body with tables, notes; numbers of lists are kept, deleted text is not. */
export function readRtf(bytes: Uint8Array, limits: Limits): ReadFile {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const reader = new RtfReader(limits);
  for (const token of tokensOf(source.slice(source.indexOf('{')))) {
    reader.take(token);
    if (reader.ended) break;
  }
  // A cut file must not pass for the whole.
  if (!reader.ended) throw new Refused(refusal('damaged', limits));
  return reader.finish();
}

class RtfReader {
  readonly #limits: Limits;
  readonly #fonts = new Map<number, Font>();
  readonly #decoder = new FontDecoder();
  readonly #stack: State[] = [];
  readonly #body = emptyFlow();
  readonly #headers: Flow[] = [];
  readonly #notes: Flow[] = [];
  #state: State = { destination: 'body', skip: 1, font: -1, unseen: false, deleted: false, inTable: false };
  #standardFont = -1;
  #page = 1252;
  #toSkip = 0;
  #bytes: number[] = [];
  #starred = false;
  #number = '';
  #instruction = '';
  readonly #rows = new RowWords();
  ended = false;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  take(token: Token): void {
    if (token.kind === 'byte' && this.#toSkip === 0) {
      this.#bytes.push(token.byte);
      return;
    }
    this.#flush();
    if (token.kind === 'open') this.#open();
    else if (token.kind === 'close') this.#close();
    else if (this.#toSkip > 0 && token.kind !== 'text') this.#toSkip--;
    else if (token.kind === 'word') this.#word(token.word, token.value);
    else if (token.kind === 'sign') this.#sign(token.sign);
    else if (token.kind === 'text') this.#text(token.text);
  }

  #open(): void {
    this.#toSkip = 0;
    if (this.#stack.length >= deepest) throw new Refused(refusal('damaged', this.#limits));
    this.#stack.push({ ...this.#state });
  }

  #close(): void {
    const { destination } = this.#state;
    const outer = this.#stack.pop();
    if (outer) this.#state = outer;
    this.#toSkip = 0;
    if (destination === 'number' && outer?.destination !== 'number') this.#typeNumber();
    this.ended = this.#stack.length === 0;
  }

  get #flow(): Flow {
    const inside = (destination: Destination) =>
      this.#state.destination === destination || this.#stack.some((s) => s.destination === destination);
    if (inside('note')) return this.#notes.at(-1) ?? this.#body;
    return (inside('header') && this.#headers.at(-1)) || this.#body;
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const text = decodeBytes(this.#bytes, this.#font, this.#page);
    this.#bytes = [];
    this.#add(text);
  }

  get #font(): Font | undefined {
    return this.#fonts.get(this.#state.font) ?? this.#fonts.get(this.#standardFont);
  }

  #text(text: string): void {
    const left = text.slice(Math.min(this.#toSkip, text.length));
    this.#toSkip -= text.length - left.length;
    this.#add(
      /[\x80-\xff]/.test(left) ? decodeBytes([...Buffer.from(left, 'latin1')], this.#font, this.#page) : left,
    );
  }

  #add(text: string): void {
    const { destination, unseen, deleted } = this.#state;
    if (destination === 'fonts') this.#nameFont(text);
    else if (destination === 'instruction') this.#instruction += text;
    else if (destination === 'number') this.#number += unseen || deleted ? '' : text;
    else if (destination !== 'none' && destination !== 'shape' && !unseen && !deleted)
      this.#flow.runs.push({ text, font: this.#font?.name });
  }

  #nameFont(text: string): void {
    const font = this.#fonts.get(this.#state.font);
    if (!font || font.ended) return;
    font.name += text.split(';')[0];
    font.ended = text.includes(';');
  }

  #sign(sign: string): void {
    if (sign === '*') this.#starred = true;
    else if (sign === '~') this.#add('\u00a0');
    else if (sign === '_') this.#add('-');
    // The optional hyphen; in a font of TCVN3 it is the letter ư.
    else if (sign === '-') this.#add('\u00ad');
    else if ('\\{}'.includes(sign)) this.#add(sign);
  }

  #word(word: string, value: number | undefined): void {
    const starred = this.#starred;
    this.#starred = false;
    const destination = destinationOf(word);
    if (destination) this.#enter(destination);
    else if (starred) this.#enter('none');
    else if (this.#state.destination === 'fonts') this.#fontWord(word, value);
    else if (this.#state.destination !== 'none') this.#format(word, value);
  }

  #enter(destination: Destination): void {
    // What is nothing for a reader holds nothing for one deeper inside, but for the text of a shape.
    if (this.#state.destination === 'none') return;
    if (destination === 'result') {
      if (pageField.test(this.#instruction)) this.#state.unseen = true;
      this.#instruction = '';
      return;
    }
    if (destination === 'instruction') this.#instruction = '';
    if (destination === 'number') this.#number = '';
    if (destination === 'note') this.#notes.push(emptyFlow());
    if (destination === 'header') this.#headers.push(emptyFlow());
    if (destination === 'header' || destination === 'note') this.#state.inTable = false;
    this.#state.destination = destination;
  }

  #fontWord(word: string, value = 0): void {
    if (word === 'f') {
      this.#state.font = value;
      this.#fonts.set(value, { name: '', charset: 0, ended: false });
    } else if (word === 'fcharset') {
      const font = this.#fonts.get(this.#state.font);
      if (font) font.charset = value;
    }
  }

  #format(word: string, value: number | undefined): void {
    const state = this.#state;
    const sign = signs[word];
    if (sign && Object.hasOwn(signs, word)) this.#add(sign);
    else if (word === 'u') this.#unicode(value ?? 0);
    else if (word === 'uc') state.skip = Math.min(value ?? 1, 8);
    else if (word === 'f') state.font = value ?? -1;
    else if (word === 'deff') this.#standardFont = value ?? -1;
    else if (word === 'ansicpg') this.#page = value ?? 1252;
    else if (word === 'deleted') state.deleted = value !== 0;
    else if (word === 'v') state.unseen = value !== 0;
    else if (word === 'plain') [state.unseen, state.deleted, state.font] = [false, false, -1];
    else if (word === 'pard') state.inTable = false;
    else if (word === 'intbl') state.inTable = true;
    else if (word === 'par' || word === 'sect') this.#endParagraph(this.#flow);
    else if (word === 'page' || word === 'pagebb') this.#endPage();
    else this.#tableWord(word, value);
  }

  /** What follows on the new page stands on a line of its own. */
  #endPage(): void {
    if (this.#flow.runs.some(({ text }) => text.trim() !== '')) this.#endParagraph(this.#flow);
    this.#add(pageEnd);
  }

  #unicode(value: number): void {
    this.#add(String.fromCharCode((value + 65_536) % 65_536));
    this.#toSkip = this.#state.skip;
  }

  #tableWord(word: string, value = 0): void {
    const flow = this.#flow;
    if (word === 'cell' || word === 'nestcell') this.#endCell(flow, word === 'cell');
    else if (word === 'row') flow.story.row(this.#rows);
    else this.#rows.take(word, value);
  }

  #endParagraph(flow: Flow): void {
    flow.story.paragraph(this.#take(flow), this.#state.inTable && flow === this.#body);
  }

  #endCell(flow: Flow, whole: boolean): void {
    flow.story.paragraph(this.#take(flow), true);
    if (whole) flow.story.cell();
  }

  /** The text that has come since the last paragraph. */
  #take(flow: Flow): string {
    const text = this.#decoder.text(flow.runs);
    flow.runs = [];
    return text;
  }

  /** The number of a list as Word last showed it; every bullet but "+" and "*" is the dash of an official document. */
  #typeNumber(): void {
    const typed = this.#number.replace(/\s+/g, ' ').trim();
    this.#number = '';
    if (typed === '') return;
    const label =
      /[\p{L}\p{N}]/u.test(typed) && !/^[\uf000-\uf0ff]/.test(typed) && typed !== 'o' ? typed : bullet(typed);
    this.#flow.runs.push({ text: `${label} ` });
  }

  finish(): ReadFile {
    const draft = new Draft();
    const writer = new FlowWriter(draft);
    for (const header of this.#headers) writer.header(this.#endFlow(header));
    writer.blocks(this.#endFlow(this.#body));
    writer.notes(
      this.#notes.map((note) =>
        this.#endFlow(note)
          .map((block) => (block.kind === 'paragraph' ? block.text.trim() : ''))
          .filter(Boolean)
          .join('\n'),
      ),
    );
    const { encoding } = this.#decoder;
    const { warnings } = draft;
    return { mediaType: 'application/rtf', method: 'text', encoding, ...draft.finish(), warnings };
  }

  #endFlow(flow: Flow): Block[] {
    this.#state.inTable = false;
    if (flow.runs.length > 0) this.#endParagraph(flow);
    return flow.story.finish();
  }
}
