import { isCapitals, plainText } from '../letters.ts';
import type { Paragraph } from '../paper.ts';
import type { Known } from './known.ts';
import { AUTHORITY, columnsOf, isBlank } from './words.ts';

/** Recipients, and the signature at the right of them. */
export function recogniseFoot(known: Known): void {
  const label = known.lines.findLast(({ text }) => /^Nơi nhận/i.test(plainText(text)));
  const ownSignature = !label || (known.typeName === 'Biên bản' && !label.cell);
  if (label) known.foot = label.number;
  if (ownSignature) signingTable(known, label?.number ?? Number.POSITIVE_INFINITY);
  if (!label) return;
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
  const beside = table.filter((line) => (line.cell?.column ?? 0) > (label.cell?.column ?? 0));
  setSignatures(known, [signatureOf(known, beside)]);
}

/** The lines of a signature, told apart. */
interface Signed {
  authority: Paragraph[];
  position: Paragraph[];
  name: Paragraph | undefined;
}

/** Authority, position and, apart from them or not in capitals, the name. */
function signatureOf(known: Known, lines: readonly Paragraph[]): Signed {
  const last = lines.at(-1);
  const before = last && known.all[last.number - 2];
  const apart =
    last !== undefined && lines.length > 1 && ((before && isBlank(before)) || last.stance.before >= 30);
  const name = last && (apart || !isCapitals(last.text)) && lines.length > 1 ? last : undefined;
  const titles = name ? lines.slice(0, -1) : lines;
  // "Q." (acting) stands before the position itself; the others name on whose behalf it signs.
  const isAuthority = ({ text }: Paragraph) => AUTHORITY.test(plainText(text)) && !/^Q/.test(plainText(text));
  return {
    authority: titles.filter(isAuthority),
    position: titles.filter((line) => !isAuthority(line)),
    name,
  };
}

function setSignatures(known: Known, signatures: readonly Signed[]): void {
  known.set(
    'signerName',
    signatures.map(({ name }) => name),
  );
  known.set(
    'authority',
    signatures.flatMap(({ authority }) => authority),
  );
  known.set(
    'position',
    signatures.flatMap(({ position }) => position),
  );
}

/** A position in capitals; "TT" heads a column. */
const isOpenedByPosition = ([first]: readonly Paragraph[]) =>
  first !== undefined && isCapitals(first.text) && plainText(first.text).length > 4;

/** A place to sign is two columns of a row or two. */
const isForSigning = (lines: readonly Paragraph[]) =>
  lines.every(({ cell }) => cell && cell.column < 2 && cell.row < 3);

/** Minutes, and papers without recipients: the last table without rules is where they are signed. */
function signingTable(known: Known, before: number): void {
  const last = known.lines.findLast(
    ({ number, cell }) => number < before && cell !== null && !known.tables[cell.table]?.ruled,
  );
  const table = last?.cell?.table;
  if (table === undefined || table === known.first('nationalTitle')?.cell?.table) return;
  const lines = known.lines.filter(({ cell }) => cell?.table === table);
  const columns = [0, 1].map((column) => lines.filter(({ cell }) => cell?.column === column));
  const signed = columns.filter(isOpenedByPosition);
  if (signed.length === 0 || !isForSigning(lines)) return;
  known.foot = lines[0]?.number ?? 0;
  setSignatures(
    known,
    signed.map((column) => signatureOf(known, column)),
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
