import { toRoman } from '@dondoc/vietnamese';
import type { Paragraph } from 'docx';
import type { OfficialDocument } from './content.ts';
import type { Format } from './formats/format.ts';
import { paragraphs } from './paragraphs.ts';
import { dateInCitation, numberLine } from './wording.ts';

function issuerInFull({ issuer, superior }: OfficialDocument): string {
  return superior ? `${issuer} ${superior}` : issuer;
}

function reference(document: OfficialDocument, format: Format): string {
  const number = numberLine(document, format, '…').replace(/^Số:?/, 'số');
  return format.appendixReference
    .replace('{name}', document.type.name)
    .replace('{number}', number)
    .replace('{date}', dateInCitation(document.date))
    .replace('{issuer}', issuerInFull(document));
}

/** Label, title and the paper the appendix belongs to; a single appendix is not numbered. */
export function appendixHead(document: OfficialDocument, index: number, format: Format): Paragraph[] {
  const appendices = document.appendices ?? [];
  const number = format.appendixNumbers === 'roman' ? toRoman(index + 1) : String(index + 1);
  return [
    ...paragraphs(format, 'appendixLabel', appendices.length > 1 ? `Phụ lục ${number}` : 'Phụ lục'),
    ...paragraphs(format, 'appendixTitle', appendices[index]?.title ?? ''),
    ...paragraphs(format, 'appendixReference', reference(document, format)),
  ];
}
