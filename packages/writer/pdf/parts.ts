import type { Content } from 'pdfmake/interfaces.js';
import { appendixLines } from '../appendix.ts';
import type { OfficialDocument, Signature } from '../content.ts';
import { recipientLines } from '../foot.ts';
import type { Format, Line } from '../formats/format.ts';
import { addressLines, headTexts } from '../head.ts';
import { twoColumns } from './columns.ts';
import { framed, paragraphs, ruleUnder } from './paragraphs.ts';

/** The lines of a column, in their elements' looks; `column` in millimetres. */
function linesIn(
  lines: readonly Line[],
  document: OfficialDocument,
  format: Format,
  column: number,
): Content[] {
  const texts = headTexts(document, format);
  return lines.flatMap((line): Content[] => {
    const text = texts[typeof line === 'string' ? line : line.rule];
    if (!text) return [];
    if (typeof line !== 'string') return [ruleUnder(format, line.rule, text, line.share, column)];
    const frame = line === 'urgency' && document.urgency && format.urgency[document.urgency].frame;
    return frame ? [framed(format, line, text, frame, column)] : paragraphs(format, line, text);
  });
}

/** Issuer and number at the left, national title and date at the right. */
export function head(document: OfficialDocument, format: Format): Content {
  const [left, right] = format.head.widths;
  return twoColumns(
    format.head.widths,
    format.head.rows.map((row) => [
      linesIn(row.left, document, format, left),
      linesIn(row.right, document, format, right),
    ]),
  );
}

/** Where the words before a list of addressees stand, in millimetres from the margin. */
const ABOVE_LIST = 30;

/** Name of the type, trích yếu and what stands under it, then whom the paper goes to. */
export function title(document: OfficialDocument, format: Format): Content[] {
  const { page } = format;
  const { label, items } = addressLines(document, format);
  const besideList = items.length > 0 ? ({ align: 'left', left: ABOVE_LIST } as const) : {};
  return [
    ...linesIn(
      ['typeName', 'subject', format.underSubject],
      document,
      format,
      page.width - page.left - page.right,
    ),
    ...(label ? paragraphs(format, 'addressee', label, besideList) : []),
    ...items.flatMap((item) => paragraphs(format, 'addresseeItem', item)),
  ];
}

function signed(signature: Signature | null, format: Format): Content[] {
  if (!signature) return [];
  const { authority, position, name } = signature;
  const [first, ...others] = authority?.split('\n') ?? [];
  const gap = first ? {} : { before: format.elements.authority.before ?? 0 };
  return [
    ...(first ? paragraphs(format, 'authority', first) : []),
    ...others.flatMap((line) => paragraphs(format, 'authority', line, { before: 0 })),
    ...paragraphs(format, 'position', position, gap),
    ...paragraphs(format, 'signerName', name ?? ' '),
  ];
}

function recipients(document: OfficialDocument, format: Format): Content[] {
  const lines = recipientLines(document, format);
  if (lines.length === 0) return [];
  return [
    ...paragraphs(format, 'recipientsLabel', 'Nơi nhận:'),
    ...lines.flatMap((line) => paragraphs(format, 'recipient', line)),
  ];
}

/** Recipients at the left, signature at the right, never parted by a page's end; minutes are signed on both sides. */
export function foot(document: OfficialDocument, format: Format): Content[] {
  const { page } = format;
  const half = (page.width - page.left - page.right) / 2;
  const { recorder, signature } = document;
  const told = recipients(document, format);
  const right = signed(signature, format);
  if (recorder) {
    const halves = [half, half] as const;
    const both = twoColumns(halves, [[signed(recorder, format), right]]);
    // Rows are never parted; the library drops the last line of what it holds together after such a row.
    return [both, ...told];
  }
  if (told.length === 0 && !signature) return [];
  return [{ ...twoColumns([half - 8, half + 8], [[told, right]]), unbreakable: true }];
}

export function appendixHead(document: OfficialDocument, index: number, format: Format): Content[] {
  return appendixLines(document, index, format).flatMap(({ element, text }) =>
    paragraphs(format, element, text),
  );
}
