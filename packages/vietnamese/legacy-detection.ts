import type { LegacyEncoding } from './legacy.ts';
import { coreOf, isSound, recodeWord, UNICODE_ONLY } from './legacy-words.ts';

/** A word to be replaced: [start, end) in the text, what stands there in Unicode, and what it was. */
export interface Recoding {
  start: number;
  end: number;
  text: string;
  encoding: LegacyEncoding;
}

const ENCODINGS: LegacyEncoding[] = ['tcvn3', 'vni', 'windows-1258', 'vps'];

interface Word {
  start: number;
  end: number;
  word: string;
}

/** What reading a line in an encoding would win (words that become Vietnamese) and spoil. */
interface Vote {
  gain: Set<string>;
  lost: Set<string>;
  loss: number;
}

interface Line {
  words: Word[];
  votes: Map<LegacyEncoding, Vote>;
  best: LegacyEncoding | undefined;
}

/** Beyond ASCII, and more than quotes or dashes at the edges. */
const tells = (word: string): boolean => /[^\0-\x7f]/.test(coreOf(word)) || /[^\0-\x7f\p{P}\s]/u.test(word);

type Outcome = 'gain' | 'spoilt' | 'unsound' | 'none';

/** A word that may prove an encoding: lone signs, lone letters and figures turn into a syllable by chance. */
const proves = (word: string, now: string): boolean =>
  !/\d/.test(word) && (coreOf(now).match(/\p{L}/gu)?.length ?? 0) > 1;

/** What reading the word in an encoding makes of it. */
function judge(word: string, encoding: LegacyEncoding): Outcome {
  const now = recodeWord(word, encoding);
  const [was, is] = [isSound(word), isSound(now)];
  if (is) return was || now === word || !proves(word, now) ? 'none' : 'gain';
  return was ? 'spoilt' : 'unsound';
}

/** The outcomes of a word in each encoding, remembered: texts repeat their words. */
class Jury {
  readonly #known = new Map<string, Outcome[] | undefined>();

  outcomes(word: string): Outcome[] | undefined {
    if (this.#known.has(word)) return this.#known.get(word);
    const found = tells(word) ? ENCODINGS.map((encoding) => judge(word, encoding)) : undefined;
    this.#known.set(word, found);
    return found;
  }
}

function votesOf(words: Word[], jury: Jury): Map<LegacyEncoding, Vote> {
  const votes = ENCODINGS.map((): Vote => ({ gain: new Set(), lost: new Set(), loss: 0 }));
  for (const { word } of words) {
    for (const [i, outcome] of (jury.outcomes(word) ?? []).entries()) {
      const found = votes[i];
      if (!found || outcome === 'none') continue;
      (outcome === 'gain' ? found.gain : found.lost).add(word);
      found.loss += { gain: 0, spoilt: 1, unsound: 0.5 }[outcome];
    }
  }
  return new Map(
    ENCODINGS.map((encoding, i) => [encoding, votes[i] ?? { gain: new Set(), lost: new Set(), loss: 0 }]),
  );
}

const worth = (found: Vote | undefined): number =>
  found && found.gain.size > 0 && found.loss <= found.gain.size / 3 ? found.gain.size - 2 * found.loss : 0;

function readLine(text: string, offset: number, jury: Jury): Line {
  const words = [...text.matchAll(/\S+/g)].map((m) => ({
    start: offset + m.index,
    end: offset + m.index + m[0].length,
    word: m[0].normalize('NFC'),
  }));
  const line: Line = { words, votes: new Map(), best: undefined };
  const odd = words.filter(({ word }) => /[^\0-\x7f]/.test(word));
  if (odd.filter(({ word }) => UNICODE_ONLY.test(word)).length * 3 >= odd.length) return line;
  line.votes = votesOf(words, jury);
  const best = ENCODINGS.toSorted((a, b) => worth(line.votes.get(b)) - worth(line.votes.get(a)))[0];
  line.best = best && worth(line.votes.get(best)) > 0 ? best : undefined;
  return line;
}

const gainsOf = (lines: Line[], encoding: LegacyEncoding): Set<string> =>
  new Set(lines.flatMap((l) => (l.best === encoding ? [...(l.votes.get(encoding)?.gain ?? [])] : [])));

/** Lines are in an encoding if most of their words are Vietnamese once read, and hardly any is spoilt. */
function accepted(lines: Line[], encoding: LegacyEncoding, surely: boolean): boolean {
  const own = lines.filter((line) => line.best === encoding);
  const gains = gainsOf(lines, encoding).size;
  const lost = new Set(own.flatMap((line) => [...(line.votes.get(encoding)?.lost ?? [])]));
  const words = own
    .flatMap((line) => line.words)
    .filter(({ word }) => /\p{L}/u.test(word) && !/\d/.test(word));
  const sound = words.filter(({ word }) => isSound(recodeWord(word, encoding))).length;
  return gains >= (surely ? 1 : 3) && lost.size * 2 <= gains && sound >= 0.6 * words.length;
}

/**
 * Finds the words of a text that are written in an old encoding, line by line, since files are mixed: a line, or
 * within a mixed line a word, is read anew only where that turns signs into Vietnamese words.
 *
 * @param text   any text; what stood in bytes is shown as by Windows-1252
 * @param surely true if the text is known not to be Unicode (bytes that are no UTF-8): less proof is asked for
 * @returns the words to be replaced, in order (offsets in UTF-16 units); none in Unicode text of any language
 * @example
 * recodeLines('Uû ban nh©n d©n tØnh').map((r) => r.text) // => ['Uỷ', 'nhân', 'dân', 'tỉnh']
 * recodeLines('Được sự nhất trí của Uỷ ban') // => []
 * recodeLines('Où est la forêt ? Elle a été coupée.') // => []
 */
export function recodeLines(text: string, surely = false): Recoding[] {
  const jury = new Jury();
  const lines: Line[] = [];
  let offset = 0;
  for (const line of text.split(/(?<=[\n\f\t]| {3})/)) {
    lines.push(readLine(line, offset, jury));
    offset += line.length;
  }
  const sizes = new Map(ENCODINGS.map((encoding) => [encoding, gainsOf(lines, encoding).size]));
  const [main = 'tcvn3'] = ENCODINGS.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
  // One encoding shows by chance what another means: where both would do, the file's main one is meant.
  for (const line of lines) {
    if (line.best && worth(line.votes.get(main)) >= 0.6 * worth(line.votes.get(line.best))) line.best = main;
  }
  const met = ENCODINGS.filter((encoding) => accepted(lines, encoding, surely));
  if (!met.includes(main)) return [];
  const pure = !lines.some((line) => line.words.some(({ word }) => UNICODE_ONLY.test(word)));
  return lines.flatMap((line) => recodeLine(line, met, main, pure));
}

/** "Sè" and "Soá" are syllables as they stand; before a number they are "Số". */
const opensNumber = (word: string, now: string): boolean => now !== word && /^số:?$/i.test(now);

function recodeLine(line: Line, met: LegacyEncoding[], main: LegacyEncoding, pure: boolean): Recoding[] {
  const own = line.best && met.includes(line.best) ? line.best : undefined;
  const encoding = own ?? main;
  const first = line.words[0]?.word ?? '';
  const whole =
    own !== undefined ||
    (pure && (line.votes.get(main)?.loss ?? 1) === 0) ||
    opensNumber(first, recodeWord(first, main));
  const read = line.words.map(({ word }) => {
    const now = recodeWord(word, encoding);
    return whole || (!isSound(word) && isSound(now)) ? now : word;
  });
  const cased = encoding === 'tcvn3' || encoding === 'vps' ? recase(line.words, read) : read;
  return line.words.flatMap(({ start, end, word }, i) => {
    const now = cased[i] ?? word;
    return now === word ? [] : [{ start, end, text: now, encoding }];
  });
}

/** At most one plain capital, at the start, and no other plain letter: the word does not show its case. */
const CASELESS = /^[^\p{L}]*[A-ZĂÂÊÔƠƯĐ]?[^A-Za-z]*$/u;

/** Whether a word was typed in capitals, as far as its plain letters tell; undefined if they do not. */
function typedInCapitals(word: string): boolean | undefined {
  if (/\d/.test(word) || !/\p{L}/u.test(word)) return undefined;
  if (/[a-z]/.test(word)) return false;
  const capitals = word.match(/[A-ZĂÂÊÔƠƯĐ]/g)?.length ?? 0;
  return capitals >= 2 || !CASELESS.test(word) ? true : undefined;
}

/**
 * Capitals with marks have no codes: "TØNH ñY" shows small "ỉ" and "ủ". A word of plain capitals was typed in capitals,
 * and so was a word without plain letters in a line of them.
 */
function recase(words: Word[], read: string[]): string[] {
  const typed = read.map(typedInCapitals);
  const known = typed.filter((t) => t !== undefined);
  const shouted = known.length > 0 && known.filter(Boolean).length >= 0.6 * known.length;
  return read.map((word, i) => {
    const capitals = typed[i] ?? (shouted && !/\d/.test(word));
    return capitals && word !== words[i]?.word ? word.toUpperCase() : word;
  });
}
