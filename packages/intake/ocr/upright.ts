import type { Turn } from '../pdf/turns.ts';
import type { Picture } from '../pictures/picture.ts';
import { type Prepared, prepare } from '../pictures/prepare.ts';
import { densestSquare, quarterBack } from '../pictures/quarters.ts';
import type { Recogniser, SeenLine, SeenWord } from './engine.ts';

/** A page that is read as sure as this stands upright; upside down it is read with a third of that. */
const SURE = 0.75;
/** Inches of the part on which turns are tried, each way. */
const TRIED = 4;
const turns: Turn[] = [0, 90, 180, 270];

interface Reading {
  prepared: Prepared;
  lines: SeenLine[];
  confidence: number;
}

/** Reads a page; where nothing is sure, a part of it is tried in every turn, and the page read again in the surest. */
export async function readUpright(picture: Picture, recogniser: Recogniser): Promise<Reading> {
  const first = await look(picture, recogniser);
  if (first.confidence >= SURE && runsAcross(first.lines)) return first;
  const turn = await surestTurn(first.prepared, recogniser);
  if (turn === first.prepared.turn) return first;
  const again = await look(picture, recogniser, turn);
  return sureLetters(again.lines) > sureLetters(first.lines) ? again : first;
}

async function look(picture: Picture, recogniser: Recogniser, turn?: Turn): Promise<Reading> {
  const prepared = prepare(picture, turn);
  return { prepared, ...(await recogniser.read(prepared.page, prepared.dpi)) };
}

async function surestTurn({ page, turn, dpi }: Prepared, recogniser: Recogniser): Promise<Turn> {
  const part = densestSquare(page, Math.round(TRIED * dpi));
  let best = { turn, letters: 0 };
  for (const further of turns) {
    const letters = sureLetters((await recogniser.read(quarterBack(part, further, 1), dpi)).lines);
    if (letters > best.letters) best = { turn: ((turn + further) % 360) as Turn, letters };
  }
  return best.turn;
}

/** How many letters stand in words across the page of which the engine is sure. */
function sureLetters(lines: SeenLine[]): number {
  const words = longWords(lines).filter((word) => word.confidence >= SURE && isAcross(word));
  return words.reduce((sum, { text }) => sum + text.length, 0);
}

/** The engine reads words that run up or down too, as sure as others; where they stand on the page is of no use then. */
const runsAcross = (lines: SeenLine[]): boolean => {
  const words = longWords(lines);
  return words.filter(isAcross).length >= words.length / 2;
};

const isAcross = ({ x0, y0, x1, y1 }: SeenWord): boolean => x1 - x0 > y1 - y0;

const longWords = (lines: SeenLine[]): SeenWord[] =>
  lines.flatMap((line) => line.words).filter(({ text }) => /\p{L}{3}/u.test(text));
