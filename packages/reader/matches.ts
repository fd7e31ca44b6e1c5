/**
 * All matches of a pattern that is never empty, as `matchAll` gives them. The grammar asks dozens of patterns of
 * every clause, most in vain; `matchAll` copies the pattern each time, which costs more than the search.
 *
 * @param pattern with the flag g
 */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
}
