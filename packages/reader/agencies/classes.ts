import { LEVEL, placeNameEnd, smallWordsEnd } from './names.ts';
import { sharedAt } from './rows.ts';
import type { Mention, Sheet } from './sheet.ts';

const GROUP_NOUN =
  '(?:cơ quan|đơn vị|địa phương|chi(?=, đảng bộ)|sở|ban|ngành|bộ|khoa|phòng|viện|cục|chi cục|vụ|trung tâm|trường(?! hợp)(?: học)?|học viện|chi bộ|đảng bộ|đảng ủy|đảng đoàn|cấp ủy|cấp|ban cán sự đảng|huyện ủy|thành ủy|thị ủy|quận ủy|tỉnh ủy|đoàn thể|tổ chức|hội|hiệp hội|doanh nghiệp|hợp tác xã|công ty|ngân hàng|nhà trường|cơ sở|bệnh viện|trạm y tế|chi đoàn|đoàn|công đoàn|thôn|bản|xóm|buôn|ấp|làng|khu phố|khu dân cư|tổ dân phố|tổ|nhóm|chủ đầu tư|nhà thầu|ban quản lý(?: dự án)?|tiểu ban|ban chỉ đạo|thành viên|lực lượng|cơ sở giáo dục|cơ sở đào tạo|đồn biên phòng|nhà máy|xã|phường|huyện|quận|tỉnh|thị xã|thị trấn|thành phố|đặc khu|Ban|Sở|Bộ|UBND|HĐND|tổ đại biểu(?: HĐND)?|đại biểu(?: HĐND)?|Tổ đại biểu(?: HĐND)?|Khoa|Phòng|Trung tâm|Hội|Đảng ủy|Chi bộ|Cơ quan|Đơn vị|Ngành|Trường(?! hợp)|giảng viên|giáo viên|chuyên viên|báo cáo viên|cơ quan báo chí)';
const GROUP = new RegExp(
  `^(?:[Cc]ác|[Nn]hững|[Tt]ất cả các|[Tt]oàn thể các) (${GROUP_NOUN}(?:(?:, | và )${GROUP_NOUN}(?!\\p{L}))*)(?!\\p{L})`,
  'u',
);
export const GROUP_TAIL =
  /^ (?:có liên quan|liên quan|hữu quan|chuyên môn|chức năng|nghiệp vụ|chính trị - xã hội|tham mưu, giúp việc|tham mưu|giúp việc|cấp (?:tỉnh|huyện|xã|cơ sở|trên|dưới)|trong (?:tỉnh|huyện|xã|phường|ngành|Trường)|toàn (?:tỉnh|huyện|xã|phường|Trường)|của (?:tỉnh|huyện|xã|phường|Trường)|trên địa bàn(?: tỉnh| huyện| xã| phường| thành phố)?|địa phương|cơ sở|còn lại|nêu trên|và tương đương|trung ương|nhà nước|sự nghiệp|hành chính)(?!\p{L})/u;
const TASTE_OF_DUTY = /^ có (?:trách nhiệm|nhiệm vụ|kế hoạch|giải pháp|văn bản|báo cáo|ý kiến)/u;

export function groupAt(sheet: Sheet, at: number): Mention | null {
  const plural = /^(?:[Cc]ác|[Nn]hững) /u.exec(sheet.rest(at));
  if (plural) {
    const shared = sharedAt(sheet, at, at + plural[0].length);
    if (shared) return shared;
  }
  const match = GROUP.exec(sheet.rest(at));
  if (!match) return smallPostAt(sheet, at) ?? orphanGroupAt(sheet, at);
  return sheet.single(at, at, groupEnd(sheet, at + match[0].length), true);
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

/** "sở, ngành liên quan", "cơ quan, đơn vị liên quan" without "các". */
function orphanGroupAt(sheet: Sheet, at: number): Mention | null {
  const match =
    /^(?:một số |Một số )?(?:cơ quan|đơn vị|sở, (?:ban, )?ngành|địa phương)(?:, (?:cơ quan|đơn vị|địa phương))* (?:có )?liên quan/u.exec(
      sheet.rest(at),
    );
  return match && sheet.single(at, at, at + match[0].length, true);
}

export function groupEnd(sheet: Sheet, at: number): number {
  let end = at;
  for (let turn = 0; turn < 4; turn += 1) {
    const tail = GROUP_TAIL.exec(sheet.rest(end));
    const owner = /^ (?:của |thuộc |trực thuộc |tại )?(?=\p{Lu})/u.exec(sheet.rest(end));
    const body = owner && sheet.bodyAt(end + owner[0].length);
    const level = new RegExp(`^ (?:thuộc |trực thuộc )?${LEVEL}(?:, ${LEVEL})*(?!\\p{L})`, 'u').exec(
      sheet.rest(end),
    );
    const small = turn === 0 && !tail && !level ? smallWordsEnd(sheet.search, end) : end;
    if (tail) end += tail[0].length;
    else if (body && !body.generic) end = body.end;
    else if (/^ trực thuộc(?!\p{L})/u.test(sheet.rest(end))) end += ' trực thuộc'.length;
    else if (level) end = placeNameEnd(sheet.search, end + level[0].length);
    else if (small > end && /^ (?:cấp|của|thuộc|trực thuộc|trên) /u.test(sheet.rest(small))) end = small;
    else break;
  }
  const clause = TASTE_OF_DUTY.test(sheet.rest(end))
    ? null
    : /^ có (?:[^,;:.()]{2,30})(?=[,;:.)]|$)/u.exec(sheet.rest(end));
  if (clause) return end + clause[0].length;
  const small = smallWordsEnd(sheet.search, end);
  const more = /^(?:, \p{Ll}+(?: \p{Ll}+){0,2})(?=$|[:;.\n])/u.exec(sheet.rest(small));
  return small > end && more ? small + more[0].length : small;
}
