import { fieldsOf } from './agencies/fields.ts';
import { startsBody } from './agencies/heads.ts';
import type { Draft } from './draft.ts';
import { isCapitals, isNumberAlone, type Line, LONGEST, type Passage, passageOf } from './lines.ts';
import { type Opener, openerOf } from './openers.ts';

/** One paragraph of the body, its wrapped lines joined, with the opener that heads it. */
export interface Paragraph {
  passage: Passage;
  opener: Opener | null;
  /** Where its words begin, after the opener. */
  start: number;
  /** Joined over a page break or a blank line. */
  broken: boolean;
}

/** The usual length of a full line, or 0 where lines are whole paragraphs. */
function wrapWidth(lines: readonly Line[]): number {
  const lengths = lines
    .map((line) => line.text.length)
    .filter((length) => length > 30)
    .sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  const full = lengths.filter((length) => length > width * 0.85).length;
  return lengths.length >= 6 && width <= 130 && full * 4 >= lengths.length ? width : 0;
}

const ENDS = /[.:;!?…]["')\]]*$/;

/** In wrapped text a sign at the end of a full line ends a clause, not the paragraph of a numbered item. */
function fullLine(before: readonly Line[], last: Line, next: Line, width: number): boolean {
  const item = openerOf(before[0]?.search ?? '') !== null;
  const full = last.text.length >= width * (/[:;]$/.test(last.search) ? 0.8 : 0.9);
  return width > 0 && item && full && !next.gap;
}

const DASHED = ['sở', 'bộ', 'ban', 'phòng'].flatMap((head) =>
  fieldsOf(head).filter((field) => field.includes(' - ')),
);

/** "Lao động" / "- Thương binh và Xã hội": a name of an office broken before its dash. */
function brokenName(last: string, next: string): boolean {
  return DASHED.some((field) => {
    const [before = '', after = ''] = field.split(' - ');
    return last.endsWith(before) && next.startsWith(`- ${after}`);
  });
}

/** "… tuyến Hà Nội" / "- Hải Phòng, trình": a dash between two places; a bullet of orders opens with a verb. */
function partsPlaces(last: Line, next: Line, width: number): boolean {
  return (
    last.text.length >= width * 0.85 &&
    /(?:^|\s)(?:\p{Lu}\p{Ll}*|\d+)$/u.test(last.search) &&
    /^-\s(?:\p{Lu}\p{Ll}+\s\p{Lu}|\d)/u.test(next.search)
  );
}

/** "văn hóa" / "- xã hội": a full line broken before a dash, not a bullet. */
function wrapsAtDash(last: Line, next: Line, width: number): boolean {
  if (width === 0 || next.gap || ENDS.test(last.search) || last.text.length < width * 0.75) return false;
  return (
    /^-\s\p{Ll}/u.test(next.search) || brokenName(last.search, next.search) || partsPlaces(last, next, width)
  );
}

/** "… xong trong quý" / "II.": the numeral belongs to the word before it. */
function wantsNumber(last: Line, next: Line): boolean {
  const open = /(?:^|\s)(?<!(?:hằng|hàng|mỗi)\s)(?:quý|tháng|ngày|năm|số|Điều|điều|khoản|mức)$/u.test(
    last.search,
  );
  return open && !next.gap && /^(?:\d|[IVX])/u.test(next.search);
}

/** A number alone is that of a page or row, unless the words before it want one and none stands behind it. */
function isDropped(last: Line | undefined, line: Line, next: Line | undefined): boolean {
  const wanted = last && wantsNumber(last, line) && !/^\d/.test(next?.search ?? '');
  return isNumberAlone(line) && !wanted;
}

/** "4. Về thực hiện Kế hoạch …" / "Ủy ban Kiểm tra …": a topic whose line had room for the next word ends there. */
function breaksBehindTopic(before: readonly Line[], last: Line, next: Line, width: number): boolean {
  const topic = before[0]?.search ?? '';
  const opener = openerOf(topic);
  const word = /^\S+/u.exec(next.search)?.[0].length ?? 0;
  return (
    width > 0 &&
    opener !== null &&
    /^(?:Về|Công tác|Liên quan)(?!\p{L})/u.test(topic.slice(opener.length)) &&
    !/[:,]/u.test(topic) &&
    last.text.length + 1 + word <= width &&
    (startsBody(next.search) ||
      /^(?:Giao|Yêu cầu|Đề nghị|Thống nhất|Đồng ý|Cơ bản)(?!\p{L})/u.test(next.search))
  );
}

/** Whether a line goes on with the sentence of the lines before it. */
function continues(
  before: readonly Line[],
  length: number,
  next: Line,
  width: number,
  pageBreak: boolean,
): boolean {
  const last = before.at(-1);
  if (last && wantsNumber(last, next)) return true;
  if (
    !last ||
    (openerOf(next.search) && !wrapsAtDash(last, next, width)) ||
    isCapitals(next.text) ||
    isCapitals(last.text)
  )
    return false;
  if (breaksBehindTopic(before, last, next, width)) return false;
  const ends = ENDS.test(last.search);
  if (/^(?:\p{Ll}|-\s\p{L})/u.test(next.search) || /^[,;)]/.test(next.search))
    return !ends || width > 0 || /(?:TP|Tp|QL|v\.v)\.$/.test(last.search);
  if (ends) return fullLine(before, last, next, width);
  if (/[,(]$|\s(?:và|của|với|các|cho|tại|về|số|ngày|tháng|năm|là|do|từ|đến|theo)$/u.test(last.search))
    return true;
  if (width > 0) return last.text.length >= width * 0.8 && (!next.gap || pageBreak);
  return length > 150 && (pageBreak || next.gap || /^["(\d]/.test(next.search));
}

/**
 * Joins the lines of the body into paragraphs and drops the numbers between them: over that of a page a sentence
 * goes on, at that of a table's row it ends.
 */
export function paragraphsOf(draft: Draft, lines: readonly Line[]): Paragraph[] {
  const width = wrapWidth(lines);
  const groups: { lines: Line[]; length: number; broken: boolean }[] = [];
  let pageBreak = false;
  let rowBreak = false;
  for (const [i, line] of lines.entries()) {
    if (isDropped(groups.at(-1)?.lines.at(-1), line, lines[i + 1])) {
      pageBreak = true;
      rowBreak ||= line.cell;
      continue;
    }
    const group = rowBreak ? undefined : groups.at(-1);
    if (group && group.length < LONGEST && continues(group.lines, group.length, line, width, pageBreak)) {
      group.lines.push(line);
      group.length += line.text.length;
      group.broken ||= pageBreak || line.gap;
    } else groups.push({ lines: [line], length: line.text.length, broken: false });
    pageBreak = false;
    rowBreak = false;
  }
  return groups.map((group) => paragraphOf(passageOf(draft, group.lines), group.broken));
}

function paragraphOf(passage: Passage, broken: boolean): Paragraph {
  const opener = openerOf(passage.search);
  return { passage, opener, start: opener?.length ?? 0, broken };
}
