import type { ElementName } from '../../formats/format.ts';
import { plainText } from '../letters.ts';
import type { Paragraph } from '../paper.ts';
import type { Known } from './known.ts';
import {
  columnsOf,
  DATE,
  folded,
  HEAD_LINES,
  isBold,
  isUrgent,
  LEVEL_WORD,
  MOTTO,
  NATIONAL,
  NUMBER,
  nearlyEquals,
  sameColumn,
} from './words.ts';

/** No line of a head is longer. */
const LONGEST = 500;

/** Titles, names, number and date: the two columns at the top. */
export function recogniseHead(known: Known): void {
  const top = known.lines.slice(0, HEAD_LINES).filter(({ text }) => text.length < LONGEST);
  const look = (name: ElementName, test: (key: string, text: string) => boolean) => {
    const isIt = (text: string) => test(folded(plainText(text)), plainText(text));
    const line = top.find(({ text }) => columnsOf(text).length < 2 && isIt(text));
    // Both regimes' titles at once are a slip that must be seen.
    known.set(name, name === 'nationalTitle' ? top.filter(({ text }) => isIt(text)) : [line]);
    if (!line && top.some(({ text }) => columnsOf(text).some(isIt))) known.shared.add(name);
  };
  look('nationalTitle', (key) => NATIONAL.some((title) => nearlyEquals(key, title)));
  look('motto', (key) => nearlyEquals(key, MOTTO));
  look('number', (key) => NUMBER.test(key));
  look('placeDate', (key, text) => DATE.test(text) && !/^ngay/.test(key) && key.length < 70);
  issuers(known, top);
  known.set('urgency', [top.find(({ text }) => isUrgent(text))]);
}

/** A slip has no number: its issuer stands in the same row as the national title. */
const besideTitle = (top: readonly Paragraph[], title: Paragraph | undefined): Paragraph[] =>
  top.filter(
    ({ cell }) =>
      title?.cell && cell?.table === title.cell.table && cell.row === title.cell.row && cell.column === 0,
  );

/** The names at the left of the national title: the last bold lines are the issuer's. */
function issuers(known: Known, top: readonly Paragraph[]): void {
  const number = known.first('number');
  const title = known.first('nationalTitle');
  const above = number?.cell
    ? top.filter((line) => line.number < number.number && sameColumn(line, number) && line !== title)
    : besideTitle(top, title);
  if (above.length === 0) return;
  const names = above.filter(({ text }) => /\p{L}/u.test(text));
  known.set('separator', [above.find(({ text }) => /^\*+$/.test(plainText(text)))]);
  const all = names.every(isBold) || !names.some(isBold);
  let start = all ? names.length - 1 : names.findIndex(isBold);
  if (all && LEVEL_WORD.test(plainText(names[start]?.text ?? ''))) start -= 1;
  start = Math.max(start, 0);
  known.set('superior', names.slice(0, start));
  known.set('issuer', names.slice(start));
}
