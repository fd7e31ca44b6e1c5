import { groupAt, groupEnd } from './classes.ts';
import { HEADS, startsBody, type Tail } from './heads.ts';
import { INSTITUTIONS } from './institutions.ts';
import { LEVEL, nameEnd, placeNameEnd, properEnd } from './names.ts';
import { placesAt, siblingsOf, withPlaces } from './places.ts';
import { fieldEnd, knownFieldEnd, rowOfFields } from './rows.ts';
import type { Mention, Sheet } from './sheet.ts';
import { opensPredicate } from './verbs.ts';

const LEVELS_ONLY = new RegExp(`^ các ${LEVEL}`, 'u');
const LEVEL_PLACE = new RegExp(`^ (${LEVEL}|khu vực|vùng)(?!\\p{L})`, 'u');
/** Heads that are verbs or common nouns as well: a name only with something behind them. */
const NEEDS_TAIL = /^(?:Lãnh đạo|Thanh tra|TT|BTV|Thường trực|Thống kê|Trung ương)$/u;

/** Services of which a place has one: their name stands alone. */
const SERVICE = /^(?:Bưu điện|Kho bạc|Hải quan|Viễn thông|Điện lực)$/u;

export function headAt(sheet: Sheet, at: number): Mention | null {
  const parsed = parsedAt(sheet, at);
  const length = INSTITUTIONS.match(sheet.search, at);
  if (length === 0) return parsed;
  const known = withPlaces(sheet, at, tailEnd(sheet, at + length, 'complement'));
  const goesOn = !/^ (?!và \p{Lu})\p{Ll}/u.test(sheet.rest(known.end));
  if (parsed && parsed.end > known.end && goesOn) return parsed;
  return { ...known, generic: / các (?=\p{Ll})/u.test(sheet.search.slice(at + length, known.end)) };
}

/** "phòng Kinh tế và Hạ tầng", "hạt Kiểm lâm": a head in small letters before the name of a field. */
const SMALL_HEAD = /^(?:phòng|sở|khoa|chi cục|hạt|đội)(?= \p{Lu})/u;

function smallHeadAt(sheet: Sheet, at: number): Mention | null {
  const head = SMALL_HEAD.exec(sheet.rest(at))?.[0];
  if (!head) return null;
  const from = at + head.length + 1;
  const certain = knownFieldEnd(sheet, head, from) > from || /^(?:hạt|đội)$/u.test(head);
  return certain && !startsBody(sheet.rest(from))
    ? headed(sheet, at, from - 1, (head[0] ?? '').toUpperCase() + head.slice(1), 'field')
    : null;
}

function parsedAt(sheet: Sheet, at: number): Mention | null {
  const small = smallHeadAt(sheet, at);
  if (small) return small;
  for (const [tail, pattern] of HEADS) {
    const match = pattern.exec(sheet.rest(at));
    if (!match) continue;
    const found = headed(sheet, at, at + match[0].length, match[0], tail);
    if (found) return found;
  }
  return null;
}

function headed(sheet: Sheet, at: number, headEnd: number, head: string, tail: Tail): Mention | null {
  if (tail === 'place') return placed(sheet, at, headEnd, head);
  if (tail === 'field') {
    const named = sheet.search[headEnd] === ' ' ? fieldEnd(sheet, head, headEnd + 1) : headEnd + 1;
    const from = named > headEnd + 1 ? named : headEnd;
    const row = rowOfFields(sheet, at, headEnd, head, from);
    if (row) return row;
    const end = tailEnd(sheet, from, tail);
    if (end > headEnd) return withPlaces(sheet, at, end);
    const acts = sheet.search[headEnd] === ' ' && opensPredicate(sheet.rest(headEnd + 1));
    const alone = SERVICE.test(head) && (acts || /^[,;.)]/u.test(sheet.rest(headEnd)));
    return (acts && head === 'Trường') || alone ? sheet.single(at, at, headEnd) : null;
  }
  const end = tailEnd(sheet, headEnd, tail);
  const several = end === headEnd && sheet.search.startsWith(' các ', end) ? groupAt(sheet, end + 1) : null;
  if (several?.generic && !LEVELS_ONLY.test(sheet.rest(end))) return sheet.single(at, at, several.end, true);
  if (end === headEnd && NEEDS_TAIL.test(head)) return null;
  return withPlaces(sheet, at, end);
}

/** What may follow a name: its level and place, the body it belongs to, a number. */
export function tailEnd(sheet: Sheet, at: number, tail: Tail): number {
  let end = at;
  for (let turn = 0; turn < 3; turn += 1) {
    const level = LEVEL_PLACE.exec(sheet.rest(end));
    const small =
      /^ (?:cấp (?:tỉnh|huyện|xã)|cùng cấp|các cấp|cơ sở|ngành|quốc gia|trường(?! (?:hợp|học))|chi nhánh|số \d+|[Tt]rung ương(?: Đảng)?|huyện|thôn|bản|ấp|khu phố|khu dân cư|nhà nước)(?!\p{L})/u.exec(
        sheet.rest(end),
      );
    const owner = /^ (?:của |thuộc |trực thuộc )?(?=\p{Lu})/u.exec(sheet.rest(end));
    if (level) end = placeNameEnd(sheet.search, end + level[0].length);
    else if (small) end += small[0].length;
    else if (owner) {
      const next = ownerEnd(sheet, end + owner[0].length, tail);
      if (next === end + owner[0].length) break;
      end = next;
    } else break;
  }
  return end;
}

function ownerEnd(sheet: Sheet, at: number, tail: Tail): number {
  const short =
    /^(?:Mặt trận|Liên đoàn|Tỉnh đoàn|Trường|Sở|Ban|Chi cục|Đảng(?! [ủb]|đoàn))(?! \p{Lu})(?!\p{L})/u.exec(
      sheet.rest(at),
    );
  if (short) return at + short[0].length;
  const body = headAt(sheet, at);
  if (body && body.names.length === 1 && (!body.generic || tail === 'complement')) return body.end;
  return tail === 'complement' && !body ? nameEnd(sheet.search, at) : at;
}

const ROW_OF_LEVELS = new RegExp(`^ ${LEVEL}(?:(?:, | và )${LEVEL}(?!\\p{L}))+(?! \\p{Lu})`, 'u');

/** "UBND tỉnh, thành phố trực thuộc Trung ương": levels without a name are a class. */
function rowOfLevels(sheet: Sheet, at: number): number {
  const levels = ROW_OF_LEVELS.exec(sheet.rest(at));
  return at + (levels?.[0].length ?? 0);
}

/** UBND, HĐND, Tỉnh ủy, Công an …: a level, a place, or a class of them. */
function placed(sheet: Sheet, at: number, headEnd: number, head: string): Mention | null {
  const several = /^ (?:các |\d+ )(?=\p{Ll})/u.exec(sheet.rest(headEnd));
  if (several) {
    const places = placesAt(sheet, at, headEnd, headEnd + several[0].length);
    if (places) return places;
  }
  const row = rowOfLevels(sheet, headEnd);
  if (row > headEnd) return sheet.single(at, at, groupEnd(sheet, row), true);
  const end = tailEnd(sheet, headEnd, 'place');
  if (!/^(?:UBND|HĐND|Ủy ban|Hội đồng)/u.test(head)) {
    const named = sheet.search[end] === ' ' && end === headEnd ? properEnd(sheet.search, end + 1) : end;
    return sheet.single(at, at, named > end + 1 || named === end ? named : end);
  }
  return siblingsOf(sheet, at, headEnd, end);
}
