import { bullet, typed } from '../docx/numbering.ts';
import type { ListLevels } from './styles.ts';

/** The numbers of one list as they are counted: one for each level. */
export type Counter = (number | undefined)[];

const formats: Record<string, string> = {
  1: 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

/** Counts on at a level, and gives the typed number with the blank after it; '' where the level shows none. */
export function countOn(
  counter: Counter,
  levels: ListLevels | undefined,
  level: number,
  from?: number,
): string {
  const own = levels?.get(level);
  counter[level] = from ?? (counter[level] ?? (own?.start ?? 1) - 1) + 1;
  for (let deeper = level + 1; deeper < counter.length; deeper++) counter[deeper] = undefined;
  if (!own) return '';
  if (own.bullet !== undefined) return `${bullet(own.bullet)} `;
  if (own.format === '') return own.prefix || own.suffix ? `${own.prefix}${own.suffix} `.trimStart() : '';
  const numbers: string[] = [];
  for (let at = Math.max(0, level - own.shown + 1); at <= level; at++) {
    const upper = levels?.get(at);
    if (upper?.bullet !== undefined || !upper?.format) continue;
    numbers.push(typed(counter[at] ?? upper.start, formats[upper.format] ?? 'decimal'));
  }
  return `${own.prefix}${numbers.join('.')}${own.suffix} `;
}
