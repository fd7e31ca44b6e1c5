import { comparisonKey, foldSameLength } from '@dondoc/vietnamese';
import type { ElementName } from '../formats/format.ts';
import { typeCodes } from '../formats/types.ts';
import { isCapitals, plainText } from './letters.ts';
import type { Paper, Paragraph } from './paper.ts';

/** Which paragraphs are which component of the document, told by their words and places, never by style names. */
export interface Parts {
  of: (name: ElementName) => readonly Paragraph[];
  /** Whether it is there, be it in a paragraph that it shares with another by a tab. */
  has: (name: ElementName) => boolean;
  /** Paragraphs of the head, down to the trích yếu or what stands under it. */
  head: readonly Paragraph[];
  /** Sentences between head and foot, outside tables, without blank lines. */
  body: readonly Paragraph[];
  /** The kind by its printed name, such as "Báo cáo"; null for a letter or a name that is not known. */
  typeName: string | null;
}

const folded = (text: string) => foldSameLength(comparisonKey(text));

/** Head components stand among the first lines that are not blank. */
const HEAD_LINES = 30;

const NATIONAL = ['dang cong san viet nam', 'cong hoa xa hoi chu nghia viet nam'];
const MOTTO = 'doc lap - tu do - hanh phuc';
const LEVEL_WORD = /^(tỉnh|thành phố|xã|phường|đặc khu|huyện|thị xã|quận|trung ương)(?!\p{L})/iu;
export const AUTHORITY =
  /^(T\s*\/\s*M|K\s*\/\s*T|T\s*\/\s*L|T\s*\/?\s*U\s*\/?\s*Q|TM|KT|TL|Q)(?![\p{L}\d/])/u;
const NUMBER = /^so\s*:?\s*[\d.…_-]*\s*[-/]?\s*\S*[-/]\S/;
const DATE = /ngày[\s\u00A0].*tháng[\s\u00A0].*năm|,\s*(ngày\s*)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\.?$/i;

/** Letters that must be changed to make one text the other, up to four; more is another text. */
function nearlyEquals(text: string, wanted: string): boolean {
  const letters = text.replace(/[^a-z]/g, '');
  const other = wanted.replace(/[^a-z]/g, '');
  if (Math.abs(letters.length - other.length) > 4) return false;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...letters].entries()) {
    const next = [at + 1];
    for (const [index, wantedLetter] of [...other].entries()) {
      const changed = (row[index] ?? 0) + (letter === wantedLetter ? 0 : 1);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 9) <= 4;
}

const typeNames = new Map(
  Object.values(typeCodes)
    .flatMap((codes) => Object.keys(codes))
    .map((name) => [folded(name), name] as const),
);

function typeOf(paragraph: Paragraph): string | null {
  const key = folded(plainText(paragraph.text));
  const exact = typeNames.get(key);
  if (exact) return exact;
  if (key.length > 40 || !isCapitals(paragraph.text)) return null;
  return [...typeNames].find(([name]) => key.startsWith(`${name} `))?.[1] ?? null;
}

/** Columns made by tabs or by many blanks. */
const columnsOf = (text: string) => text.split(/\t+| {4,}/).filter((column) => column.trim() !== '');

const isBlank = ({ text }: Paragraph) => plainText(text) === '';
const isBold = ({ pieces }: Paragraph) => pieces.every(({ text, look }) => look.bold || !/\p{L}/u.test(text));
const sameColumn = (a: Paragraph, b: Paragraph) =>
  a.cell?.table === b.cell?.table && a.cell?.column === b.cell?.column;

class Recogniser {
  readonly found = new Map<ElementName, Paragraph[]>();
  /** Components that stand beside another in one paragraph. */
  readonly shared = new Set<ElementName>();
  readonly #all: readonly Paragraph[];
  readonly #lines: readonly Paragraph[];
  /** Number of the paragraph that opens the foot; 0 where there is none. */
  #foot = 0;
  typeName: string | null = null;

  constructor({ paragraphs }: Paper) {
    this.#all = paragraphs;
    this.#lines = paragraphs.filter((each) => !isBlank(each));
  }

  #set(name: ElementName, paragraphs: readonly (Paragraph | undefined)[]): void {
    const some = paragraphs.filter((each) => each !== undefined);
    if (some.length > 0) this.found.set(name, some);
  }

  #first(name: ElementName): Paragraph | undefined {
    return this.found.get(name)?.[0];
  }

  head(): void {
    const top = this.#lines.slice(0, HEAD_LINES);
    const look = (name: ElementName, test: (key: string, text: string) => boolean) => {
      const isIt = (text: string) => test(folded(plainText(text)), plainText(text));
      const line = top.find(({ text }) => columnsOf(text).length < 2 && isIt(text));
      this.#set(name, [line]);
      if (!line && top.some(({ text }) => columnsOf(text).some(isIt))) this.shared.add(name);
    };
    look('nationalTitle', (key) => NATIONAL.some((title) => nearlyEquals(key, title)));
    look('motto', (key) => nearlyEquals(key, MOTTO));
    look('number', (key) => NUMBER.test(key));
    look('placeDate', (key, text) => DATE.test(text) && !/^ngay/.test(key) && key.length < 70);
    this.#names(top);
    this.#title(top);
  }

  /** The names at the left of the national title: the last bold lines are the issuer's. */
  #names(top: readonly Paragraph[]): void {
    const number = this.#first('number');
    if (!number?.cell) return;
    const title = this.#first('nationalTitle');
    const above = top.filter(
      (line) => line.number < number.number && sameColumn(line, number) && line !== title,
    );
    const names = above.filter(({ text }) => /\p{L}/u.test(text));
    this.#set('separator', [above.find(({ text }) => /^\*+$/.test(plainText(text)))]);
    const all = names.every(isBold) || !names.some(isBold);
    let start = all ? names.length - 1 : names.findIndex(isBold);
    if (all && LEVEL_WORD.test(plainText(names[start]?.text ?? ''))) start -= 1;
    start = Math.max(start, 0);
    this.#set('superior', names.slice(0, start));
    this.#set('issuer', names.slice(start));
  }

  #title(top: readonly Paragraph[]): void {
    const last = Math.max(
      ...(['number', 'placeDate', 'nationalTitle'] as const).map((name) => this.#first(name)?.number ?? 0),
    );
    const below = this.#lines.filter((line) => line.number > last).slice(0, HEAD_LINES);
    const stop = below.findIndex((line) => /^kính (gửi|trình)/i.test(plainText(line.text)));
    const above = stop < 0 ? below.slice(0, 4) : below.slice(0, stop);
    const headTable = this.#first('number')?.cell?.table;
    const isInHead = ({ cell }: Paragraph) => cell !== null && cell.table === headTable;
    const name = above.find((line) => !isInHead(line) && typeOf(line));
    if (name) this.#named(name, below);
    else this.#letter(top);
    const first = stop < 0 ? undefined : below[stop];
    if (!first) return;
    this.#set('addressee', [first]);
    const after = below.slice(stop + 1);
    const end = after.findIndex((line) => !/^[-–+]/.test(plainText(line.text)));
    if (/:$/.test(plainText(first.text))) this.#set('addresseeItem', after.slice(0, Math.max(end, 0)));
  }

  #named(name: Paragraph, below: readonly Paragraph[]): void {
    this.typeName = typeOf(name);
    this.#set('typeName', [name]);
    const after = below.slice(below.indexOf(name) + 1);
    const isSubject = (line: Paragraph) =>
      line.cell?.table === name.cell?.table &&
      line.stance.align === 'center' &&
      !/^kính (gửi|trình)/i.test(plainText(line.text)) &&
      !/^[-_–—]+$/.test(plainText(line.text)) &&
      (!isCapitals(line.text) || isCapitals(after[0]?.text ?? ''));
    const end = after.findIndex((line) => !isSubject(line) || this.#isParted(name, line));
    // A trích yếu that stands at the margin is one nevertheless: it follows the name at once.
    const lines = end < 0 ? after.slice(0, 4) : after.slice(0, end);
    const next = after[0];
    this.#set('subject', lines.length > 0 || !next || next.cell ? lines : [next].filter(isShort));
    const mark = after[lines.length];
    if (mark && /^[-–—]+$/.test(plainText(mark.text))) this.#set('subjectMark', [mark]);
  }

  /** Whether a rule stands between the name of the type and a line. */
  #isParted(name: Paragraph, line: Paragraph): boolean {
    return this.#all.slice(name.number, line.number - 1).some((each) => isBlank(each) && each.border);
  }

  /** A letter's trích yếu stands under its number. */
  #letter(top: readonly Paragraph[]): void {
    const number = this.#first('number');
    if (!number) return;
    const under = top.filter((line) => line.number > number.number && line.cell && sameColumn(line, number));
    const isUrgent = ({ text }: Paragraph) => /^(hoa toc|thuong khan|khan)/.test(folded(plainText(text)));
    this.#set(
      'letterSubject',
      under.filter((line) => line.cell?.row === number.cell?.row && !isUrgent(line)),
    );
  }

  urgency(): void {
    const marks = ['hoa toc', 'thuong khan', 'khan', 'hoa toc hen gio'];
    const top = this.#lines.slice(0, HEAD_LINES);
    this.#set('urgency', [top.find(({ text }) => marks.includes(folded(plainText(text))))]);
  }

  foot(): void {
    const label = this.#lines.findLast(({ text }) => /^Nơi nhận/i.test(plainText(text)));
    if (!label) return;
    this.#foot = label.number;
    if (columnsOf(label.text).length > 1) this.shared.add('recipientsLabel');
    else this.#set('recipientsLabel', [label]);
    if (!label.cell) {
      const after = this.#lines.filter((line) => line.number > label.number && !line.cell);
      const end = after.findIndex(({ text }) => !/^[-–+]/.test(plainText(text)));
      this.#set('recipient', end < 0 ? after : after.slice(0, end));
      return;
    }
    const table = this.#lines.filter((line) => line.cell?.table === label.cell?.table);
    this.#set(
      'recipient',
      table.filter((line) => line.number > label.number && line.cell?.column === label.cell?.column),
    );
    this.#signature(table.filter((line) => (line.cell?.column ?? 0) > (label.cell?.column ?? 0)));
  }

  /** Authority, position and, apart from them or not in capitals, the name. */
  #signature(lines: readonly Paragraph[]): void {
    const last = lines.at(-1);
    const before = last && this.#all[last.number - 2];
    const apart =
      last !== undefined && lines.length > 1 && ((before && isBlank(before)) || last.stance.before >= 30);
    const name = last && (apart || !isCapitals(last.text)) && lines.length > 1 ? last : undefined;
    const titles = name ? lines.slice(0, -1) : lines;
    this.#set('signerName', [name]);
    this.#set(
      'authority',
      titles.filter((line) => AUTHORITY.test(plainText(line.text))),
    );
    this.#set(
      'position',
      titles.filter((line) => !AUTHORITY.test(plainText(line.text))),
    );
  }

  appendices(): void {
    const foot = this.#foot;
    const labels = this.#lines.filter(
      ({ number, cell, text }) =>
        number > foot && !cell && /^phụ lục( [\dIVXLC]+)?\.?$/i.test(plainText(text)),
    );
    this.#set('appendixLabel', labels);
    this.#set(
      'appendixTitle',
      labels.map((label) => this.#lines[this.#lines.indexOf(label) + 1]).filter((line) => line && !line.cell),
    );
  }

  /** Sentences between the last line of the head and the foot. */
  body(): Paragraph[] {
    const head = this.headEnd();
    const foot = this.#foot || Number.POSITIVE_INFINITY;
    return this.#lines.filter(({ number, cell }) => number > head && number < foot && !cell);
  }

  headEnd(): number {
    const names: ElementName[] = [
      'number',
      'placeDate',
      'typeName',
      'subject',
      'subjectMark',
      'letterSubject',
    ];
    const ends = [...names, 'urgency' as const, 'addressee' as const, 'addresseeItem' as const].map(
      (name) => this.found.get(name)?.at(-1)?.number ?? 0,
    );
    return Math.max(...ends);
  }
}

const isShort = ({ text }: Paragraph) => plainText(text).length < 160;

/** The body's own components: what a decision rests on, and its word of decision. */
function bodyParts(body: readonly Paragraph[], recogniser: Recogniser): void {
  const word = body.findIndex(({ text }) => /QUYẾT (ĐỊNH|NGHỊ)\s*:?$/.test(plainText(text)));
  if (word < 0) return;
  const grounds = body
    .slice(0, word)
    .filter(({ text }) => /^(-\s*)?(Căn cứ|Theo đề nghị|Xét )/.test(plainText(text)));
  if (grounds.length > 0) recogniser.found.set('ground', grounds);
}

export function recognise(paper: Paper): Parts {
  const recogniser = new Recogniser(paper);
  recogniser.head();
  recogniser.urgency();
  recogniser.foot();
  recogniser.appendices();
  const body = recogniser.body();
  bodyParts(body, recogniser);
  const end = recogniser.headEnd();
  const bodyStart = body[0]?.number ?? end + 1;
  const { found, shared, typeName } = recogniser;
  return {
    of: (name) => found.get(name) ?? [],
    has: (name) => found.has(name) || shared.has(name),
    head: paper.paragraphs.slice(0, Math.max(bodyStart - 1, end)),
    body,
    typeName,
  };
}
