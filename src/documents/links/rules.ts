import { comparisonKey, formatDate } from '@dondoc/vietnamese';
import { isSameIssuer, termOn } from '../numbering/rules.ts';
import type { Term } from '../numbering/schema.ts';
import type { LinkKind, LinkState, PaperLink } from './schema.ts';

/** Words before a number that say what the paper is to this one; the nearest counts. */
const KINDS: [LinkKind, RegExp][] = [
  ['answers', /(?:trả lời|phúc đáp|hồi âm)/gu],
  ['replaces', /(?:thay thế|bãi bỏ|thay cho)/gu],
  ['implements', /(?:thực hiện|triển khai|cụ thể hóa|tổ chức thi hành)/gu],
];
const NEAR = 60;

/** What a citation makes of the paper it names, by the words before it; a proposal for a person to look at. */
export function kindBefore(text: string, start: number): LinkKind {
  const sentence =
    comparisonKey(text.slice(Math.max(0, start - NEAR), start))
      .split(/[.;:\n]/u)
      .at(-1) ?? '';
  const found = KINDS.map(([kind, words]) => ({
    kind,
    at: [...sentence.matchAll(words)].at(-1)?.index ?? -1,
  }));
  const nearest = found.toSorted((a, b) => b.at - a.at)[0];
  return nearest && nearest.at >= 0 ? nearest.kind : 'cites';
}

export interface Known {
  number: string | null;
  issuerKey: string;
  issuedOn: string | null;
}

const YEARS_BY_TERM = /^\s*\d+\s*-/u;

/** Whether two papers of the same number and symbol are one: of one body, and of one year or term, in which numbers begin anew. */
export function isSamePaper(a: Known, b: Known, terms: readonly Term[]): boolean {
  if (!isSameIssuer(a.issuerKey, b.issuerKey)) return false;
  if (!a.issuedOn || !b.issuedOn || a.issuedOn.slice(0, 4) === b.issuedOn.slice(0, 4)) return true;
  if (!YEARS_BY_TERM.test(a.number ?? '')) return false;
  const term = termOn(terms, a.issuedOn);
  return term !== null && term.id === termOn(terms, b.issuedOn)?.id;
}

/** Of the same number: whether their bodies may be the same. */
export const isNamesake = (a: Pick<Known, 'issuerKey'>, b: Pick<Known, 'issuerKey'>): boolean =>
  isSameIssuer(a.issuerKey, b.issuerKey);

/** Of several that may be meant: that of the same day, else the last before the day it was cited on. */
export function bestOf<P extends { issuedOn: string | null }>(
  fitting: readonly P[],
  saidOn: string | null,
  citedOn: string | null,
): P | undefined {
  const sameDay = fitting.find(({ issuedOn }) => issuedOn !== null && issuedOn === saidOn);
  const before = fitting.filter(({ issuedOn }) => !issuedOn || !citedOn || issuedOn <= citedOn);
  const latest = before.toSorted((a, b) => (b.issuedOn ?? '').localeCompare(a.issuedOn ?? ''))[0];
  return sameDay ?? latest ?? fitting[0];
}

/** What stands on a link after the words said of it. */
export const stateAfter = (word: string | null): LinkState =>
  word === 'confirmed' || word === 'refused' || word === 'removed' ? word : 'proposed';

/**
 * Whether a person or a package says so, and nobody took it back: what the machine reads is a proposal until somebody
 * confirms it.
 */
export const isTold = ({ origin, word }: { origin: string; word: string | null }): boolean =>
  word === 'confirmed' || (origin !== 'read' && stateAfter(word) === 'proposed');

/** Whether telling a link that stands there already is a word of its own: a person's always, a package's over a guess. */
export const isWordOf = (origin: string, known: { origin: string; word: string | null }): boolean =>
  !isTold(known) && (origin === 'person' || (origin === 'package' && stateAfter(known.word) === 'proposed'));

/** What is known around a link. */
export interface Around {
  /** The day of the paper that cites. */
  fromOn: string | null;
  /** The day of the cited paper itself; null where only its number is known. */
  ownOn: string | null;
  /** Days that others cite it with. */
  othersOn: readonly string[];
  /** Days of other papers of the same number and body. */
  namesakesOn: readonly string[];
  today: string;
}

/** The day of the new state; no number of an office is older. */
const FIRST_DAY = '1945-09-02';

/** Why the date of a link looks odd, each in a sentence. */
export function doubtsOf(said: { doubt: string | null; saidOn: string | null }, around: Around): string[] {
  const { saidOn } = said;
  const { fromOn, ownOn, othersOn, namesakesOn, today } = around;
  const doubts = said.doubt ? [said.doubt] : [];
  if (saidOn && (saidOn < FIRST_DAY || saidOn > today))
    doubts.push(`Ngày dẫn ${formatDate(saidOn)} không thể có. Đối chiếu bản gốc.`);
  if (saidOn && ownOn && saidOn !== ownOn)
    doubts.push(
      `Dẫn ngày ${formatDate(saidOn)}, văn bản ấy đề ngày ${formatDate(ownOn)}. Đối chiếu bản gốc.`,
    );
  const others = [...new Set(othersOn)].filter((day) => day !== saidOn);
  if (saidOn && !ownOn && others.length > 0)
    doubts.push(`Nơi khác dẫn cùng số này với ngày ${others.toSorted().map(formatDate).join(', ')}.`);
  const day = saidOn ?? ownOn;
  if (day && fromOn && day > fromOn && !said.doubt)
    doubts.push(`Ngày ${formatDate(day)} sau ngày ${formatDate(fromOn)} của văn bản dẫn nó.`);
  const namesakes = [...new Set(namesakesOn)].filter((one) => one !== day);
  if (namesakes.length > 0)
    doubts.push(
      `Còn văn bản cùng số, ký hiệu đề ngày ${namesakes.toSorted().map(formatDate).join(', ')}. Xem có phải cùng một văn bản.`,
    );
  return doubts;
}

/** One end and the other of a step. */
export interface Edge {
  from: string;
  to: string;
}

/**
 * Walks from the middle step by step, each paper once however the links run: in a circle it ends where it began.
 * `most` bounds how many papers are met.
 */
export async function walk<E extends Edge>(
  middle: string,
  step: (ids: string[]) => Promise<E[]>,
  { end, depth, most }: { end: 'from' | 'to'; depth: number; most: number },
): Promise<{ levels: string[][]; edges: E[]; isCut: boolean }> {
  const seen = new Set([middle]);
  const [levels, edges]: [string[][], E[]] = [[], []];
  let at = [middle];
  let isCut = false;
  for (let far = 0; far < depth && at.length > 0; far++) {
    const next: string[] = [];
    for (const edge of await step(at)) {
      const id = edge[end];
      if (!seen.has(id) && seen.size > most) {
        isCut = true;
        continue;
      }
      edges.push(edge);
      if (seen.has(id)) continue;
      seen.add(id);
      next.push(id);
    }
    if (next.length > 0) levels.push(next);
    at = next;
  }
  return { levels, edges, isCut };
}

/** Links that still hold. */
export const holds = ({ state }: Pick<PaperLink, 'state'>): boolean =>
  state === 'proposed' || state === 'confirmed';
