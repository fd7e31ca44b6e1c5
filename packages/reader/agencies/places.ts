import { foldSameLength } from '@dondoc/vietnamese';
import { groupEnd } from './classes.ts';
import { startsBody } from './heads.ts';
import { LEVEL, LEVELS, properEnd } from './names.ts';
import type { Mention, Sheet } from './sheet.ts';
import { opensPredicate } from './verbs.ts';

/** "Trung tâm Chính trị các phường Đông Đô, Tây Đô": the body once for each place. */
export function withPlaces(sheet: Sheet, at: number, end: number): Mention {
  const several = /^ các (?=\p{Ll})/u.exec(sheet.rest(end));
  const places = several && placesAt(sheet, at, end, end + several[0].length);
  return places ?? sheet.single(at, at, end);
}

const NEXT_PLACE = new RegExp(`^(?:, | và |, và )(${LEVEL}) (?=\\p{Lu})`, 'u');

/** "UBND xã Mường Bú, phường Tô Hiệu": the head goes before the second place too. */
export function siblingsOf(sheet: Sheet, at: number, headEnd: number, end: number): Mention {
  const head = sheet.written(at, headEnd);
  const names = [sheet.written(at, end)];
  let last = end;
  for (;;) {
    const match = NEXT_PLACE.exec(sheet.rest(last));
    if (!match) break;
    const placeEnd = properEnd(sheet.search, last + match[0].length);
    if (placeEnd === last + match[0].length) break;
    names.push(`${head} ${match[1]} ${sheet.written(last + match[0].length, placeEnd)}`);
    last = placeEnd;
  }
  return { start: at, end: last, names, generic: false };
}

export function placesAt(sheet: Sheet, at: number, headEnd: number, levelsAt: number): Mention | null {
  const levels = LEVELS.exec(sheet.rest(levelsAt));
  if (!levels) return null;
  const end = levelsAt + levels[0].length;
  const list = /^(?:\s*:)? (?=\p{Lu})/u.exec(sheet.rest(end));
  const first = list ? sheet.rest(end + list[0].length) : '';
  if (!list || startsBody(first) || (list[0].includes(':') && opensPredicate(first)))
    return sheet.single(at, at, groupEnd(sheet, end), true);
  const head = sheet.written(at, headEnd);
  const whole = lastLevelNamed(sheet, at, end, levels[0]);
  if (whole) return whole;
  const kinds = levels[0].split(/,? và |, |\//);
  const names: string[] = [];
  let last = end;
  for (let next = end + list[0].length; ; ) {
    const placeEnd = properEnd(sheet.search, next);
    if (placeEnd === next) break;
    const place = sheet.written(next, placeEnd);
    names.push(`${head} ${levelOf(sheet, place, kinds)} ${place}`);
    last = placeEnd;
    const joiner = /^(?:, và |, | và )(?=\p{Lu})/u.exec(sheet.rest(placeEnd));
    if (!joiner || startsBody(sheet.rest(placeEnd + joiner[0].length))) break;
    next = placeEnd + joiner[0].length;
  }
  return names.length === 0 ? null : { start: at, end: last, names, generic: false };
}

/** "các xã, phường, đặc khu Cồn Cỏ": a class, and one place that only its last level names. */
function lastLevelNamed(sheet: Sheet, at: number, end: number, levels: string): Mention | null {
  if (!/(?:, | và )đặc khu$/u.test(levels) || !/^ (?=\p{Lu})/u.test(sheet.rest(end))) return null;
  const placeEnd = properEnd(sheet.search, end + 1);
  const more = /^(?:, | và )(?=\p{Lu})/u.exec(sheet.rest(placeEnd));
  if (more && !startsBody(sheet.rest(placeEnd + more[0].length))) return null;
  return sheet.single(at, at, placeEnd, true);
}

const LEVEL_AND_PLACE = new RegExp(`(?<!\\p{L})${LEVEL}((?: \\p{Lu}[\\p{L}'’]*){1,4})`, 'gu');
/** Of the last paper only: its levels with the places behind them. */
let indexed: { all: string; places: Set<string> } | null = null;

function placesOf(all: string): Set<string> {
  if (indexed?.all === all) return indexed.places;
  const places = new Set<string>();
  for (const match of all.matchAll(LEVEL_AND_PLACE)) {
    const words = foldSameLength(match[0]).split(' ');
    for (let take = 2; take <= words.length; take += 1) places.add(words.slice(0, take).join(' '));
  }
  indexed = { all, places };
  return places;
}

/** Of several levels the one the paper itself puts before the place. */
function levelOf(sheet: Sheet, place: string, kinds: readonly string[]): string {
  const places = placesOf(sheet.all);
  return kinds.find((kind) => places.has(foldSameLength(`${kind} ${place}`))) ?? kinds[0] ?? '';
}
