import type { Gazetteer } from './agencies/gazetteer.ts';
import type { MentionFinder } from './agencies/mention.ts';
import type { Line, Passage } from './lines.ts';
import type { Paragraph } from './paragraphs.ts';
import type { Zones } from './zones.ts';

/** Heads of bodies that may stand alone in a heading; other short headings are fields of work. */
const BODY =
  /^(?:Sở|Bộ|Ban|Phòng|Khoa|Chi cục|Cục|Vụ|Viện|Trung tâm|Trường|Học viện|Bệnh viện|Công ty|Hội|Hội đồng|Đoàn|Tổ|Đội|Trạm|Báo|Đài|Văn phòng|Ủy ban|Chi bộ|Đảng ủy|Hạt|Quỹ|Ngân hàng|Hợp tác xã|Liên đoàn|Hiệp hội)\s\p{Lu}/u;
const VERBS_IN_NAMES =
  /\s(?:có trách nhiệm|chủ trì|phối hợp|tham mưu|báo cáo|lãnh đạo|chỉ đạo|thực hiện|là)(?!\p{L})/u;

/** A heading that is nothing but a name ("3. Trung tâm Phát triển quỹ đất tỉnh"). */
function headingName(paragraph: Paragraph): string | null {
  const words = paragraph.passage.search.slice(paragraph.start).replace(/\s*:\s*$/u, '');
  const name = words.replace(/^(?:Đối với|Trách nhiệm của|Giao|Đề nghị|Yêu cầu)\s+/u, '');
  const plain = BODY.test(name) && name.length < 90 && !/[.;:()]/.test(name) && !VERBS_IN_NAMES.test(name);
  return plain &&
    !/,\s(?:Sở|Bộ|Ban|Phòng|Khoa|Trường|Văn phòng|UBND|Công an|Ủy ban)\s/u.test(name) &&
    !/ và (?:các|Sở|Ban|Phòng|Khoa|Trường|UBND|Công|Ủy)\s/u.test(name)
    ? name
    : null;
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
    const name = paragraph.opener ? headingName(paragraph) : null;
    if (name) names.add(name);
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
