import { isCapitals, plainText } from '../letters.ts';
import type { Paragraph } from '../paper.ts';
import type { Known } from './known.ts';
import { AUTHORITY, columnsOf, isBlank } from './words.ts';

/** Recipients, and the signature at the right of them. */
export function recogniseFoot(known: Known): void {
  const label = known.lines.findLast(({ text }) => /^Nơi nhận/i.test(plainText(text)));
  if (!label) return;
  known.foot = label.number;
  if (columnsOf(label.text).length > 1) known.shared.add('recipientsLabel');
  else known.set('recipientsLabel', [label]);
  if (!label.cell) {
    const after = known.lines.filter((line) => line.number > label.number && !line.cell);
    const end = after.findIndex(({ text }) => !/^[-–+]/.test(plainText(text)));
    known.set('recipient', end < 0 ? after : after.slice(0, end));
    return;
  }
  const table = known.lines.filter((line) => line.cell?.table === label.cell?.table);
  known.set(
    'recipient',
    table.filter((line) => line.number > label.number && line.cell?.column === label.cell?.column),
  );
  signature(
    known,
    table.filter((line) => (line.cell?.column ?? 0) > (label.cell?.column ?? 0)),
  );
}

/** Authority, position and, apart from them or not in capitals, the name. */
function signature(known: Known, lines: readonly Paragraph[]): void {
  const last = lines.at(-1);
  const before = last && known.all[last.number - 2];
  const apart =
    last !== undefined && lines.length > 1 && ((before && isBlank(before)) || last.stance.before >= 30);
  const name = last && (apart || !isCapitals(last.text)) && lines.length > 1 ? last : undefined;
  const titles = name ? lines.slice(0, -1) : lines;
  known.set('signerName', [name]);
  // "Q." (acting) stands before the position itself; the others name on whose behalf it signs.
  const isAuthority = ({ text }: Paragraph) => AUTHORITY.test(plainText(text)) && !/^Q/.test(plainText(text));
  known.set('authority', titles.filter(isAuthority));
  known.set(
    'position',
    titles.filter((line) => !isAuthority(line)),
  );
}

/** Labels of appendices below the foot, each with the title that follows it. */
export function recogniseAppendices(known: Known): void {
  const labels = known.lines.filter(
    ({ number, cell, text }) =>
      number > known.foot && !cell && /^phụ lục( [\dIVXLC]+)?\.?$/i.test(plainText(text)),
  );
  known.set('appendixLabel', labels);
  known.set(
    'appendixTitle',
    labels.map((label) =>
      known.all.slice(label.number, label.number + 5).find((line) => !isBlank(line) && !line.cell),
    ),
  );
}
