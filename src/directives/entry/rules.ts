import { fold, foldSameLength } from '@dondoc/vietnamese';
import { agencyFinder, existsOn } from '#accounts/rules.ts';
import type { Agency } from '#accounts/schema.ts';
import { type DueDesk, type DueWords, dueWordsIn, pastFault } from '../due-words/rules.ts';
import type { EntryActor, EntryDocument } from './schema.ts';

/** Names as a hasty hand writes them: null where none or several fit. */
export type FindBody = (name: string) => string | null;

export interface LineDesk extends DueDesk {
  find: FindBody;
  documents: EntryDocument[];
}

/** What a line says, part by part; what is in doubt must be chosen before it is saved. */
export interface ParsedLine {
  text: string;
  actors: EntryActor[];
  due: DueWords | null;
  document: { written: string; found: EntryDocument[] } | null;
}

/** The directory by full names and short ones, then by initials ("BTC"), then without marks; only if one body fits. */
export function bodyFinder(agencies: Agency[], day: string): FindBody {
  const exact = agencyFinder(agencies, day);
  const loose = new Map<string, Set<string>>();
  const bodies = agencies.filter((agency) => !agency.isUnit && existsOn(agency, day));
  for (const { id, names } of bodies)
    for (const { name, aliases } of names)
      for (const one of [name, ...aliases])
        for (const key of looseKeys(one)) loose.set(key, (loose.get(key) ?? new Set()).add(id));
  return (name) => {
    const found = exact(name);
    if (found) return found;
    // Marks are left out in whole names only: of two letters without them too much could be meant.
    const key = /\s/.test(name.trim()) ? fold(name.trim()) : name.trim().toLocaleLowerCase('vi');
    const [only, other] = loose.get(key) ?? [];
    return only && !other ? only : null;
  };
}

function looseKeys(name: string): string[] {
  const words = name.toLocaleLowerCase('vi').split(/[\s,-]+/);
  const initials = (kept: string[]) => kept.map((word) => word.charAt(0)).join('');
  const keys = words.length > 1 ? [initials(words), initials(words.filter((word) => word !== 'và'))] : [];
  return [fold(name), ...keys];
}

/** Where something was taken out of the line: names and clauses end there. */
const HOLE = '¦';
const MOST_WORDS = 14;

const COORDINATE = /(?:^|[\s,;¦])(?:phoi\s+hop|ph)(?:\s+thuc\s+hien)?(?:\s+(?:voi|cung))?\s*:?\s+(?=\S)/gu;
const SUBMIT = /(?<!\p{L})(?:trinh|tham\s+muu(?:\s+cho)?|bao\s+cao)\s+(?=\S)/gu;
const APPRAISE = /\s*tham\s+dinh(?![\p{L}])/uy;
const LEADS = /^[\s,;¦]*(?:(?:giao|de\s+nghi|yeu\s+cau)\s+)?(?:cho\s+)?/u;
const IN_LEAD = /\s*(?:la\s+co\s+quan\s+)?chu\s+tri(?![\p{L}])\s*,?\s*/uy;
const JOINER = /\s*(?:,|;|&|\+|\s(?:va|cung)\s)\s*/uy;
const CLASS = /(?:cac|toan\s+the|tat\s+ca)\s+[^;¦.]*/uy;
/** What begins like the name of a body, though the directory does not have it. */
const LIKE_BODY =
  /(?:so|ban|bo|cuc|chi\s+cuc|van\s+phong|truong|ubnd|uy\s+ban|phong|huyen\s+uy|thanh\s+uy|thi\s+uy|dang\s+uy|tinh\s+doan|cong\s+an|thanh\s+tra|trung\s+tam|hoi|lien\s+doan|mat\s+tran|dai|bao)\s+(?=\p{L})/uy;
const ABBREVIATION = /\p{Lu}[\p{Lu}\d&.-]+(?![\p{L}\d])/uy;
/** Where the name of an unknown body ends and its work begins. */
const WORK =
  /\s(?=(?:bao cao|tham muu|xay dung|ra soat|chu tri|phoi hop|hoan thanh|trien khai|trinh|to chuc|tham dinh|lap|gui|nop|ban hanh|thuc hien|kiem tra|tong hop|de xuat|chuan bi|bo sung|danh gia|huong dan|tong ket|so ket|cung cap|va|trong|truoc)(?!\p{L}))|[,;¦]/u;

interface Name {
  name: string;
  agencyId: string | null;
  generic: boolean;
  end: number;
}

/** A line being taken apart: the words that are left, and the same without marks. */
class Line {
  text: string;
  constructor(text: string) {
    this.text = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  }
  get search(): string {
    return foldSameLength(this.text);
  }
  at(pattern: RegExp, index: number): RegExpExecArray | null {
    pattern.lastIndex = index;
    return pattern.exec(pattern === ABBREVIATION ? this.text : this.search);
  }
  cut(start: number, end: number): void {
    this.text = `${this.text.slice(0, start)} ${HOLE} ${this.text.slice(end)}`;
  }
}

/** The body named at a place: the longest known name, else what looks like one. */
function nameAt(line: Line, start: number, find: FindBody): Name | null {
  const known = knownAt(line, start, find);
  if (known) return known;
  const loose = line.at(CLASS, start);
  if (loose) {
    const written = loose[0].split(/\s(?=trinh\s|bao cao\s)/u)[0] ?? loose[0];
    return named(line, start, start + written.trimEnd().length, null, true);
  }
  const short = line.at(ABBREVIATION, start);
  if (short) return named(line, start, start + short[0].length, null);
  const head = line.at(LIKE_BODY, start);
  if (!head) return null;
  const from = start + head[0].length;
  const length = line.search.slice(from).search(WORK);
  return named(line, start, length < 0 ? line.text.length : from + length, null);
}

function knownAt(line: Line, start: number, find: FindBody): Name | null {
  const ends: number[] = [];
  const rest = line.text.slice(start).split(HOLE)[0] ?? '';
  for (const match of rest.matchAll(/[^\s,;.:]+/gu)) {
    if (ends.length === 0 && match.index > 0) break;
    ends.push(start + match.index + match[0].length);
    if (ends.length === MOST_WORDS) break;
  }
  for (const end of ends.reverse()) {
    const agencyId = find(line.text.slice(start, end));
    if (agencyId) return named(line, start, end, agencyId);
  }
  return null;
}

const named = (line: Line, start: number, end: number, agencyId: string | null, generic = false): Name => {
  return { name: line.text.slice(start, end).trim(), agencyId, generic, end };
};

/** Bodies one after the other, joined by commas or "và"; a comma before other words ends them. */
function namesFrom(line: Line, start: number, find: FindBody): Name[] {
  const names: Name[] = [];
  let next = nameAt(line, start, find);
  while (next) {
    names.push(next);
    const joiner = line.at(JOINER, next.end);
    next = joiner ? nameAt(line, next.end + joiner[0].length, find) : null;
  }
  return names;
}

const as = (role: EntryActor['role'], { name, agencyId, generic }: Name): EntryActor => {
  return { role, name, agencyId, generic };
};

function takeCoordinating(line: Line, find: FindBody): EntryActor[] {
  for (const match of line.search.matchAll(COORDINATE)) {
    const from = match.index + match[0].length;
    const names = namesFrom(line, from, find);
    // "phối hợp chặt chẽ": the word alone names nobody.
    if (names.length === 0) continue;
    line.cut(match.index, names.at(-1)?.end ?? from);
    return [...names.map((name) => as('coordinate', name)), ...takeCoordinating(line, find)];
  }
  return [];
}

/** "…, Sở Tư pháp thẩm định": a clause of its own. */
function takeAppraising(line: Line, find: FindBody): EntryActor[] {
  for (const match of line.search.matchAll(/[,;¦]\s*/gu)) {
    const from = match.index + match[0].length;
    const name = nameAt(line, from, find);
    const verb = name && !name.generic && line.at(APPRAISE, name.end);
    if (!verb) continue;
    line.cut(match.index, name.end + verb[0].length);
    return [as('appraise', name)];
  }
  return [];
}

function takeLeading(line: Line, find: FindBody): EntryActor[] {
  const start = LEADS.exec(line.search)?.[0].length ?? 0;
  const names = namesFrom(line, start, find);
  const end = names.at(-1)?.end;
  if (end === undefined) return [];
  line.cut(0, end + (line.at(IN_LEAD, end)?.[0].length ?? 0));
  return names.map((name) => as('lead', name));
}

/** "trình Thường trực Tỉnh uỷ": known bodies only; the words stay, for they say what is to be done. */
function submitted(line: Line, find: FindBody): EntryActor[] {
  return [...line.search.matchAll(SUBMIT)].flatMap((match) => {
    const name = knownAt(line, match.index + match[0].length, find);
    return name ? [as('submitTo', name)] : [];
  });
}

const DOCUMENT = /(?:^|\s)#([\p{L}\d][\p{L}\d./-]*[\p{L}\d]|[\p{L}\d])/u;

function takeDocument(line: Line, documents: EntryDocument[]): ParsedLine['document'] {
  const match = DOCUMENT.exec(line.text);
  if (!match) return null;
  line.cut(match.index, match.index + match[0].length);
  const written = match[1] ?? '';
  const key = documentKey(written);
  return { written, found: documents.filter((document) => keysOf(document).includes(key)) };
}

const documentKey = (written: string): string => fold(written).replace(/[^a-z\d]/g, '');

/** #TB296, #TB296-2023, #296-TB/VPTU, #296. */
function keysOf({ type, number, issuedOn }: EntryDocument): string[] {
  const digits = /\d+/.exec(number ?? '')?.[0];
  if (!number || !digits) return [];
  const stem = `${type ?? ''}${digits}`;
  return [digits, stem, `${stem}${issuedOn?.slice(0, 4) ?? ''}`, number].map(documentKey);
}

/** What is left of the line are the words of the directive; a comma beside a hole stays one. */
function wordsLeft({ text }: Line): string {
  const pieces = text.split(HOLE).map((piece) => piece.replace(/\s+/g, ' ').trim());
  const words = pieces.reduce((left, piece) => {
    const bare = piece.replace(/^[\s,;:.]+/u, '');
    if (!left || !bare) return left || bare;
    const parted = /[,;]$/u.test(left) || bare !== piece;
    return `${left.replace(/[\s,;:.]+$/u, '')}${parted ? ',' : ''} ${bare}`;
  }, '');
  const whole = words.replace(/[\s,;:.]+$/u, '').replace(/[\s,;]+(?:hoàn thành|xong)$/iu, '');
  return whole.charAt(0).toLocaleUpperCase('vi') + whole.slice(1);
}

/** Reads one line: who leads, with whom, what, by when, under which document. Nothing is decided by it. */
export function parseLine(typed: string, desk: LineDesk): ParsedLine {
  const line = new Line(typed);
  const document = takeDocument(line, desk.documents);
  const due = dueWordsIn(line.text, desk);
  // A rhythm is part of the work; a day is not.
  if (due && due.due.kind !== 'cadence') line.cut(due.start, due.end);
  const coordinating = takeCoordinating(line, desk.find);
  const appraising = takeAppraising(line, desk.find);
  const leading = takeLeading(line, desk.find);
  const actors = [...leading, ...coordinating, ...appraising, ...submitted(line, desk.find)];
  return { text: wordsLeft(line), actors, due, document };
}

/** What a person has chosen or taken out of what was read; it holds as long as the words stay. */
export interface LineChoices {
  /** Which agency a name means. */
  agencies: Record<string, string>;
  dropped: string[];
  /** The day that stands in place of what these words came to. */
  day: { phrase: string; date: string } | null;
  documentId: string | null;
}

export const noChoices: LineChoices = { agencies: {}, dropped: [], day: null, documentId: null };

export const actorKey = ({ role, name }: EntryActor): string => `${role}:${name}`;

export function withChoices({ text, actors, due, document }: ParsedLine, choices: LineChoices): ParsedLine {
  const { agencies, dropped, day, documentId } = choices;
  const own = due && day?.phrase === due.phrase ? day.date : null;
  const picked = document?.found.filter(({ id }) => id === documentId) ?? [];
  return {
    text,
    actors: actors
      .filter((actor) => !dropped.includes(actorKey(actor)))
      .map((actor) => (actor.agencyId ? actor : { ...actor, agencyId: agencies[actor.name] ?? null })),
    due:
      !due || dropped.includes(`due:${due.phrase}`)
        ? null
        : own
          ? { ...due, due: { kind: 'date', date: own, by: 'written' } }
          : due,
    document:
      !document || dropped.includes(`document:${document.written}`)
        ? null
        : { ...document, found: picked.length === 1 ? picked : document.found },
  };
}

/** Why what stands there cannot be saved yet, as sentences. */
export function obstaclesOf({ text, actors, due, document }: ParsedLine, today: string): string[] {
  const found: string[] = [];
  if (text.length < 3) found.push('Chưa có nội dung nhiệm vụ.');
  const unknown = actors.filter(({ agencyId, generic }) => !agencyId && !generic);
  for (const { name } of unknown) found.push(`“${name}” chưa có trong danh bạ. Chọn cơ quan hoặc bỏ.`);
  const answers = actors.some(({ role, agencyId }) => agencyId && (role === 'lead' || role === 'coordinate'));
  if (!answers && unknown.length === 0) found.push('Chưa có cơ quan chủ trì. Ghi tên cơ quan ở đầu dòng.');
  if (due?.due.kind === 'fault') found.push(due.due.says);
  const past = due?.due.kind === 'date' ? pastFault(due.due.date, today) : null;
  if (past) found.push(past);
  if (document && document.found.length !== 1)
    found.push(
      document.found.length === 0
        ? `Không có văn bản đã phát hành nào là #${document.written}. Sửa lại hoặc bỏ.`
        : `Có ${document.found.length} văn bản là #${document.written}. Chọn một.`,
    );
  return found;
}

/** The code of what is entered under a document: TB296-2023-BS1 beside TB296-2023-3.1. */
export function entryRef(taken: string[]): string {
  const numbers = taken.flatMap((ref) => /^BS(\d+)$/.exec(ref)?.[1] ?? []).map(Number);
  return `BS${Math.max(0, ...numbers) + 1}`;
}
