import { fieldNames } from './fields.ts';
import { startsBody } from './heads.ts';
import { nameEnd, smallWordsEnd } from './names.ts';
import type { Mention, Sheet } from './sheet.ts';
import { opensPredicate, predicateLength } from './verbs.ts';

const SHARED =
  /^(Sở|Bộ|Ban Quản lý [Dd]ự án|Ban QLDA|Ban|Phòng|Khoa|Trường|Hội|Chi cục|Cục|Viện|Trung tâm|Công ty|Khoa|Đảng ủy|Chi bộ|Bệnh viện)(?:(\s*:\s*)| )/iu;

/** Kinds of schools, not their names: "các trường THPT, trung tâm GDNN-GDTX" is a class. */
const KINDS =
  /^(?:THPT|THCS|TH|MN|PTDTNT|PTDTBT|DTNT|GDNN|GDTX|Đại học|Cao đẳng|Trung cấp|Mầm non|Tiểu học|Trung học)(?!\p{L})/u;

const COMPANY = /^(?:Công ty|Tổng [Cc]ông ty|Tập đoàn|Doanh nghiệp|Hợp tác xã)$/u;

const capitalised = (word: string) => (word[0] ?? '').toUpperCase() + word.slice(1);

/** "các Sở: Tài chính, Y tế", "các phòng Nội vụ, Tư pháp": the head goes before each. */
export function sharedAt(sheet: Sheet, start: number, at: number): Mention | null {
  const match = SHARED.exec(sheet.rest(at));
  if (!match) return null;
  const head = capitalised(match[1] ?? '');
  const from = at + match[0].length;
  if (KINDS.test(sheet.rest(from)) || (head === 'Công ty' && !match[2])) return null;
  if (!/^\p{Lu}/u.test(sheet.rest(from)) || (!match[2] && startsBody(sheet.rest(from)))) return null;
  const names: string[] = [];
  let end = from;
  for (let next = from; ; ) {
    const itemEnd = fieldEnd(sheet, head, next, true);
    const other = startsBody(sheet.rest(next)) && knownFieldEnd(sheet, head, next) === next;
    if (itemEnd === next || other) break;
    names.push(`${head} ${sheet.written(next, itemEnd)}`);
    end = itemEnd;
    const joiner = /^(?:, và |, | và |; )(?=\p{Lu})/u.exec(sheet.rest(itemEnd));
    if (!joiner) break;
    next = itemEnd + joiner[0].length;
  }
  return names.length === 0 ? null : { start, end, names, generic: false };
}

/** "Sở Tài chính, Nội vụ": one head before several known fields. */
export function rowOfFields(
  sheet: Sheet,
  at: number,
  headEnd: number,
  head: string,
  first: number,
): Mention | null {
  const names = [`${head} ${sheet.written(headEnd, first)}`];
  let end = first;
  for (;;) {
    const joiner = /^(?:, và |, | và )(?=\p{Lu})/u.exec(sheet.rest(end));
    const next = joiner ? end + joiner[0].length : end;
    const fieldEnd = joiner && !startsBody(sheet.rest(next)) ? knownFieldEnd(sheet, head, next) : next;
    if (fieldEnd === next) break;
    names.push(`${head} ${sheet.written(next, fieldEnd)}`);
    end = fieldEnd;
  }
  return names.length > 1 ? { start: at, end, names, generic: false } : null;
}

export function fieldEnd(sheet: Sheet, head: string, at: number, single = false): number {
  if (COMPANY.test(head)) return companyEnd(sheet, at);
  const known = knownFieldEnd(sheet, head, at);
  const goesOn =
    !single &&
    known > at &&
    /^(?: - | và )\p{Lu}|^(?:, \p{Lu}\p{L}*(?: \p{Ll}+){0,2}){1,3},? và \p{Lu}/u.test(sheet.rest(known));
  return known > at && !goesOn
    ? known
    : withSecondVerb(sheet, at, Math.max(known, nameEnd(sheet.search, at, { single })));
}

/** "Phòng Kiểm tra, giám sát …", "Vụ Đào tạo, bồi dưỡng …": a field that is a verb takes a second one along. */
function withSecondVerb(sheet: Sheet, at: number, end: number): number {
  const first = sheet.search.slice(at, end);
  const comma = /^, (?=\p{Ll})/u.exec(sheet.rest(end));
  const from = end + (comma?.[0].length ?? 0);
  const second = comma ? predicateLength(sheet.rest(from)) : 0;
  if (second === 0 || predicateLength(first) !== first.length || first.length === 0) return end;
  return smallWordsEnd(sheet.search, from + second);
}

/** A firm's name runs to its last capital or number before a predicate. */
function companyEnd(sheet: Sheet, at: number): number {
  let end = at;
  let next = at;
  for (let words = 0; words < 14; words += 1) {
    const rest = sheet.rest(next);
    const word = /^[\p{L}\d&.-]+/u.exec(rest)?.[0] ?? '';
    const noun = /(?:công|chương|quy|lộ) $/u.test(sheet.search.slice(at, next)) && word === 'trình';
    if (word === '' || (!noun && opensPredicate(rest) && word === word.toLowerCase())) break;
    next += word.length;
    if (/^(?:\p{Lu}|\d)/u.test(word)) end = next;
    if (sheet.search[next] !== ' ') break;
    next += 1;
  }
  return end;
}

/** End of a known field of this head that begins here, or `at`. */
export function knownFieldEnd(sheet: Sheet, head: string, at: number): number {
  return at + fieldNames(head).match(sheet.search, at);
}
