import { complementEnd } from './complements.ts';
import { opensBody, startsBody } from './heads.ts';
import { endsName } from './verbs.ts';

export const LEVEL = '(?:tỉnh|[Tt]hành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)';
export const LEVELS = new RegExp(`^${LEVEL}(?:(?:,? và |, |/)${LEVEL})*(?!\\p{L})`, 'u');
const LEVEL_NEXT = new RegExp(`^(?:cấp )?${LEVEL}(?!\\p{L})`, 'u');
const WORD = /^[\p{L}&'’]+/u;
const PROPER = /^(?:[IVX]+(?!\p{L})|\p{Lu}[\p{Ll}'’]*(?:[ -]\p{Lu}[\p{Ll}'’]*)*)(?: \d{1,2}(?![\d/.%]))?/u;
const ENUMERATED = /^(?:, \p{Lu}\p{L}*(?: \p{Ll}+){0,2}){1,3},? và \p{Lu}/u;

/** "Hội An", "Vụ Bản", "Trường Sơn": a head word and one capital, with no small syllable behind them. */
function startsPlace(text: string): boolean {
  const two = /^\p{Lu}\p{Ll}+ \p{Lu}[\p{Ll}'’]*(?![\p{L}'’])/u.exec(text)?.[0];
  if (!two) return false;
  const next = /^ (\p{L}.*)/su.exec(text.slice(two.length))?.[1];
  return !next || (/^\p{Ll}/u.test(next) && endsName(next));
}

/** A paper that is submitted, behind the body that receives it: "trình Chính phủ Nghị định …". */
const PAPER =
  /^(?:Nghị định|Nghị quyết|Quyết định|Chỉ thị|Tờ trình|Đề án|Kế hoạch|Báo cáo|Luật|Thông tư|Quy chế|Quy định|Chương trình|Kết luận|Thông báo|Công văn|Công điện|Dự án|Hướng dẫn)(?!\p{L})/u;

/** Second halves of places that bear two names: Bà Rịa - Vũng Tàu, Phan Rang - Tháp Chàm. */
const TWIN_PLACE = /^ ?[-–] ?(?:Vũng Tàu|Tháp Chàm)(?!\p{L})/u;

/** End of a proper name (a place, a person) that begins at `at`, or `at` when none does. */
export function properEnd(search: string, at: number): number {
  if (PAPER.test(search.slice(at, at + 20))) return at;
  if (startsBody(search.slice(at)) && !startsPlace(search.slice(at, at + 60))) return at;
  const match = PROPER.exec(search.slice(at, at + 60))?.[0] ?? '';
  const words = match.split(' ');
  let length = words[0]?.length ?? 0;
  for (const word of words.slice(1)) {
    if (opensBody(search.slice(at + length + 1))) break;
    length += 1 + word.length;
  }
  const twin = TWIN_PLACE.exec(search.slice(at + length, at + length + 16));
  return at + length + (twin?.[0].length ?? 0);
}

/**
 * Small-letter words after a name that may still belong to it ("Phát triển quỹ đất tỉnh"): they do when a
 * predicate, a stop or a bracket follows within four words, or a sign within two.
 */
export function smallWordsEnd(search: string, at: number): number {
  let end = at;
  for (let count = 0; count <= 4; count += 1) {
    const rest = search.slice(end);
    if (!rest.startsWith(' ') || rest.startsWith(' (')) return count <= (rest[0] === ' ' ? 4 : 2) ? end : at;
    const next = rest.slice(1);
    if (endsName(next) || LEVEL_NEXT.test(next)) return end;
    const word = WORD.exec(next)?.[0] ?? '';
    if (word === '' || word !== word.toLowerCase())
      return count > 0 && count <= 2 && /^\p{Lu}/u.test(word) ? end : at;
    end += 1 + word.length;
  }
  return at;
}

/** Whether small words lead to "và" or a dash and a capital that still belongs to the name. */
function joinsLater(search: string, at: number): number {
  const match = /^(?: \p{Ll}+){1,4} (?:và|-) (?=\p{Lu})/u.exec(search.slice(at, at + 50));
  if (!match || / (?:chủ|phối|với|để|và) /.test(` ${match[0].trim().replace(/ (?:và|-)$/, '')} `)) return -1;
  return startsBody(search.slice(at + match[0].length)) ? -1 : at + match[0].length;
}

/** Behind a dash a field may have the name of a head ("Pháp chế - Thanh tra"); elsewhere another body begins. */
function opensOther(joiner: string, rest: string): boolean {
  return (
    startsBody(rest) &&
    !(joiner === ' - ' && /^(?:Thanh tra|Thống kê|Thư viện|Bảo tàng)(?! \p{Lu})/u.test(rest))
  );
}

function tailOf(search: string, at: number, end: number, loose: boolean): number {
  const matter = complementEnd(search, at, end);
  if (matter > end) return matter;
  return loose ? smallWordsEnd(search, end) : end;
}

interface NameOptions {
  /** Stop before "và": each part of a list is a name. */
  single?: boolean;
}

/**
 * End of a name of capitalised words: each capital takes one small syllable ("Giáo dục"), a row of capitals
 * none ("Trần Văn Lam"); "và", "-" and "," join when a capital follows that begins no other body.
 */
export function nameEnd(search: string, at: number, options: NameOptions = {}): number {
  let end = at;
  let capitals = 0;
  let loose = true;
  let dashed = false;
  for (;;) {
    const word = WORD.exec(search.slice(end))?.[0] ?? '';
    if (word === '' || !/^\p{Lu}/u.test(word)) return Math.max(end, at);
    if (end > at && !dashed && opensBody(search.slice(end))) return search.slice(0, end).trimEnd().length;
    end += word.length;
    capitals += 1;
    const abbreviation = word.length > 1 && word === word.toUpperCase();
    const small = /^ (\p{Ll}+)/u.exec(search.slice(end));
    if (
      small &&
      capitals === 1 &&
      !abbreviation &&
      !endsName(small[0].slice(1) + search.slice(end + small[0].length)) &&
      small[1] !== 'và'
    ) {
      end += small[0].length;
      capitals = 0;
      loose = true;
    } else loose = abbreviation || capitals === 1;
    const digits =
      /^ [1-9]\d{0,2}(?![\d/.%:]| (?:ngày|tháng|lớp|người|giờ|cán|xã|phường|đơn|hồ|dự|lượt|hộ|chỉ|tiêu))/u.exec(
        search.slice(end),
      );
    if (digits) end += digits[0].length;
    const rest = search.slice(end);
    const joiner = /^(?: - | và )(?=\p{Lu})/u.exec(rest)?.[0] ?? (ENUMERATED.test(rest) ? ', ' : '');
    if (joiner && !(options.single && joiner !== ' - ') && !opensOther(joiner, rest.slice(joiner.length))) {
      end += joiner.length;
      capitals = 0;
      dashed = joiner === ' - ';
      continue;
    }
    if (/^ (?!Thành phố(?!\p{L}))\p{Lu}/u.test(rest) && !opensBody(rest.slice(1))) {
      end += 1;
      continue;
    }
    const later = options.single ? -1 : joinsLater(search, end);
    if (later < 0) return tailOf(search, at, end, loose);
    end = later;
    capitals = 0;
  }
}

const REGION =
  /^ (?:[Đđ]ồng bằng sông (?:Cửu Long|Hồng)|[Tt]rung du và [Mm]iền núi (?:phía Bắc|Bắc [Bb]ộ)|[Mm]iền núi phía Bắc|Bắc Trung [Bb]ộ(?: và [Dd]uyên hải [Mm]iền Trung| và [Dd]uyên hải Trung [Bb]ộ)?|[Dd]uyên hải (?:[Mm]iền Trung|Nam Trung [Bb]ộ|Trung [Bb]ộ)|Nam Trung [Bb]ộ và Tây Nguyên|[Mm]iền (?:núi|Trung|Bắc|Nam|Tây)|[Bb]iên giới|ven biển|nông thôn|đô thị)(?!\p{L})/u;

/** End of the place or number after a level ("xã Mường Bú", "Khu vực 9"), or `at`. */
export function placeNameEnd(search: string, at: number): number {
  if (search[at] !== ' ') return at;
  const number =
    /^ \d{1,2}(?![\d/.%])(?! (?:xã|phường|huyện|người|lớp|lần|ngày|giờ|lượt|hộ|ha|km|công trình|dự án|hồ sơ|cán bộ|công chức|bộ|đợt))/u.exec(
      search.slice(at, at + 60),
    );
  if (number) return at + number[0].length;
  const region = REGION.exec(search.slice(at, at + 60));
  if (region) return at + region[0].length;
  const end = properEnd(search, at + 1);
  return end > at + 1 ? end : at;
}
