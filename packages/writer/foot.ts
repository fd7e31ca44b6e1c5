import { Paragraph, type Table } from 'docx';
import { twoColumns } from './columns.ts';
import type { OfficialDocument, Signature } from './content.ts';
import type { Format } from './formats/format.ts';
import { paragraphs } from './paragraphs.ts';

/** A recipient without the marks that the format puts at its end. */
export const bareRecipient = (text: string): string => text.trim().replace(/[,;.]+$/, '');

/** Recipients with the format's marks; marks already typed at the end are not doubled. */
export function recipientLines(document: OfficialDocument, format: Format): string[] {
  const { each, last } = format.recipientMarks;
  return document.recipients.map(
    ({ text }, index, all) => `- ${bareRecipient(text)}${index < all.length - 1 ? each : last}`,
  );
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

/** Authority, position and, with room for the signature itself above it, the name. */
function signed(signature: Signature | null, format: Format): Paragraph[] {
  if (!signature) return [];
  const { authority, position, name } = signature;
  const gap = authority ? {} : { spacing: { before: (format.elements.authority.before ?? 0) * 20 } };
  return [
    ...authorityLines(authority, format),
    ...paragraphs(format, 'position', position, gap),
    ...paragraphs(format, 'signerName', name ?? ''),
  ];
}

function recipients(document: OfficialDocument, format: Format): Paragraph[] {
  const lines = recipientLines(document, format);
  if (lines.length === 0) return [];
  return [
    ...paragraphs(format, 'recipientsLabel', 'Nơi nhận:'),
    ...lines.flatMap((line) => paragraphs(format, 'recipient', line)),
  ];
}

/**
 * Recipients at the left, signature at the right. Minutes are signed on both sides, their recipients below; a form
 * that nobody signs ends with its body.
 */
export function foot(document: OfficialDocument, format: Format): (Table | Paragraph)[] {
  const { page } = format;
  const half = (page.width - page.left - page.right) / 2;
  const { recorder, signature } = document;
  const told = recipients(document, format);
  if (!recorder)
    return told.length === 0 && !signature
      ? []
      : [twoColumns([half - 8, half + 8], [[told, signed(signature, format)]])];
  const below = told.length > 0 ? [new Paragraph({ style: 'Rule', keepNext: true }), ...told] : [];
  return [twoColumns([half, half], [[signed(recorder, format), signed(signature, format)]]), ...below];
}
