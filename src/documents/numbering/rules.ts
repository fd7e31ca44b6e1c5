import { comparisonKey, fold, formatDate } from '@dondoc/vietnamese';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { Book, Setting, Term } from './schema.ts';

/** Where the office has not chosen: each type by itself, and what comes in by the year. */
export const usualSetting: Setting = { stateOut: 'perType', partyIn: 'year', ownSymbol: null, isOwn: false };

/**
 * The key under which two ways to write number and symbol are the same: case, spaces, tone placement, zeros before the
 * number, kinds of hyphens. Đ stays a letter: ĐA is no DA.
 */
export function numberKey(number: string | null, notation: string | null): string {
  const written = comparisonKey([number, notation].filter(Boolean).join('-'));
  return written
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/^-|-$/g, '')
    .replace(/^0+(?=\d)/, '');
}

/** The name of a body without marks and signs. */
export const issuerKey = (issuer: string | null): string =>
  fold(comparisonKey(issuer ?? ''))
    .replace(/[^a-z\d]+/g, ' ')
    .trim();

/** One is not known, or both are the same, or one says more of the same: "Văn phòng", "Văn phòng Tỉnh uỷ". */
export function isSameIssuer(a: string, b: string): boolean {
  return a === '' || b === '' || ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `);
}

/** "296-TB/VPTU" in its number and its symbol; `12/2024/QĐ-UBND` keeps the year in the symbol. */
export function splitNumber(written: string): { number: string | null; notation: string | null } {
  const tidy = written.trim().replace(/^số\s*:?\s*/iu, '');
  const [, number, notation] = /^(\d{1,9}[a-zđ]?)\s*[-–/.]?\s*(.*)$/iu.exec(tidy) ?? [];
  if (!number) return { number: null, notation: tidy || null };
  return { number, notation: notation?.replace(/\s*([/–-])\s*/g, '$1').trim() || null };
}

/** Number and symbol as they stand on the paper: the Party writes 05-TB/TU, the State 05/TB-UBND. */
export function fullNumber(number: string | null, notation: string | null): string {
  if (!number || !notation) return number ?? notation ?? '';
  const join = notation.includes('/') && !/^\d/.test(notation) ? '-' : '/';
  return `${number}${join}${notation}`;
}

/** Below ten a number is written with a nought before it. */
export const paddedNumber = (number: number, suffix = ''): string =>
  `${String(number).padStart(2, '0')}${suffix}`;

/** What numbers a paper: of which body, of which type, within which year or term. */
export interface SeriesKey {
  book: Book;
  issuerKey: string;
  type: string;
  isCongress: boolean;
  year: number | null;
  termId: string | null;
}

export interface Numbered {
  book: Book;
  regime: 'party' | 'state';
  issuer: string | null;
  type: string | null;
  isCongress: boolean;
  /** For what comes in, the day it is registered; for what goes out, the day it bears. */
  day: string;
}

/**
 * The series a paper is numbered in. Party: per type per term, papers of a congress in one series for all types; State:
 * per calendar year, what comes in in one series for paper and electronic (Nghị định 30/2020, Điều 22).
 */
export function seriesOf(paper: Numbered, setting: Setting, terms: readonly Term[]): Outcome<SeriesKey> {
  const { book, regime, isCongress } = paper;
  const byTerm = regime === 'party' && (book === 'out' || setting.partyIn === 'term');
  const term = byTerm ? termOn(terms, paper.day) : null;
  if (byTerm && !term)
    return refuse(
      'refused',
      `Chưa có nhiệm kỳ nào của ngày ${formatDate(paper.day)} nên chưa cho số được. Ghi nhiệm kỳ ở phần «Cách đánh số» của sổ, rồi làm lại.`,
    );
  const period = term
    ? { year: null, termId: term.id }
    : { year: Number(paper.day.slice(0, 4)), termId: null };
  if (book === 'in') return ok({ book, issuerKey: '', type: '', isCongress: false, ...period });
  const isOne = isCongress || (regime === 'state' && setting.stateOut === 'oneSeries');
  if (!isOne && !paper.type)
    return refuse('badInput', 'Chọn loại văn bản: số được cho theo từng loại. Chưa có số nào được cho.');
  const type = isOne ? '' : comparisonKey(paper.type ?? '');
  return ok({ book, issuerKey: issuerKey(paper.issuer), type, isCongress, ...period });
}

/** Why a paper that goes out cannot have a number of this series, in a Vietnamese sentence, or null. */
export function seriesFault(
  series: Pick<SeriesKey, 'issuerKey' | 'type' | 'year' | 'termId'>,
  paper: { issuer: string | null; type: string | null; issuedOn: string | null },
  terms: readonly Term[],
): string | null {
  const { issuer, type, issuedOn } = paper;
  const end = 'Huỷ số này rồi cho số mới ở đúng dãy; chưa có gì thay đổi.';
  if (issuerKey(issuer) !== series.issuerKey) return `Số này thuộc dãy số của cơ quan ban hành khác. ${end}`;
  if (series.type !== '' && comparisonKey(type ?? '') !== series.type)
    return `Số này thuộc dãy số của loại văn bản khác. ${end}`;
  if (!issuedOn) return null;
  if (series.year !== null && Number(issuedOn.slice(0, 4)) !== series.year)
    return `Số này thuộc năm ${series.year}, ngày văn bản là ${formatDate(issuedOn)}. ${end}`;
  if (series.termId !== null && termOn(terms, issuedOn)?.id !== series.termId)
    return `Số này thuộc nhiệm kỳ khác với nhiệm kỳ của ngày ${formatDate(issuedOn)}. ${end}`;
  return null;
}

/** The term that a day lies in; should two meet on a day, the later one. */
export function termOn(terms: readonly Term[], day: string): Term | null {
  const held = terms.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || day <= endsOn));
  return held.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn)).at(-1) ?? null;
}

/** The next number after those given; one that was copied from a book on paper is passed over. */
export function nextNumber(lastGiven: number, taken: Iterable<number>): number {
  const held = new Set(taken);
  let next = lastGiven + 1;
  while (held.has(next)) next++;
  return next;
}
