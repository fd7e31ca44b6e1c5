import { comparisonKey } from '@dondoc/vietnamese';
import { Gazetteer } from './agencies/gazetteer.ts';
import { annexedPlan } from './annexes.ts';
import { mergeCitations } from './citations.ts';
import type { Actor, Citation, Directive, DocumentHeader, Reading, Warning } from './contract.ts';
import type { Clock } from './dates.ts';
import { type Desk, deskFor, finderOf, namesOn, type ReadOptions, skeletonFor } from './desk.ts';
import { type CitedSentence, doubtCitations, doubtsOf } from './doubts.ts';
import { findingsIn } from './findings.ts';
import { readFoot } from './foot.ts';
import type { Calendar } from './found-deadline.ts';
import { citedNumber, type HeaderPieces } from './header.ts';
import { issuerOf } from './issuer.ts';
import { learnNames } from './learn.ts';
import { type Line, passageOf } from './lines.ts';
import { chairIn, meetingDateIn } from './meeting.ts';
import type { Found } from './orders.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';
import type { Paper } from './place.ts';
import { rowDirective } from './rows.ts';
import { MOST_LEADS } from './scope.ts';
import { shareOfSyllables } from './syllables.ts';
import { type Table, tablesIn } from './tables.ts';
import { treeOf } from './tree.ts';
import { givesOrders, typeName } from './types.ts';
import { walkBody } from './walk.ts';

/** Lines of a part without its tables; each table stands for the place it had. */
function withoutTables(lines: readonly Line[], tables: readonly Table[]): Line[] {
  const taken = new Set(tables.flatMap((table) => lines.slice(table.from, table.to)));
  return lines.filter((line) => !taken.has(line));
}

function shown(desk: Desk, lines: readonly Line[]): string {
  return lines
    .map((line) => (desk.damaged ? line.search : line.text))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function subjectOf(desk: Desk): string | null {
  const { zones, header } = desk;
  const words = zones.subject.length > 0 ? shown(desk, zones.subject) : header.subject.join(' ');
  const subject = words
    .replace(/^V\s?\/\s?v\s*:?\s*/iu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return subject === '' ? null : subject;
}

function clockOf(header: HeaderPieces, meeting: string | null): Clock {
  if (header.year !== null) return { year: header.year, month: header.month, day: header.day };
  if (!meeting) return { year: null, month: null, day: null };
  return { year: Number(meeting.slice(0, 4)), month: Number(meeting.slice(5, 7)), day: null };
}

function headerOf(desk: Desk, paragraphs: readonly Paragraph[]): DocumentHeader {
  const { header, type, zones } = desk;
  const foot = readFoot(zones.foot, type);
  const subject = subjectOf(desk);
  const { issuer, superior } = issuerOf(header.names, desk.all);
  return {
    regime: header.regime,
    type,
    typeName: typeName(type),
    number: citedNumber(header.number),
    issuer,
    superior,
    place: header.place,
    date: header.date,
    subject,
    meetingDate: meetingDateIn(paragraphs.slice(0, 4), type),
    chair: chairIn(subject),
    signer: foot.signer,
    recipients: foot.recipients,
    citations: [],
    urgency: header.urgency,
  };
}

/** Types that evaluate first and order then. */
const LOOKS_BACK = new Set(['TB', 'KL', 'CT', 'CĐ', 'CV', 'BC']);

/** Names whose owner gives the orders of the paper. */
function speakers(document: DocumentHeader): (name: string) => boolean {
  const keys = [document.issuer, document.superior, document.chair, document.signer?.position ?? null]
    .filter((name): name is string => name !== null)
    .map(comparisonKey);
  return (name) => {
    const key = comparisonKey(name);
    return (
      keys.some((known) => known.includes(key) || key.includes(known)) ||
      /^(?:chủ tịch|phó chủ tịch|bí thư|phó bí thư|thường trực|ban thường vụ)/u.test(key)
    );
  };
}

function addresseesOf(desk: Desk): Actor[] {
  const { addressees } = desk.zones;
  if (addressees.length === 0 || !givesOrders(desk.type)) return [];
  const skeleton = skeletonFor(desk, passageOf(desk.draft, addressees));
  return skeleton.groups.slice(0, MOST_LEADS).flatMap((group) =>
    group.mentions.flatMap((mention) =>
      mention.names.map((name) => ({
        role: 'lead' as const,
        name,
        generic: mention.generic,
        span: skeleton.passage.span(mention.start, mention.end),
        inherited: true,
      })),
    ),
  );
}

function sentencesOf(desk: Desk): CitedSentence[] {
  const sentences: CitedSentence[] = [];
  for (const [passage, found] of desk.citations) {
    if (found.length < 2) continue;
    const bounds = [
      0,
      ...[...passage.search.matchAll(/[.:;]\s+(?=\p{Lu})|;/gu)].map((match) => match.index + 1),
      passage.search.length,
    ];
    for (let i = 1; i < bounds.length; i += 1) {
      const inside = found.filter((one) => one.start >= (bounds[i - 1] ?? 0) && one.end <= (bounds[i] ?? 0));
      if (inside.length > 1) sentences.push({ numbers: inside.map((one) => one.number) });
    }
  }
  return sentences;
}

function citationsOf(desk: Desk, own: DocumentHeader): Citation[] {
  const passages = [...desk.citations]
    .map(([passage, found]) => ({ passage, found }))
    .sort((a, b) => a.passage.span(0, 1)[0] - b.passage.span(0, 1)[0]);
  const citations = mergeCitations(passages, own.number);
  doubtCitations(citations, sentencesOf(desk), own.date);
  return citations;
}

function warningsOf(desk: Desk, document: DocumentHeader): Warning[] {
  const warnings: Warning[] = [];
  if (desk.header.bothHeads)
    warnings.push({
      code: 'two-heads',
      message: 'Văn bản có cả tiêu đề của Đảng và quốc hiệu. Cần xác định thể thức.',
    });
  if (desk.damaged)
    warnings.push({
      code: 'damaged-marks',
      message: 'Bản chụp mất nhiều dấu. Cần đối chiếu từng nội dung với bản gốc.',
    });
  if (shareOfSyllables(desk.all) < 0.75)
    warnings.push({
      code: 'unsound-text',
      message: 'Nhiều chữ không phải tiếng Việt. Có thể tệp sai bảng mã hoặc chụp quá mờ.',
    });
  if (document.number === null)
    warnings.push({ code: 'no-number', message: 'Văn bản để trống số hoặc không đọc được số.' });
  if (document.date === null)
    warnings.push({ code: 'no-date', message: 'Văn bản để trống ngày ban hành hoặc không đọc được ngày.' });
  return warnings;
}

function rowsOf(desk: Desk, tables: readonly Table[], section: string, paper: Paper): Found[] {
  return tables.flatMap((table) =>
    table.rows.flatMap(
      (row) => rowDirective(row, section, (passage) => skeletonFor(desk, passage), paper) ?? [],
    ),
  );
}

/** "PL.II.1": a place in the annex, apart from those of the body. */
function inAnnex(found: Found): Found {
  return { ...found, directive: { ...found.directive, ref: `PL.${found.directive.ref}` } };
}

function finished(found: readonly Found[], desk: Desk, options: ReadOptions): Directive[] {
  const list = options.agencies ? new Gazetteer(namesOn(options.agencies, desk.header.date)) : null;
  const known = list && ((name: string) => list.has(name));
  for (const one of found) one.directive.doubts.push(...doubtsOf(one, { damaged: desk.damaged, known }));
  return found.map((one) => one.directive).sort((a, b) => a.span[0] - b.span[0]);
}

/**
 * Reads the text of an official document: header, citations, findings with figures, and who must do what, with
 * whom, for whom, by when. What it finds is a proposal for a person to confirm; a field the paper leaves blank
 * is null. Reports, minutes, invitations and submissions give no directives. The caller refuses secret papers
 * first (see `secrecyMark`).
 *
 * @param text the document in NFC, in reading order; every span counts UTF-16 units of it
 * @param options names of bodies known beforehand; a calendar for terms in working days
 * @returns the part of the extraction contract that text alone decides; messages are Vietnamese
 * @example
 * readDocument('THÔNG BÁO\nkết luận\n\nGiao Sở Y tế báo cáo UBND tỉnh trước ngày 05/3/2026.').directives.length // => 1
 */
export function readDocument(text: string, options: ReadOptions = {}): Reading {
  const desk = deskFor(text, options);
  const tables = tablesIn(desk.draft, desk.zones.body);
  const annexTables = tablesIn(desk.draft, desk.zones.annex);
  const paragraphs = paragraphsOf(desk.draft, withoutTables(desk.zones.body, tables));
  learnNames(desk.names, desk.zones, paragraphs, (passage) => finderOf(desk, passage));
  const document = headerOf(desk, paragraphs);
  const calendar: Calendar = {
    clock: clockOf(desk.header, document.meetingDate),
    issued: document.date,
    working: options.calendar,
  };
  const paper: Paper = {
    looksBack: LOOKS_BACK.has(desk.type ?? 'TB'),
    calendar,
    addressees: addresseesOf(desk),
    speaks: speakers(document),
  };
  const walked = walkBody(treeOf(paragraphs), (item) => skeletonFor(desk, item.passage), paper);
  const annexed = walkBody(
    treeOf(paragraphsOf(desk.draft, withoutTables(annexedPlan(desk.zones.annex), annexTables))),
    (item) => skeletonFor(desk, item.passage),
    { ...paper, looksBack: false, addressees: [] },
  );
  for (const paragraph of paragraphs) skeletonFor(desk, paragraph.passage);
  if (desk.zones.subject.length > 0) skeletonFor(desk, passageOf(desk.draft, desk.zones.subject));
  const orders = givesOrders(desk.type);
  const rows = orders
    ? [...rowsOf(desk, tables, 'Bảng', paper), ...rowsOf(desk, annexTables, 'PL', paper)]
    : [];
  document.citations = citationsOf(desk, document);
  return {
    document,
    findings: findingsIn(walked.evaluations),
    directives: orders
      ? finished([...walked.found, ...annexed.found.map(inAnnex), ...rows], desk, options)
      : [],
    warnings: warningsOf(desk, document),
  };
}
