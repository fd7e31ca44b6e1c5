import { fieldsOf } from './fields.ts';
import { LEVEL, placeNameEnd } from './names.ts';
import type { Mention, Sheet } from './sheet.ts';
import { opensPredicate } from './verbs.ts';

/** Verbs and joiners behind which only a body can stand. */
const TO_BODY =
  /(?:^|[\s(])(?:với|cùng|cho|tham mưu|giúp|báo cáo|trình|gửi|đề xuất|xin ý kiến|giao|yêu cầu|đề nghị|và|cùng với|về|tới|đến|lên|,)\s$/iu;
const RELATED =
  /^(?:một số |Một số )?(?:cơ quan|đơn vị|sở, (?:ban, )?ngành|địa phương)(?:, (?:cơ quan|đơn vị|địa phương))* (?:có )?liên quan/u;
const LEADERS =
  /^(?:tập thể )?lãnh đạo (?:Ban(?! \p{Lu})|Sở(?! \p{Lu})|Trường(?! \p{Lu})|Cục(?! \p{Lu})|Vụ(?! \p{Lu})|Bộ(?! \p{Lu})|Văn phòng(?! \p{Lu})|đơn vị|cơ quan|nhà trường)(?!\p{L})/u;
const SHORT =
  /^(?:Sở|Bộ|Cục|Chi cục|Trường|Ban)(?= (?:trình|báo cáo|xem xét|ban hành|quyết định|phê duyệt|cho ý kiến|có văn bản|văn bản|kế hoạch|phương án|để|trước|trong|vào|định kỳ|hằng|hàng)(?!\p{L})|[,;.)]| \()/u;
/** Sides of a building contract, which papers name by their part. */
const BUILDERS = /^(?:Chủ đầu tư|Nhà thầu|Nhà đầu tư|Đơn vị tư vấn|Tư vấn giám sát)(?!\p{L})(?! \p{Lu})/u;
const PLACE = new RegExp(`^${LEVEL}(?= \\p{Lu})`, 'u');
const AUTHORITIES =
  /^(?:chính quyền (?:địa phương|các cấp|cấp (?:xã|huyện|tỉnh)|cùng cấp|cơ sở|sở tại)|cấp ủy(?:, chính quyền)?(?: cùng cấp| các cấp| địa phương| cơ sở)?|đại biểu (?:HĐND|Hội đồng nhân dân|Quốc hội)(?: (?:các cấp|tỉnh|thành phố|huyện|xã|phường))?|(?:cấp|cơ quan) (?:có )?thẩm quyền|cấp trên)(?!\p{L})/u;
const LOCALITIES = /^địa phương(?!\p{L})/u;
const BRANCH = /^(?:ngành|lực lượng) (?!(?:và|các|đã|để|cho|tham gia|được|này|,))/u;

function opensClause(sheet: Sheet, at: number): boolean {
  return /(?:^|[.;:(+-]\s?|\d[.)]\s|\p{Ll}[.)]\s)$/u.test(sheet.search.slice(Math.max(0, at - 3), at));
}

const STAFF =
  /^(?:Công chức|Viên chức|Cán bộ|Chuyên viên|Kế toán|Văn thư|Nhân viên)(?: [^.;:()\n]{2,80})?(?=\s?:)/u;

/** "Công chức Địa chính - Xây dựng xã: rà soát …": people of a small office, named up to the colon. */
function staffAt(sheet: Sheet, at: number): Mention | null {
  const staff = STAFF.exec(sheet.rest(at))?.[0];
  return staff && opensClause(sheet, at) ? sheet.single(at, at, at + staff.length) : null;
}

/** "Tỉnh chủ động …", "Thành phố Huế rà soát …": the place itself acts, where a sentence or clause begins. */
function localityAt(sheet: Sheet, at: number): Mention | null {
  const level = /^(?:Tỉnh|Thành phố|Thị xã|Huyện|Quận|Xã|Phường|Đặc khu)(?! (?:ủy|đoàn))(?!\p{L})/u.exec(
    sheet.rest(at),
  );
  if (!level || !opensClause(sheet, at)) return null;
  const end = placeNameEnd(sheet.search, at + level[0].length);
  return opensPredicate(sheet.rest(end).trimStart()) ? sheet.single(at, at, end) : null;
}

/** Names of bodies in small letters and without "các": known by the verb before them or by "liên quan". */
export function orphanAt(sheet: Sheet, at: number): Mention | null {
  const related = RELATED.exec(sheet.rest(at));
  if (related) return sheet.single(at, at, at + related[0].length, true);
  const builder = BUILDERS.exec(sheet.rest(at));
  if (builder) return sheet.single(at, at, at + builder[0].length);
  const local = localityAt(sheet, at) ?? staffAt(sheet, at);
  if (local) return local;
  if (!TO_BODY.test(sheet.search.slice(Math.max(0, at - 14), at))) return null;
  const short = SHORT.exec(sheet.rest(at));
  if (short) return sheet.single(at, at, at + short[0].length);
  const place = PLACE.exec(sheet.rest(at));
  if (place) return sheet.single(at, at, placeNameEnd(sheet.search, at + place[0].length));
  const where = LOCALITIES.exec(sheet.rest(at));
  if (where && /(?:với|cùng|giao|yêu cầu|đề nghị)\s$/iu.test(sheet.search.slice(Math.max(0, at - 9), at)))
    return sheet.single(at, at, at + where[0].length, true);
  const named = LEADERS.exec(sheet.rest(at)) ?? AUTHORITIES.exec(sheet.rest(at));
  if (named) return sheet.single(at, at, at + named[0].length, !/^(?:tập thể )?lãnh đạo/u.test(named[0]));
  return branchAt(sheet, at);
}

/** "ngành nông nghiệp", "lực lượng công an": two to four words up to a predicate or a sign. */
function branchAt(sheet: Sheet, at: number): Mention | null {
  const head = BRANCH.exec(sheet.rest(at));
  if (!head) return null;
  let end = at + head[0].length;
  for (let words = 0; words < 4; words += 1) {
    const word = /^\p{Ll}+/u.exec(sheet.rest(end))?.[0] ?? '';
    if (word === '') return null;
    end += word.length;
    const next = sheet.rest(end);
    if (/^[,;.:)]|^ (?:và|để|trong|tại) /u.test(next) || opensPredicate(next.slice(1)))
      return sheet.single(at, at, end, true);
    if (!next.startsWith(' ')) return null;
    end += 1;
  }
  return null;
}

/** "các sở giáo dục và đào tạo", "các phòng nội vụ": a class named by a field in small letters. */
export function smallFieldEnd(sheet: Sheet, head: string, at: number): number {
  const words = sheet.rest(at).toLowerCase();
  const field = fieldsOf(head).find(
    (one) => words.startsWith(one.toLowerCase()) && !/^\p{L}/u.test(words.slice(one.length)),
  );
  return field ? at + field.length : at;
}
