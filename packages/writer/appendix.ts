import { toRoman } from '@dondoc/vietnamese';
import type { Paragraph } from 'docx';
import type { OfficialDocument } from './content.ts';
import type { ElementName, Format } from './formats/format.ts';
import { paragraphs } from './paragraphs.ts';
import { dateInCitation, issuerInText, lettered, numberLine } from './wording.ts';

function reference(document: OfficialDocument, format: Format): string {
  const number = numberLine(document, format, '…').replace(/^Số:?/, 'số');
  return format.appendixReference
    .replace('{name}', document.type.name)
    .replace(' {number}', number && ` ${number}`)
    .replace('{date}', dateInCitation(document.date))
    .replace('{issuer}', issuerInText(document));
}

/**
 * Label, title and the paper the appendix belongs to; a single appendix is not numbered. A regulation that a decision
 * issues opens with the name of its kind and its trích yếu instead.
 */
export function appendixLines(
  document: OfficialDocument,
  index: number,
  format: Format,
): { element: ElementName; text: string }[] {
  const appendices = document.appendices ?? [];
  const appendix = appendices[index];
  const title = appendix?.title ?? '';
  const belongsTo = reference(document, format);
  const line = (element: ElementName, text: string) => ({
    element,
    text: lettered(text, format.elements[element]),
  });
  if (appendix?.enacts)
    return [
      line('typeName', appendix.enacts),
      line('subject', title),
      line('appendixReference', belongsTo.replace('(Kèm', '(Ban hành kèm')),
    ];
  const annexes = appendices.filter(({ enacts }) => !enacts);
  const count = annexes.indexOf(appendix as (typeof annexes)[number]) + 1;
  const number = format.appendixNumbers === 'roman' ? toRoman(count) : String(count);
  return [
    line('appendixLabel', annexes.length > 1 ? `Phụ lục ${number}` : 'Phụ lục'),
    line('appendixTitle', title),
    line('appendixReference', belongsTo),
  ];
}

export function appendixHead(document: OfficialDocument, index: number, format: Format): Paragraph[] {
  return appendixLines(document, index, format).flatMap(({ element, text }) =>
    paragraphs(format, element, text),
  );
}
