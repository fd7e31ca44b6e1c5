import { CLASS_NOUN, CLASS_POST } from './class-nouns.ts';
import { clauseEnd } from './complements.ts';
import { LEVEL, placeNameEnd, smallWordsEnd } from './names.ts';
import { orphanAt, smallFieldEnd } from './orphans.ts';
import { sharedAt } from './rows.ts';
import type { Mention, Sheet } from './sheet.ts';
import { opensPredicate } from './verbs.ts';

/** A capital noun of a class with a field behind it begins a name of its own. */
const OWN_NAME = '(?!Mặt trận Tổ quốc(?:,| và))\\p{Lu}\\p{L}*(?: \\p{Ll}+)? \\p{Lu}';
const GROUP = new RegExp(
  `^(?:[Cc]ác|[Nn]hững|[Tt]ất cả các|[Tt]oàn thể các|(?:[Cc]ả )?(?:[Hh]ai|[Bb]a|[Bb]ốn|0?[2-9])(?= \\p{Lu})) ((?:${CLASS_POST}|${CLASS_NOUN})(?:(?:, | và )(?!${OWN_NAME})${CLASS_NOUN}(?!\\p{L}))*)(?!\\p{L})`,
  'u',
);
export const GROUP_TAIL =
  /^ (?:có liên quan|liên quan|khối (?:trường học|doanh nghiệp|cơ quan|nông thôn|nội chính|khoa giáo|kinh tế|đảng|đoàn thể)(?:(?:, | và )(?:trường học|doanh nghiệp|cơ quan|nông thôn|nội chính|khoa giáo|kinh tế|đoàn thể))*|hữu quan|ven biển|biên giới|miền núi|phía (?:Bắc|Nam|Đông|Tây)|trọng điểm|chuyên môn|chức năng|nghiệp vụ|chính trị - xã hội|tham mưu, giúp việc|tham mưu|giúp việc|thành viên|cùng cấp|được (?:kiểm tra|giám sát|thanh tra|kiểm toán|phân công(?: phụ trách (?:(?:các )?(?:địa bàn|lĩnh vực|đơn vị|công việc|nhiệm vụ)|\p{Ll}+))?|giao nhiệm vụ|giao|hỗ trợ)(?:, (?:kiểm tra|giám sát|thanh tra|kiểm toán))*|các cấp|cấp (?:tỉnh|huyện|xã|cơ sở|trên|dưới)|(?:tỉnh ủy|huyện ủy|thị ủy|thành ủy|quận ủy)(?:(?:, | và )(?:tỉnh ủy|huyện ủy|thị ủy|thành ủy|quận ủy|đảng ủy trực thuộc))*|trong (?:tỉnh|huyện|xã|phường|ngành|Trường)|toàn (?:tỉnh|huyện|xã|phường|Trường)|của (?:tỉnh|huyện|xã|phường|Trường)|trên địa bàn(?: tỉnh| huyện| xã| phường| thành phố)?|địa phương|cơ sở|còn lại|nêu trên|và tương đương|trung ương|nhà nước|sự nghiệp|hành chính)(?!\p{L})/u;
const TASTE_OF_DUTY = /^ có (?:trách nhiệm|nhiệm vụ|kế hoạch|giải pháp|văn bản|báo cáo|ý kiến)/u;

export function groupAt(sheet: Sheet, at: number): Mention | null {
  const plural = /^(?:[Cc]ác|[Nn]hững) /u.exec(sheet.rest(at));
  if (plural) {
    const shared = sharedAt(sheet, at, at + plural[0].length);
    if (shared) return shared;
  }
  const match = GROUP.exec(sheet.rest(at));
  if (!match)
    return smallPostAt(sheet, at) ?? orphanAt(sheet, at) ?? kindAt(sheet, at, plural?.[0].length ?? 0);
  const end = at + match[0].length;
  const field = /^ \p{Ll}/u.test(sheet.rest(end)) ? smallFieldEnd(sheet, match[1] ?? '', end + 1) : end;
  const last = withSecondClass(sheet, groupEnd(sheet, field > end + 1 ? field : end));
  return listedAt(sheet, at, last) ?? sheet.single(at, at, last, true);
}

/** "Các đảng ủy xã, phường và đảng ủy trực thuộc Tỉnh ủy": a second class that shares the first one's "các". */
function withSecondClass(sheet: Sheet, end: number): number {
  const second =
    /^(?:, | và |, và )(?:cơ quan|đơn vị|địa phương|đảng ủy|đảng bộ|chi bộ|doanh nghiệp|chủ đầu tư|nhà thầu|tổ chức chính trị - xã hội|đoàn thể)(?!\p{L})/u.exec(
      sheet.rest(end),
    );
  return second ? groupEnd(sheet, end + second[0].length) : end;
}

/** "các Hạt Kiểm lâm khu vực": several bodies of one named kind. */
function kindAt(sheet: Sheet, at: number, plural: number): Mention | null {
  const body = plural > 0 && /^\p{Lu}/u.test(sheet.rest(at + plural)) ? sheet.bodyAt(at + plural) : null;
  return body && body.names.length === 1 ? sheet.single(at, at, body.end, true) : null;
}

/** "Các đơn vị: Phòng A, Trung tâm B": the bodies behind the colon, two at least or nothing else behind them. */
function listedAt(sheet: Sheet, at: number, end: number): Mention | null {
  const colon = /^\s?: (?=\p{Lu})/u.exec(sheet.rest(end));
  if (!colon) return null;
  const names: string[] = [];
  let last = end + colon[0].length;
  for (;;) {
    const body = sheet.bodyAt(last);
    if (!body) break;
    names.push(...body.names);
    const joiner = /^(?:, và |, | và |; )(?=\p{Lu})/u.exec(sheet.rest(body.end));
    if (!joiner) {
      const whole = names.length > 1 || /^\s*[:.]?\s*$/u.test(sheet.rest(body.end));
      return whole ? { start: at, end: body.end, names, generic: false } : null;
    }
    last = body.end + joiner[0].length;
  }
  return null;
}

/** "thủ trưởng các đơn vị", "đảng ủy các cơ quan" in small letters. */
function smallPostAt(sheet: Sheet, at: number): Mention | null {
  const match =
    /^(?:thủ trưởng|lãnh đạo|người đứng đầu|đảng ủy|cấp ủy|chi ủy|giám đốc|chủ tịch|hiệu trưởng|trưởng|bí thư) (?=các )/u.exec(
      sheet.rest(at),
    );
  const group = match && groupAt(sheet, at + match[0].length);
  return group ? sheet.single(at, at, group.end, true) : null;
}

/** Small words behind a class, unless a comma and a predicate show that they were its own verb. */
function tailWordsEnd(sheet: Sheet, end: number): number {
  const small = smallWordsEnd(sheet.search, end);
  const row = /^, (?=\p{Ll})/u.exec(sheet.rest(small));
  return row && opensPredicate(sheet.rest(small + row[0].length)) ? end : small;
}

const SHORT_OWNER =
  /^ (?:của |thuộc |trực thuộc )?(?:Sở|Bộ|Ban|Cục|Chi cục|Trường|Viện|Bệnh viện|Công ty|Văn phòng|Đảng ủy)(?! \p{Lu})(?!\p{L})/u;
const LEVELS_OF = new RegExp(`^ (?:thuộc |trực thuộc )?${LEVEL}(?:, ${LEVEL})*(?!\\p{L})`, 'u');

/** End of one more thing that says which of a class are meant (what kind, whose, where), or `at`. */
function markEnd(sheet: Sheet, at: number, first: boolean): number {
  const rest = sheet.rest(at);
  const tail = GROUP_TAIL.exec(rest);
  if (tail) return at + tail[0].length;
  const region = /^ (?:trong |thuộc |ở )?(?:khu vực|vùng)(?= )/u.exec(rest);
  if (region) return placeNameEnd(sheet.search, at + region[0].length);
  const owner = /^ (?:của |thuộc |trực thuộc |tại )?(?=\p{Lu})/u.exec(rest);
  const body = owner && sheet.bodyAt(at + owner[0].length);
  if (body && !body.generic) return body.end;
  const short = SHORT_OWNER.exec(rest) ?? /^ trực thuộc(?!\p{L})/u.exec(rest);
  if (short) return at + short[0].length;
  const level = LEVELS_OF.exec(rest);
  if (level) return placeNameEnd(sheet.search, at + level[0].length);
  const small = first ? smallWordsEnd(sheet.search, at) : at;
  return small > at && /^ (?:cấp|của|thuộc|trực thuộc|trên) /u.test(sheet.rest(small)) ? small : at;
}

export function groupEnd(sheet: Sheet, at: number): number {
  let end = at;
  for (let turn = 0; turn < 4; turn += 1) {
    const clause = clauseEnd(sheet.search, end);
    if (clause > end) return clause;
    const next = markEnd(sheet, end, turn === 0);
    if (next === end) break;
    end = next;
  }
  const owned = TASTE_OF_DUTY.test(sheet.rest(end))
    ? null
    : /^ có (?:[^,;:.()]{2,30})(?=[,;:.)]|$)/u.exec(sheet.rest(end));
  if (owned) return end + owned[0].length;
  if (/ (?:liên quan|hữu quan)$/u.test(sheet.search.slice(Math.max(0, end - 10), end))) return end;
  const small = tailWordsEnd(sheet, end);
  const more = /^(?:, \p{Ll}+(?: \p{Ll}+){0,2})(?=$|[:;.\n])/u.exec(sheet.rest(small));
  return small > end && more ? small + more[0].length : small;
}
