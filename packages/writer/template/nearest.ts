/** Letters without their marks, as a name is written. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

/** How many letters must be put in, taken out or changed between two names. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = (above[at - 1] ?? 0) + (one[row - 1] === other[at - 1] ? 0 : 1);
      line.push(Math.min(same, (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above.at(-1) ?? 0;
}

/**
 * The name among `names` that somebody most likely meant; null when none is near.
 *
 * @example
 * nearest('Số ký hiệu', ['so', 'so_ky_hieu']) // => 'so_ky_hieu'
 */
export function nearest(written: string, names: readonly string[]): string | null {
  const meant = folded(written.slice(0, 60));
  const bare = meant.replaceAll('_', '');
  const ranked = names
    .map((name) => ({ name, far: Math.min(distance(meant, name), distance(bare, name.replaceAll('_', ''))) }))
    .sort((a, b) => a.far - b.far);
  const [first] = ranked;
  return first && first.far <= Math.max(1, Math.floor(first.name.length / 3)) ? first.name : null;
}
