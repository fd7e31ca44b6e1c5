import { appendixLines } from './appendix.ts';
import type { Block, OfficialDocument, Signature, Text } from './content.ts';
import { recipientLines } from './foot.ts';
import { formatOf } from './formats/choose.ts';
import type { Format, Line } from './formats/format.ts';
import { addressLines, headTexts } from './head.ts';
import { Numbering } from './numbering.ts';
import { clean, isLetter, lettered } from './wording.ts';

const plain = (text: Text): string =>
  typeof text === 'string' ? text : text.map((run) => run.text).join('');

function linesIn(lines: readonly Line[], document: OfficialDocument, format: Format): string[] {
  const texts = headTexts(document, format);
  return lines.flatMap((line) => {
    const text = typeof line === 'string' && texts[line];
    return text ? [lettered(text, format.elements[line])] : [];
  });
}

function blockLines(block: Block, numbering: Numbering, format: Format): string {
  switch (block.kind) {
    case 'heading':
      return numbering.next(block.level) + lettered(block.text, format.elements[`heading${block.level}`]);
    case 'item':
      return numbering.next(block.level) + plain(block.text);
    case 'paragraph':
      return plain(block.text);
    case 'article':
      return numbering.article() + plain(block.text);
    case 'ground':
      return format.groundMark + plain(block.text);
    case 'declaration':
      return lettered(block.text, format.elements.declaration);
    case 'division':
      return `${numbering.division(block.level)}\n${lettered(block.text, format.elements.divisionTitle)}`;
    case 'table': {
      const rows = block.rows.map((row) => ('group' in row ? row.group : row.cells.map(plain).join('\t')));
      return [block.columns.map(({ head }) => head).join('\t'), ...rows].join('\n');
    }
  }
}

function bodyLines(blocks: readonly Block[], format: Format): string[] {
  const numbering = new Numbering(format);
  return blocks.map((block) => blockLines(block, numbering, format));
}

function signed(signature: Signature | null | undefined, { elements }: Format): string[] {
  if (!signature) return [];
  const { authority, position, name } = signature;
  const above = [authority && lettered(authority, elements.authority), lettered(position, elements.position)];
  return [above.filter(Boolean).join('\n'), name ?? ''];
}

/** Minutes are signed twice, above their recipients. */
function footLines(document: OfficialDocument, format: Format): string[] {
  const lines = recipientLines(document, format);
  const told = lines.length > 0 ? [['Nơi nhận:', ...lines].join('\n')] : [];
  const { recorder, signature } = document;
  const signatures = [...signed(recorder, format), ...signed(signature, format)];
  return recorder ? [...signatures, ...told] : [...told, ...signatures];
}

/**
 * The words of an official document as plain text, for a preview or a mail: column after column of the head,
 * then body, recipients, signature, appendices, with a blank line between paragraphs.
 *
 * @param document the content that {@link writeDocument} takes
 * @returns NFC text that ends with a line break
 * @throws RangeError when `date` is neither an ISO date nor the beginning of one
 * @example
 * const text = writePlainText({
 *   regime: 'party', superior: null, issuer: 'Chi bộ 1', symbol: 'CB', number: 3,
 *   type: { code: 'TB', name: 'Thông báo' }, subject: 'lịch họp', place: 'Sơn Hà', date: null,
 *   body: [{ kind: 'item', level: 4, text: 'Họp ngày 03.' }], recipients: [],
 *   signature: { authority: null, position: 'Bí thư', name: null },
 * });
 * text.split('\n').slice(0, 3) // => ['CHI BỘ 1', '*', 'Số 03-TB/CB']
 */
export function writePlainText(document: OfficialDocument): string {
  const format = formatOf(document);
  const { rows } = format.head;
  const address = addressLines(document, format);
  const parts = [
    rows.flatMap(({ left }) => linesIn(left, document, format)).join('\n'),
    ...rows.flatMap(({ right }) => linesIn(right, document, format)),
    linesIn(['typeName'], document, format).join('\n'),
    isLetter(document) ? '' : document.subject,
    [address.label, ...address.items].filter(Boolean).join('\n'),
    ...bodyLines(document.body, format),
    ...footLines(document, format),
    ...(document.appendices ?? []).flatMap(({ blocks }, index) => [
      appendixLines(document, index, format)
        .map(({ text }) => text)
        .join('\n'),
      ...bodyLines(blocks, format),
    ]),
  ];
  return `${clean(parts.filter(Boolean).join('\n\n'))}\n`;
}
