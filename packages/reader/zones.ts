import { folded, foldedStart, isCapitals, isRule, type Line } from './lines.ts';
import { openerOf } from './openers.ts';
import { typeOfTitle } from './types.ts';

/** The parts of a document, as ranges of lines [start, end). */
export interface Zones {
  /** Above the title, or above the addressees where there is none. */
  head: Line[];
  /** Type by title, null for an official letter. */
  titleType: string | null;
  /** Lines of the subject below the title. */
  subject: Line[];
  /** Addressees after "Kính gửi". */
  addressees: Line[];
  body: Line[];
  foot: Line[];
  annex: Line[];
}

const SENTENCE_START =
  /^(?:(?:sáng|chiều|tối|trong)?\s*(?:các )?ngày\s|căn cứ|thực hiện (?:nghị|quyết|chỉ|kết|kế|công|thông|quy|luật|chương|ý|văn|hướng)|tại (?:phiên|cuộc|buổi|hội|kỳ|thông|văn)|sau khi|để |theo |xét |qua |hôm nay|kính |thời gian qua|trong |vừa qua|trên cơ sở|nhằm |ngay sau|tiếp theo|những năm|năm \d|từ )/iu;

function looksLikeSentence(line: Line): boolean {
  if (/^\p{Ll}/u.test(line.search) && !/[.:;]$/.test(line.search)) return false;
  return SENTENCE_START.test(line.search) || /[.:;]$/.test(line.search) || line.text.length > 300;
}

function subjectEnd(lines: readonly Line[], from: number): number {
  let end = from;
  while (end < lines.length && end - from < 6) {
    const line = lines[end];
    if (!line || isRule(line.text)) break;
    const first = end === from;
    if (
      !first &&
      (line.gap || openerOf(line.search)?.kind === 'roman' || openerOf(line.search)?.kind === 'number')
    )
      break;
    if (!first && isCapitals(line.text) && !isCapitals(lines[from]?.text ?? '')) break;
    if (looksLikeSentence(line) && !(first && line.text.length < 120 && !SENTENCE_START.test(line.search)))
      break;
    end += 1;
  }
  return end;
}

function isFootStart(line: Line): boolean {
  return /^noi nhan/.test(foldedStart(line)) && line.text.length < 120;
}

export const AUTHORITY =
  /^(?:T\/?M|K\/?T|T\/?L|TUQ|Q)\s*[./]?\s+(?=\p{Lu}{2})|^(?:T\/M|K\/T|T\/L|TM\.|KT\.|TL\.|TUQ\.|Q\.)/u;
export const OFFICE =
  /^(?:(?:PHÓ|QUYỀN|Q\.)\s+)?(?:CHỦ TỊCH|BÍ THƯ|CHÁNH|GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|CHI CỤC|CHỦ NHIỆM|TỔNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHỦ TRÌ|CHỦ TỌA|NGƯỜI|THƯ KÝ|HIỆU PHÓ|CHỈ HUY|TỔ TRƯỞNG|PHÓ)/u;

function isSignature(line: Line): boolean {
  return (
    isCapitals(line.text) &&
    (AUTHORITY.test(line.search) || OFFICE.test(line.search)) &&
    line.text.length < 90
  );
}

function footStart(lines: readonly Line[], from: number): number {
  let start = lines.findIndex((line, i) => i >= from && isFootStart(line));
  if (start < 0) {
    start = lines.findIndex(
      (line, i) => i > from && i > lines.length - 12 && isSignature(line) && !line.text.endsWith(':'),
    );
    return start < 0 ? lines.length : start;
  }
  let first = start;
  for (let back = 1; back <= 6 && start - back > from; back += 1) {
    const line = lines[start - back];
    if (line && isSignature(line)) first = start - back;
  }
  return first;
}

/** A second title behind the signature, with the formula that ties it to the paper. */
function annexedPaper(lines: readonly Line[]): boolean {
  return (
    typeOfTitle(lines[0]?.search ?? '') !== null &&
    lines.some((line) => /^\(?\s*(?:ban hanh )?kem theo /.test(folded(line)))
  );
}

function annexStart(lines: readonly Line[], foot: number): number {
  const found = lines.findIndex(
    (line, i) =>
      i > foot + 1 &&
      /^(?:phu luc|danh muc|bieu |bang phan cong|phan cong nhiem vu)/.test(foldedStart(line)) &&
      isCapitals(line.text),
  );
  const table = lines.findIndex((line, i) => i > foot + 1 && /^(?:TT|STT|Số TT)$/iu.test(line.text));
  const paper = lines.findIndex((_, i) => i > foot + 1 && annexedPaper(lines.slice(i, i + 7)));
  const starts = [found, table, paper].filter((at) => at >= 0);
  return starts.length > 0 ? Math.min(...starts) : lines.length;
}

function addresseeEnd(lines: readonly Line[], from: number): number {
  let end = from + 1;
  const inline = !/[:.]\s*$/.test(lines[from]?.search ?? '') || /[.]$/.test(lines[from]?.search ?? '');
  while (end < lines.length && openerOf(lines[end]?.search ?? '')?.kind === 'dash') end += 1;
  if (end > from + 1 || inline) return end;
  return Math.min(lines.length, end + 1);
}

/** Where the title stands: one of the first forty lines that names a type and nothing else. */
function titleAt(lines: readonly Line[]): number {
  return lines.findIndex((line, i) => i < 40 && typeOfTitle(line.search) !== null);
}

/** Cuts a document into its parts by what the lines say, never by their numbers. */
export function zonesOf(lines: readonly Line[]): Zones {
  const title = titleAt(lines);
  const addressed = lines.findIndex((line, i) => i < 45 && /^kinh (?:gui|trinh)/.test(foldedStart(line)));
  let subject: Line[] = [];
  let bodyFrom: number;
  let head: Line[];
  if (title >= 0 && (addressed < 0 || title < addressed)) {
    const end = subjectEnd(lines, title + 1);
    subject = lines.slice(title + 1, end);
    head = lines.slice(0, title);
    bodyFrom = end;
  } else {
    const sentence = lines.findIndex(
      (line, i) => i < 45 && SENTENCE_START.test(line.search) && line.text.length > 60,
    );
    bodyFrom = addressed >= 0 ? addressed : sentence >= 0 ? sentence : Math.min(lines.length, 8);
    head = lines.slice(0, bodyFrom);
  }
  const addressees: Line[] = [];
  if (addressed >= bodyFrom && addressed < bodyFrom + 3) {
    const end = addresseeEnd(lines, addressed);
    addressees.push(...lines.slice(addressed, end));
    bodyFrom = end;
  }
  const foot = footStart(lines, bodyFrom);
  const annex = annexStart(lines, foot);
  const titleType = title >= 0 && head.length === title ? typeOfTitle(lines[title]?.search ?? '') : null;
  return {
    head,
    titleType,
    subject,
    addressees,
    body: lines.slice(bodyFrom, foot).filter((line) => !isRule(line.text)),
    foot: lines.slice(foot, annex),
    annex: lines.slice(annex),
  };
}
