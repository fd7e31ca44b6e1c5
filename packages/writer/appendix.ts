import { toRoman } from '@dondoc/vietnamese';
import type { Paragraph } from 'docx';
import type { OfficialDocument } from './content.ts';
import type { Format } from './formats/format.ts';
import { paragraphs } from './paragraphs.ts';
import { dateInCitation, issuerInText, lettered, numberLine } from './wording.ts';

function reference(document: OfficialDocument, format: Format): string {
  const number = numberLine(document, format, '…').replace(/^Số:?/, 'số');
  return format.appendixReference
    .replace('{name}', document.type.name)
    .replace('{number}', number)
    .replace('{date}', dateInCitation(document.date))
    .replace('{issuer}', issuerInText(document));
}

/** Label, title and the paper the appendix belongs to; a single appendix is not numbered. */
export function appendixLines(
  document: OfficialDocument,
  index: number,
  format: Format,
): [string, string, string] {
  const appendices = document.appendices ?? [];
  const number = format.appendixNumbers === 'roman' ? toRoman(index + 1) : String(index + 1);
  return [
    appendices.length > 1 ? `Phụ lục ${number}` : 'Phụ lục',
    lettered(appendices[index]?.title ?? '', format.elements.appendixTitle),
    reference(document, format),
  ];
}

export function appendixHead(document: OfficialDocument, index: number, format: Format): Paragraph[] {
  const [label, title, belongsTo] = appendixLines(document, index, format);
  return [
    ...paragraphs(format, 'appendixLabel', label),
    ...paragraphs(format, 'appendixTitle', title),
    ...paragraphs(format, 'appendixReference', belongsTo),
  ];
}
