import { headAt, tailEnd } from './bodies.ts';
import { groupAt, groupEnd } from './classes.ts';
import { POST, startsBody } from './heads.ts';
import { LEVELS, nameEnd, smallWordsEnd } from './names.ts';
import type { Mention, Sheet } from './sheet.ts';
import { endsName, opensPredicate } from './verbs.ts';

const BARE_POST =
  /^(?:Phó )?(?:Hiệu trưởng|Thủ tướng|Chủ tịch|Giám đốc|Tổng Giám đốc|Bí thư|Trưởng [Bb]an|Trưởng [Pp]hòng|Trưởng [Kk]hoa|Chánh Văn phòng|Tổ trưởng|Trưởng đoàn|(?:Trưởng|Phó) (?:thôn|bản|ấp|khóm|khu phố|tổ dân phố)|Viện trưởng|Cục trưởng|Vụ trưởng|Bộ trưởng|Thứ trưởng|Tổng cục trưởng|Thống đốc|Chánh Thanh tra|Người đứng đầu|Chủ nhiệm|Tổng Bí thư|Chủ tịch nước)$/u;

/** The members of the Government as one class. */
const MINISTERS =
  /^Bộ trưởng, Thủ trưởng (?:các )?cơ quan ngang [Bb]ộ(?:, (?:Thủ trưởng )?(?:các )?cơ quan thuộc Chính phủ)?(?!\p{L})/u;

export function postAt(sheet: Sheet, at: number): Mention | null {
  const ministers = MINISTERS.exec(sheet.rest(at));
  if (ministers) return sheet.single(at, at, at + ministers[0].length, true);
  const match = POST.exec(sheet.rest(at));
  if (!match) return null;
  const end = at + match[0].length;
  const post = sheet.written(at, end);
  const inCharge = /^ (?:phụ trách|Thường trực|thường trực)/u.exec(sheet.rest(end));
  if (inCharge) return sheet.single(at, at, chargeEnd(sheet, end + inCharge[0].length));
  if (sheet.search[end] !== ' ') return BARE_POST.test(post) ? sheet.single(at, at, end) : null;
  const members = membersOf(sheet, at, end, post);
  if (members) return members;
  const office = officeOf(sheet, at, end, post);
  if (office) return office;
  const body = groupAt(sheet, end + 1) ?? headAt(sheet, end + 1);
  if (body) return withCharge(sheet, postOf(sheet, at, end, post, body));
  if (/(?:ban|phòng|khoa)$/iu.test(post) && /^ \p{Lu}/u.test(sheet.rest(end))) {
    const named = tailEnd(sheet, nameEnd(sheet.search, end + 1), 'field');
    const several = /^ các (?=\p{Ll})/u.exec(sheet.rest(named));
    const levels = several && LEVELS.exec(sheet.rest(named + several[0].length));
    return sheet.single(
      at,
      at,
      levels ? named + several[0].length + levels[0].length : named,
      levels !== null,
    );
  }
  const small =
    /^ (?:bệnh viện|trung tâm|đơn vị|cơ quan|công ty|doanh nghiệp|hợp tác xã)(?! \p{Lu})(?!\p{L})/u.exec(
      sheet.rest(end),
    );
  if (small && BARE_POST.test(post)) return sheet.single(at, at, end + small[0].length, true);
  const committee =
    /^ (?:đảng ủy|chi bộ|cấp ủy|đảng bộ)(?: (?:các cấp|cơ sở|trực thuộc|bộ phận|xã|phường|thôn|bản|ấp|khóm|tổ dân phố|khu phố|khối phố|khối|cơ quan))*(?!\p{L})/u.exec(
      sheet.rest(end),
    );
  if (committee && /Bí thư/u.test(post)) return sheet.single(at, at, end + committee[0].length, true);
  const person = /^(?: \p{Lu}\p{Ll}+){2,4}(?!\p{L})/u.exec(sheet.rest(end));
  if (person && BARE_POST.test(post) && !startsBody(sheet.rest(end + 1)))
    return sheet.single(at, at, end + person[0].length);
  const short = /^ (?:Hội đồng|Sở|Ban|Trường|Ủy ban|Đảng bộ|Quỹ|Chính phủ)(?!\p{L})/u.exec(sheet.rest(end));
  if (short) return sheet.single(at, at, end + short[0].length);
  return BARE_POST.test(post) ? sheet.single(at, at, end) : null;
}

/** "Tỉnh ủy viên được phân công phụ trách địa bàn": members of a committee are a class. */
function membersOf(sheet: Sheet, at: number, end: number, post: string): Mention | null {
  return / ủy viên$/u.test(post) ? sheet.single(at, at, groupEnd(sheet, end), true) : null;
}

/** "Chánh Văn phòng HĐND và UBND xã": the office is one body, named by the end of the post and what follows. */
function officeOf(sheet: Sheet, at: number, end: number, post: string): Mention | null {
  const from = end - 'Văn phòng'.length;
  const office = post.endsWith('Văn phòng') ? headAt(sheet, from) : null;
  return office && office.end > end && / và | - /u.test(sheet.search.slice(end, office.end))
    ? sheet.single(at, at, office.end)
    : null;
}

/** End of a charge ("phụ trách đào tạo"): its first word may be a verb, the next predicate ends it. */
function chargeEnd(sheet: Sheet, at: number): number {
  const small = smallWordsEnd(sheet.search, at);
  if (small > at) return small;
  let end = at;
  for (let words = 0; words < 6; words += 1) {
    const word = /^ \p{L}+/u.exec(sheet.rest(end))?.[0];
    const stops =
      words === 0
        ? endsName(sheet.rest(end + 1)) && !opensPredicate(sheet.rest(end + 1))
        : words >= 2 && opensPredicate(sheet.rest(end + 1));
    if (!word || stops) break;
    end += word.length;
  }
  return end;
}

/** "Phó Chủ tịch UBND xã phụ trách văn hóa - xã hội": the charge parts the post from its like. */
function withCharge(sheet: Sheet, found: Mention): Mention {
  const [name, second] = found.names;
  const charge = /^ phụ trách (?:lĩnh vực |khối |mảng )?(?=\p{Ll})/u.exec(sheet.rest(found.end));
  if (!charge || !name?.startsWith('Phó') || second) return found;
  let end = found.end + charge[0].length;
  for (let words = 0; words < 8; words += 1) {
    const word = /^(?: - |, | )?\p{Ll}+/u.exec(sheet.rest(end))?.[0];
    if (!word || (words >= 1 && opensPredicate(sheet.rest(end).trimStart()))) break;
    end += word.length;
  }
  return { ...found, end, names: [`${name}${sheet.search.slice(found.end, end)}`] };
}

function postOf(sheet: Sheet, at: number, postEnd: number, post: string, body: Mention): Mention {
  const written = sheet.written(postEnd, body.end);
  const names =
    body.generic && body.names.length === 1
      ? [`${post} ${written}`]
      : body.names.map((name) => `${post} ${name}`);
  return { start: at, end: body.end, names, generic: body.generic };
}
