import { isCapitals, plainText } from '../letters.ts';
import type { Paragraph } from '../paper.ts';
import type { Known } from './known.ts';
import { ADDRESS, HEAD_LINES, isBlank, isUrgent, sameColumn, typeOf } from './words.ts';

/** Name of the kind and trích yếu, or a letter's trích yếu, and whom the paper goes to. */
export function recogniseTitle(known: Known): void {
  const last = known.end('number', 'placeDate', 'nationalTitle');
  const below = known.lines.filter((line) => line.number > last).slice(0, HEAD_LINES);
  const stop = below.findIndex((line) => ADDRESS.test(plainText(line.text)));
  const above = stop < 0 ? below.slice(0, 4) : below.slice(0, stop);
  const headTable = known.first('number')?.cell?.table;
  const isInHead = ({ cell }: Paragraph) => cell !== null && cell.table === headTable;
  const name = above.find((line) => !isInHead(line) && typeOf(line));
  if (name) named(known, name, below);
  else letter(known);
  const first = stop < 0 ? undefined : below[stop];
  if (!first) return;
  known.set('addressee', [first]);
  const after = below.slice(stop + 1);
  const end = after.findIndex((line) => !/^[-–+]/.test(plainText(line.text)));
  if (/:$/.test(plainText(first.text))) known.set('addresseeItem', after.slice(0, Math.max(end, 0)));
}

const isShort = ({ text }: Paragraph) => plainText(text).length < 160;

function named(known: Known, name: Paragraph, below: readonly Paragraph[]): void {
  known.typeName = typeOf(name);
  known.set('typeName', [name]);
  const after = below.slice(below.indexOf(name) + 1);
  const isSubject = (line: Paragraph) =>
    line.cell?.table === name.cell?.table &&
    line.stance.align === 'center' &&
    !ADDRESS.test(plainText(line.text)) &&
    !/^[-_–—]+$/.test(plainText(line.text)) &&
    (!isCapitals(line.text) || isCapitals(after[0]?.text ?? ''));
  const end = after.findIndex((line) => !isSubject(line) || isParted(known, name, line));
  // A trích yếu that stands at the margin is one nevertheless: it follows the name at once.
  const lines = end < 0 ? after.slice(0, 4) : after.slice(0, end);
  const next = after[0];
  known.set('subject', lines.length > 0 || !next || next.cell ? lines : [next].filter(isShort));
  const mark = after[lines.length];
  if (mark && /^[-–—]+$/.test(plainText(mark.text))) known.set('subjectMark', [mark]);
}

/** Whether a rule stands between the name of the type and a line. */
function isParted(known: Known, name: Paragraph, line: Paragraph): boolean {
  return known.all.slice(name.number, line.number - 1).some((each) => isBlank(each) && each.border);
}

/** A letter's trích yếu stands under its number. */
function letter(known: Known): void {
  const number = known.first('number');
  if (!number) return;
  const under = known.lines
    .slice(0, HEAD_LINES)
    .filter((line) => line.number > number.number && line.cell && sameColumn(line, number));
  known.set(
    'letterSubject',
    under.filter((line) => line.cell?.row === number.cell?.row && !isUrgent(line.text)),
  );
}
