import type { Paragraph, Table } from 'docx';
import { twoColumns } from './columns.ts';
import type { OfficialDocument } from './content.ts';
import type { ElementName, Format, Line } from './formats/format.ts';
import { paragraphs, ruleUnder } from './paragraphs.ts';
import { dateInHead, numberLine } from './wording.ts';

/** What stands in each component of the head; null when the document has none. */
export function headTexts(
  document: OfficialDocument,
  format: Format,
): Partial<Record<ElementName, string | null>> {
  return {
    ...format.words,
    superior: document.superior,
    issuer: document.issuer,
    number: numberLine(document, format),
    placeDate: `${document.place}, ${dateInHead(document.date)}`,
    typeName: document.type.name,
    subject: document.subject,
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
    return typeof line === 'string'
      ? paragraphs(format, line, text)
      : [ruleUnder(format, line.rule, text, line.share, column)];
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

function addressees(names: readonly string[], format: Format): Paragraph[] {
  const [only, ...others] = names;
  if (only === undefined) return [];
  if (others.length === 0) return paragraphs(format, 'addressee', `Kính gửi: ${only}`);
  const { each, last } = format.recipientMarks;
  const lines = names.map((name, index) => `- ${name}${index < names.length - 1 ? each : last}`);
  return paragraphs(format, 'addressee', ['Kính gửi:', ...lines].join('\n'));
}

/** Name of the type, trích yếu and what stands under it, then whom the paper goes to. */
export function title(document: OfficialDocument, format: Format): Paragraph[] {
  const { page } = format;
  const width = page.width - page.left - page.right;
  return [
    ...linesIn(['typeName', 'subject', format.underSubject], document, format, width),
    ...addressees(document.addressees ?? [], format),
  ];
}
