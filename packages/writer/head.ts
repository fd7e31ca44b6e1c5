import type { Paragraph, Table } from 'docx';
import { twoColumns } from './columns.ts';
import type { OfficialDocument } from './content.ts';
import type { ElementName, Format, Line } from './formats/format.ts';
import { framed, paragraphs, ruleUnder } from './paragraphs.ts';
import { twips } from './units.ts';
import { dateInHead, isLetter, numberLine } from './wording.ts';

/** What stands in each component of the head; null or empty when the document has none. */
export function headTexts(
  document: OfficialDocument,
  format: Format,
): Partial<Record<ElementName, string | null>> {
  const letter = isLetter(document);
  return {
    ...format.words,
    subjectMark: letter ? null : format.words.subjectMark,
    superior: document.superior,
    issuer: document.issuer,
    number: numberLine(document, format),
    placeDate: `${document.place}, ${dateInHead(document.date)}`,
    letterSubject: letter ? format.letterSubjectPattern.replace('{subject}', document.subject) : null,
    urgency: document.urgency ? format.urgency[document.urgency].text : null,
    typeName: letter ? null : document.type.name,
    subject: letter ? null : document.subject,
  };
}

/** The lines of a column, in their elements' styles; `column` in millimetres. */
function linesIn(
  lines: readonly Line[],
  document: OfficialDocument,
  format: Format,
  column: number,
): Paragraph[] {
  const texts = headTexts(document, format);
  return lines.flatMap((line) => {
    const text = texts[typeof line === 'string' ? line : line.rule];
    if (!text) return [];
    if (typeof line !== 'string') return [ruleUnder(format, line.rule, text, line.share, column)];
    const frame = line === 'urgency' && document.urgency && format.urgency[document.urgency].frame;
    return frame ? framed(format, line, text, frame, column) : paragraphs(format, line, text);
  });
}

/** Issuer and number at the left, national title and date at the right. */
export function head(document: OfficialDocument, format: Format): Table {
  const [left, right] = format.head.widths;
  return twoColumns(
    format.head.widths,
    format.head.rows.map((row) => [
      linesIn(row.left, document, format, left),
      linesIn(row.right, document, format, right),
    ]),
  );
}

/** "Kính gửi: …" on one line, or the words alone with a list below. */
export function addressLines(document: OfficialDocument, format: Format): { label: string; items: string[] } {
  const [only = '', ...others] = document.addressees ?? [];
  const word = document.addressWord ?? format.addressWords[document.type.code] ?? format.addressWords.other;
  if (others.length === 0) return { label: only && `${word}: ${only}`, items: [] };
  const { each, last } = format.recipientMarks;
  const items = [only, ...others].map((name, index) => `- ${name}${index < others.length ? each : last}`);
  return { label: `${word}:`, items };
}

/** Where the words stand when a list hangs below them, in millimetres from the margin. */
const ABOVE_LIST = 30;

function addressees(document: OfficialDocument, format: Format): Paragraph[] {
  const { label, items } = addressLines(document, format);
  if (!label) return [];
  const besideList = {
    alignment: 'left' as const,
    indent: { left: twips.fromMillimetres(ABOVE_LIST) },
  };
  return [
    ...paragraphs(format, 'addressee', label, items.length > 0 ? besideList : {}),
    ...items.flatMap((item) => paragraphs(format, 'addresseeItem', item)),
  ];
}

/** Name of the type, trích yếu and what stands under it, then whom the paper goes to. */
export function title(document: OfficialDocument, format: Format): Paragraph[] {
  const { page } = format;
  const width = page.width - page.left - page.right;
  return [
    ...linesIn(['typeName', 'subject', format.underSubject], document, format, width),
    ...addressees(document, format),
  ];
}
