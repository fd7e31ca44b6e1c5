import type { MentionFinder } from './agencies/mention.ts';
import type { Citation } from './contract.ts';
import { dateAt } from './dates.ts';
import type { Passage } from './lines.ts';
import { matchesOf } from './matches.ts';
import { typeName } from './types.ts';

/** A citation inside one passage: its range, and the range with date and issuer that belongs to it. */
export interface FoundCitation {
  number: string;
  typeName: string | null;
  date: string | null;
  issuer: string | null;
  start: number;
  end: number;
  /** End of number, date and issuer together. */
  tail: number;
}

const NUMBER =
  /(?<![\p{L}\d/.,-])(?:(\d{1,5})\s?-\s?([A-ZĐ][A-Za-zĐđ]{0,3})\s?\/\s?([A-ZĐ][\p{L}&.]*(?:[-.][\p{L}&]+)*)|(\d{1,5})\s?\/\s?((?:19|20)\d{2}\s?\/\s?)?((?=[\p{L}-]*\p{Lu}[\p{L}-]*\p{Lu})[A-ZĐ][\p{L}&]*\d*(?:\s?-\s?\p{Lu}[\p{L}&]*(?:\.[IVX]+)?)*))(?![\p{L}\d])/gu;
const TYPE_BEFORE =
  /(Nghị quyết|Quyết định|Chỉ thị|Kết luận|Quy chế|Quy định|Thông tri|Thông báo|Hướng dẫn|Chương trình|Kế hoạch|Phương án|Đề án|Báo cáo|Tờ trình|Công văn|Công điện|Văn bản|Nghị định|Thông tư(?: liên tịch)?|Luật|Pháp lệnh|Bộ luật|Quy hoạch|Biên bản|Hợp đồng|Giấy mời)/gu;
const UP_TO_NUMBER = /^(?:[^.;:()]{0,80})?\s(?:số\s*)?$/u;

/** The type word that stands last before a number, with no sign between. */
function typeBefore(before: string): string | null {
  const last = matchesOf(before, TYPE_BEFORE).at(-1);
  const fits = last && UP_TO_NUMBER.test(before.slice(last.index + last[0].length));
  return fits ? (last[1] ?? null) : null;
}

function tidy(number: string): string {
  return number.replace(/\s+/g, '').replace(/[.-]+$/, '');
}

/** Range of the issuer after "của", by the grammar of names, else the capitalised words up to a sign. */
function issuerAfter(
  passage: Passage,
  finder: MentionFinder,
  at: number,
): [start: number, end: number] | null {
  const of = /^\s*của\s+/u.exec(passage.search.slice(at, at + 12));
  if (!of) return null;
  const start = at + of[0].length;
  const mention = finder.at(start);
  if (mention) return [start, mention.end];
  const words = /^\p{Lu}[\p{L}]*(?:\s(?!(?:về|và|ban|phê|quy|trong|tại|để|trình)\s)[\p{L}]+){0,6}/u.exec(
    passage.search.slice(start),
  );
  return words ? [start, start + words[0].length] : null;
}

/** Every number of another document in a passage, with its date and issuer where they follow. */
export function citationsIn(passage: Passage, finder: MentionFinder): FoundCitation[] {
  const found: FoundCitation[] = [];
  for (const match of matchesOf(passage.search, NUMBER)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = passage.search.slice(Math.max(0, start - 110), start);
    const code = match[2] ?? match[6]?.split('-')[0] ?? '';
    const named = typeBefore(before) ?? typeName(code);
    let tail = end;
    const dated = /^,?\s*(?=ngày\s?\d)/u.exec(passage.search.slice(end));
    const date = dated && dateAt(passage.search, end + dated[0].length);
    if (date) tail = date.end;
    const issuer = issuerAfter(passage, finder, tail);
    if (issuer) tail = issuer[1];
    const written = issuer && passage.text.slice(...issuer).trim();
    found.push({
      number: tidy(match[0]),
      typeName: named ?? null,
      date: date?.date ?? null,
      issuer: written,
      start,
      end,
      tail,
    });
  }
  return found;
}

const keyOf = (number: string) => number.toLowerCase();

/** Each number once, without the paper's own; a later mention fills in a date or issuer the first lacks. */
export function mergeCitations(
  passages: readonly { passage: Passage; found: readonly FoundCitation[] }[],
  own: string | null,
): Citation[] {
  const merged = new Map<string, Citation>();
  for (const { passage, found } of passages) {
    for (const citation of found) {
      const key = keyOf(citation.number);
      if (own && keyOf(own) === key) continue;
      const known = merged.get(key);
      if (known) {
        known.date ??= citation.date;
        known.issuer ??= citation.issuer;
        known.typeName ??= citation.typeName;
      } else {
        const { number, typeName: name, date, issuer, start, end } = citation;
        merged.set(key, {
          number,
          typeName: name,
          date,
          issuer,
          span: passage.span(start, end),
          doubt: null,
        });
      }
    }
  }
  return [...merged.values()];
}
