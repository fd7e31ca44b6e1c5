import { isVietnameseSyllable } from '@dondoc/vietnamese';

/** Few words make up most of a text; a paper's own stay within this. */
const MOST = 20_000;
const known = new Map<string, boolean>();

/** As `isVietnameseSyllable`, remembering words met before: it is asked for every word of every paper. */
export function isSyllable(word: string): boolean {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= MOST) known.clear();
  const answer = isVietnameseSyllable(word);
  known.set(word, answer);
  return answer;
}

/** Share of a text's words that are possible syllables; 1 for a text without words. */
export function shareOfSyllables(text: string): number {
  const words = text.match(/[\p{L}\p{M}\u00ad]+/gu) ?? [];
  return words.length === 0 ? 1 : words.filter(isSyllable).length / words.length;
}
