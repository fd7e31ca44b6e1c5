import type { Gazetteer } from './agencies/gazetteer.ts';
import { startsBody } from './agencies/heads.ts';
import { INSTITUTIONS } from './agencies/institutions.ts';
import type { MentionFinder } from './agencies/mention.ts';
import { opensPredicate } from './agencies/verbs.ts';
import type { Line, Passage } from './lines.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Zones } from './zones.ts';

/** Heads of bodies that may stand alone in a heading; other short headings are fields of work. */
const BODY =
  /^(?:Sở|Bộ|Ban|Phòng|Khoa|Chi cục|Cục|Vụ|Viện|Trung tâm|Trường|Học viện|Bệnh viện|Công ty|Hội|Hội đồng|Đoàn|Tổ|Đội|Trạm|Báo|Đài|Văn phòng|Ủy ban|Chi bộ|Đảng ủy|Hạt|Quỹ|Ngân hàng|Hợp tác xã|Liên đoàn|Hiệp hội)\s\p{Lu}/u;
const VERBS_IN_NAMES =
  /\s(?:đề nghị|yêu cầu|giao|kết luận|ban hành|đã|có trách nhiệm|chịu trách nhiệm|khẩn trương|tập trung|tiếp tục|tăng cường|chủ động|nghiêm túc|căn cứ|theo|cần|phải|rà soát|chủ trì|phối hợp|tham mưu|báo cáo|lãnh đạo|chỉ đạo|thực hiện|là)(?!\p{L})/u;

/** A head word alone ("… và Thư viện") is the end of a name, not a body of its own. */
function anotherBody(words: string): boolean {
  if (/^các /u.test(words)) return true;
  return (
    startsBody(words) &&
    (BODY.test(words) ||
      /^(?:UBND|HĐND|Công an|Tỉnh|Thành|Mặt trận|Chủ|Giám|Trưởng|Phó|Chánh|Hiệu|Bí thư|Bộ|Thuế|Các)(?!\p{L})/u.test(
        words,
      ))
  );
}

/** Parts of a heading at ";" and at a comma or "và" behind which another body begins. */
function parts(heading: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (const joiner of heading.matchAll(/;\s+|,\s+(?:và\s+)?|\s+và\s+/gu)) {
    const next = joiner.index + joiner[0].length;
    const inside = from + INSTITUTIONS.match(heading, from) > joiner.index;
    if (inside || (!joiner[0].startsWith(';') && !anotherBody(heading.slice(next)))) continue;
    found.push(heading.slice(from, joiner.index));
    from = next;
  }
  return [...found, heading.slice(from)];
}

/** The words before a colon at the end, or before the first colon when what follows it is a task ("3. Trung tâm Nước sạch …: sửa chữa …"). */
function headingWords(words: string): string {
  const colon = words.indexOf(':');
  const task = colon > 0 && opensPredicate(words.slice(colon + 1).trimStart());
  return task ? words.slice(0, colon) : words.replace(/:\s*$/u, '').trimEnd();
}

/** Names of a heading that is nothing but names ("3. Trung tâm Phát triển quỹ đất tỉnh"). */
function headingNames(paragraph: Paragraph): string[] {
  const words = headingWords(paragraph.passage.search.slice(paragraph.start));
  const sentence = /[.;]/.test(words) && !paragraph.passage.search.includes(':');
  if (words.length > 200 || sentence) return [];
  const bare = words
    .replace(/^(?:Đối với|Trách nhiệm của|Giao|Đề nghị|Yêu cầu)\s+/u, '')
    .replace(/\s*\([^)]*\)$/u, '');
  const names = parts(bare).filter((name) => !/^(?:các|Các) /u.test(name));
  const plain = (name: string) =>
    BODY.test(name) && name.length < 90 && !/[.;:()]/.test(name) && !VERBS_IN_NAMES.test(name);
  return names.every(plain) ? names : [];
}

/** Names of a recipient line, without remarks in brackets. */
function recipientNames(line: Line, finder: MentionFinder): string[] {
  const names: string[] = [];
  for (const match of line.search.matchAll(/(?:^[-–\s]*|[,;]\s+)(?=\p{Lu})/gu)) {
    const mention = finder.at(match.index + match[0].length);
    if (mention && !mention.generic) names.push(...mention.names);
  }
  return names;
}

/**
 * Teaches the paper's own names to the gazetteer: those of its recipients and of headings that are nothing but
 * a name. Internal units are in no list, but here their ends are certain.
 */
export function learnNames(
  names: Gazetteer,
  zones: Zones,
  paragraphs: readonly Paragraph[],
  finderOf: (passage: Passage) => MentionFinder,
): void {
  for (const paragraph of paragraphs) {
    for (const name of headingNames(paragraph)) names.add(name);
  }
  const [any] = paragraphs;
  if (!any) return;
  for (const line of zones.foot) {
    if (!/^[-–]/.test(line.text)) continue;
    const finder = finderOf(
      Object.assign(Object.create(Object.getPrototypeOf(any.passage)), {
        draft: { text: line.text, at: [] },
        search: line.search,
      }),
    );
    for (const name of recipientNames(line, finder)) names.add(name);
  }
}
