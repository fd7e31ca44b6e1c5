import Docxtemplater from 'docxtemplater';
import { strFromU8, strToU8 } from 'fflate';
import PizZip from 'pizzip';
import type { OfficialDocument } from '../content.ts';
import { formatOf } from '../formats/choose.ts';
import { descendants, localName, numberIn } from '../ooxml/find.ts';
import { Malformed, scan } from '../ooxml/scan.ts';
import { textWidth } from '../write.ts';
import { type BodyXml, bodyXml } from './body.ts';
import { fileFault, type TemplateFinding } from './finding.ts';
import { finish, keptRelations, listAnew } from './finish.ts';
import { guard } from './guard.ts';
import { linesOf } from './lines.ts';
import { sentenceOf } from './messages.ts';
import { type OpenTemplate, openTemplate } from './open.ts';
import {
  isInCapitals,
  NEVER_LOST,
  PLACES,
  type PlaceValues,
  type Printing,
  placeNamed,
  placesOf,
  printsFor,
} from './places.ts';
import { mergeStyles } from './styles.ts';
import { checkTags } from './tags.ts';

/** The paper in the template's look, or why it cannot be: a sentence. */
export type Filled = { ok: true; bytes: Uint8Array } | { ok: false; message: string };

/** What the places of a template are, and what is wrong with them; opened once for checking and filling. */
export type Read =
  | { ok: true; opened: OpenTemplate; names: string[]; printings: Printing[]; findings: TemplateFinding[] }
  | { ok: false; finding: TemplateFinding };

export function readTemplate(bytes: Uint8Array): Read {
  const opened = openTemplate(bytes);
  if (!opened.ok) return opened;
  const lines = linesOf(opened.value);
  const { findings, ...found } = checkTags(lines);
  return { ok: true, opened: opened.value, ...found, findings: [...guard(opened.value, lines), ...findings] };
}

/**
 * Lays a paper on an office's template: the words at their places, the body as the writer sets it, the appendices
 * after it, the properties that programs read. The same template and paper give the same bytes.
 *
 * @param template a DOCX that {@link checkTemplate} finds no fault with
 * @returns the file; a sentence where the template has a fault, or where the paper lacks what a place must print
 * @example
 * const filled = await fillTemplate(new Uint8Array(), {
 *   regime: 'party', superior: null, issuer: 'Chi bộ 1', symbol: 'CB', number: 3,
 *   type: { code: 'TB', name: 'Thông báo' }, subject: 'lịch họp', place: 'Sơn Hà', date: '2026-01-05',
 *   body: [], recipients: [], signature: { authority: null, position: 'Bí thư', name: null },
 * });
 * filled.ok || filled.message // => 'Tệp: Tệp rỗng.'
 */
export async function fillTemplate(template: Uint8Array, document: OfficialDocument): Promise<Filled> {
  const read = readTemplate(template);
  const fault = read.ok ? read.findings.find(({ severity }) => severity === 'fault') : read.finding;
  if (!read.ok || fault) return { ok: false, message: fault ? inOneLine(fault) : '' };
  return fillOpened(read, document);
}

/** Lays a paper on a template that was read and has no fault. */
export async function fillOpened(
  read: Extract<Read, { ok: true }>,
  document: OfficialDocument,
): Promise<Filled> {
  const values = placesOf(document);
  const lacking = blankPlaces(read.names, values, document);
  if (lacking.length > 0)
    return { ok: false, message: `Văn bản chưa có nội dung cho ${lacking.join(', ')} mà mẫu phải in.` };
  const lost = lostPlaces(read, values);
  if (lost.length > 0)
    return { ok: false, message: `Văn bản có ${lost.join(', ')} mà mẫu không có chỗ in. Thêm vào mẫu.` };
  return lay(read.opened, values, document);
}

/** A finding with its place as one sentence. */
export function inOneLine({ place, message }: TemplateFinding): string {
  const at = place.paragraph === null ? '' : `, đoạn ${place.paragraph}`;
  const cell = place.cell ? `, ${place.cell}` : '';
  return `${place.part}${at}${cell}${place.words ? ` «${place.words}»` : ''}: ${message}`;
}

/** Places of the template that must print something, where the paper has nothing for them. */
function blankPlaces(names: readonly string[], values: PlaceValues, { body }: OfficialDocument): string[] {
  return PLACES.flatMap(({ name, kind, optional }) => {
    const value = values[name];
    const isBlank = kind === 'text' && !optional && typeof value === 'string' && value === '';
    return names.includes(name) && (isBlank || (name === 'noi_dung' && body.length === 0)) ? `{${name}}` : [];
  });
}

/** What the paper says and the template would leave out without a word. */
function lostPlaces(
  { names, printings }: { names: readonly string[]; printings: readonly Printing[] },
  values: PlaceValues,
): string[] {
  const shown = new Set(printings.filter((each) => printsFor(each, values)).map(({ name }) => name));
  // Recipients typed into the template itself are the office's own; it was warned of them.
  const wanted = names.includes('noi_nhan') ? [...NEVER_LOST, 'noi_nhan'] : NEVER_LOST;
  return wanted
    .filter((name) => (values[name] ?? '').length > 0 && !shown.has(name))
    .map((name) => `{${name}}`);
}

async function lay(opened: OpenTemplate, places: PlaceValues, document: OfficialDocument): Promise<Filled> {
  const made = await bodyXml(document, widthOf(opened, document));
  const source = strFromU8(opened.parts['word/styles.xml'] ?? new Uint8Array());
  const all = made.body + (made.appendices?.content ?? '');
  const { styles, rewrite } = mergeStyles(source, made.styles, all, formatOf(document).font);
  const values: Values = { ...places, noi_dung: rewrite(made.body) };
  try {
    const parts: Record<string, Uint8Array> = {
      ...rendered(opened, values),
      'word/styles.xml': strToU8(styles),
    };
    const main = withAppendices(
      strFromU8(parts['word/document.xml'] ?? new Uint8Array()),
      made.appendices,
      rewrite,
    );
    const rels = 'word/_rels/document.xml.rels';
    const related = parts[rels] && { [rels]: strToU8(keptRelations(strFromU8(parts[rels]))) };
    const whole: Record<string, Uint8Array> = {
      ...parts,
      ...related,
      'word/document.xml': strToU8(oneIdEach(main)),
    };
    for (const name of ['word/document.xml', 'word/styles.xml'])
      scan(strFromU8(whole[name] ?? new Uint8Array()));
    return { ok: true, bytes: finish(whole, opened.xml.get('[Content_Types].xml'), document) };
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, message: inOneLine(fileFault(BROKEN)) };
    return { ok: false, message: sentenceOf(error) };
  }
}

const BROKEN = 'Lắp nội dung vào mẫu thì tệp hỏng. Mở mẫu bằng Word, lưu lại rồi chọn lại.';

/** The text between the margins of the section that the body stands in, in twips. */
function widthOf({ xml }: OpenTemplate, document: OfficialDocument): number {
  const main = xml.get('word/document.xml');
  const all = main ? [...descendants(main)] : [];
  const place = all.findIndex((each) => localName(each) === 'p' && /\{@/.test(wordsIn(each)));
  const section = all.slice(Math.max(place, 0)).find((each) => localName(each) === 'sectPr');
  const inside = section ? [...descendants(section)] : [];
  const size = inside.find((each) => localName(each) === 'pgSz');
  const margins = inside.find((each) => localName(each) === 'pgMar');
  const [page, left, right] = [numberIn(size, 'w'), numberIn(margins, 'left'), numberIn(margins, 'right')];
  const width = (page ?? 0) - (left ?? 0) - (right ?? 0) - (numberIn(margins, 'gutter') ?? 0);
  return width > 2000 && width < 30_000 ? width : textWidth(formatOf(document), false);
}

const wordsIn = (element: Parameters<typeof descendants>[0]): string =>
  [...descendants(element)].map((each) => (localName(each) === 't' ? each.text : '')).join('');

type Values = PlaceValues & { noi_dung: string };

/** What stands at a written name: of the list's row first, then of the paper. */
function valueAt(written: string, scope: unknown, values: Values): unknown {
  const name = written.trim().toLowerCase();
  const inRow = typeof scope === 'object' && scope !== null && Object.hasOwn(scope, name);
  const value = (inRow ? (scope as Values) : values)[name];
  if (typeof value !== 'string' || name === 'noi_dung') return value;
  return isInCapitals(written.trim()) ? value.toLocaleUpperCase('vi') : value;
}

/** The template's parts with the words in their places, by the template library. */
function rendered(opened: OpenTemplate, values: Values): Record<string, Uint8Array> {
  const zip = new PizZip();
  for (const [name, bytes] of Object.entries(opened.parts)) {
    const isText = /^word\/(document|header\d*|footer\d*)\.xml$/.test(name);
    const list = /\.rels$|^\[Content_Types\]\.xml$/.test(name) ? opened.xml.get(name) : undefined;
    const text = list ? listAnew(list) : isText ? withoutBookmarks(strFromU8(bytes)) : undefined;
    zip.file(name, text === undefined ? bytes : strToU8(text));
  }
  const filling = new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    parser: (written) => ({
      get: (scope: unknown) =>
        placeNamed(written.trim(), [...PLACES, ...ROW]) ? valueAt(written, scope, values) : undefined,
    }),
    nullGetter: ({ value }: { value?: string }) => {
      throw new Error(`nothing known for ${value}`);
    },
  });
  filling.render(values);
  const files = Object.entries(
    filling.getZip().files as Record<string, { dir: boolean; asUint8Array(): Uint8Array }>,
  );
  return Object.fromEntries(
    files.filter(([, file]) => !file.dir).map(([name, file]) => [name, file.asUint8Array()]),
  );
}

const ROW = PLACES.flatMap(({ within }) => within ?? []);

/** Marks of the template's own would clash with the body's, by which figures are found again. */
const withoutBookmarks = (xml: string): string =>
  xml.replaceAll(/<w:bookmark(?:Start|End)\b[^>]*?(?:\/>|><\/w:bookmark(?:Start|End)>)/g, '');

/** Bookmarks count through the whole paper. */
function oneIdEach(xml: string): string {
  const ids = new Map<string, number>();
  return xml.replaceAll(/(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")([^"]*)"/g, (_, before, id) => {
    const known = ids.get(id) ?? ids.size;
    ids.set(id, known);
    return `${before}${known}"`;
  });
}

/** Appendices follow the template's last page, each on its own paper; the template's header goes on over them. */
function withAppendices(
  xml: string,
  appendices: BodyXml['appendices'],
  rewrite: (xml: string) => string,
): string {
  const end = xml.lastIndexOf('</w:body>');
  if (end < 0) throw new Malformed('no body');
  if (!appendices) return xml;
  const found = /<w:sectPr\b(?:(?!<w:sectPr\b)[\s\S])*$/.exec(xml.slice(0, end))?.[0] ?? '';
  const isLast = /^<w:sectPr\b[^>]*\/>\s*$|<\/w:sectPr>\s*$/.test(found) && !/<\/w:p>/.test(found);
  const own = isLast ? found.trim() : '<w:sectPr/>';
  const before = xml.slice(0, isLast ? end - found.length : end);
  const closing = `<w:p><w:pPr><w:pStyle w:val="SectionEnd"/>${own}</w:pPr></w:p>`;
  return `${before}${rewrite(closing + appendices.content)}${appendices.lastSection}${xml.slice(end)}`;
}
