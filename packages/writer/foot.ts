import type { Paragraph, Table } from 'docx';
import { twoColumns } from './columns.ts';
import type { OfficialDocument } from './content.ts';
import type { Format } from './formats/format.ts';
import { paragraphs } from './paragraphs.ts';

/** Recipients with the format's marks; marks already typed at the end are not doubled. */
export function recipientLines(document: OfficialDocument, format: Format): string[] {
  const { each, last } = format.recipientMarks;
  return document.recipients.map(({ text }, index, all) => {
    const bare = text.trim().replace(/[,;.]+$/, '');
    return `- ${bare}${index < all.length - 1 ? each : last}`;
  });
}

/** A chain of authority stands close together: only its first line keeps the space above. */
function authorityLines(authority: string | null, format: Format): Paragraph[] {
  const [first, ...others] = authority?.split('\n') ?? [];
  if (!first) return [];
  return [
    ...paragraphs(format, 'authority', first),
    ...others.flatMap((line) => paragraphs(format, 'authority', line, { spacing: { before: 0 } })),
  ];
}

/** Recipients at the left, signature at the right, with room for the signature itself above the name. */
export function foot(document: OfficialDocument, format: Format): Table {
  const { page } = format;
  const half = (page.width - page.left - page.right) / 2;
  const { authority, position, name } = document.signature;
  const lines = recipientLines(document, format);
  const recipients =
    lines.length === 0
      ? []
      : [
          ...paragraphs(format, 'recipientsLabel', 'Nơi nhận:'),
          ...lines.flatMap((line) => paragraphs(format, 'recipient', line)),
        ];
  const gap = authority ? {} : { spacing: { before: (format.elements.authority.before ?? 0) * 20 } };
  const signature = [
    ...authorityLines(authority, format),
    ...paragraphs(format, 'position', position, gap),
    ...paragraphs(format, 'signerName', name ?? ''),
  ];
  return twoColumns([half - 8, half + 8], [[recipients, signature]]);
}
