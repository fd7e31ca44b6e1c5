import { fold, recodeLines, syllableShare } from '@dondoc/vietnamese';
import { edited } from '../repairs/edits.ts';
import { type Line, textOf } from './lines.ts';

/** So few words say nothing about a page. */
const enough = 20;
const vietnamese = 0.5;
const natural = 0.8;
const unnamed = 0.2;

/** A word as any language in Latin letters has it: small, with a first capital, or all capitals, and a vowel in it. */
function isNatural(word: string): boolean {
  const core = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return core.split(/['’./-]/).every((part) => {
    if (!/\p{L}/u.test(part)) return true;
    return /^(\p{Lu}?\p{Ll}+|\p{Lu}+)$/u.test(part) && (part.length < 3 || /[aeiouyœæøı]/.test(fold(part)));
  });
}

/**
 * Whether a text layer lies: its fonts show other letters than they name, so that what a person sees is not what a
 * program reads. Then few words can be Vietnamese, and few have the looks of a word at all; a paper in English has.
 */
export function lies(lines: Line[]): boolean {
  const text = lines.map(textOf).join('\n');
  const words = text.split(/\s+/).filter((word) => /[\p{L}\ufffd\p{Co}]/u.test(word));
  if (words.length < enough) return false;
  // letters without a name beside others: a sign alone may be a bullet
  if (
    words.filter((word) => /\p{L}[\ufffd\p{Co}]|[\ufffd\p{Co}]\p{L}/u.test(word)).length >
    unnamed * words.length
  )
    return true;
  if (syllableShare(edited(text, recodeLines(text))) >= vietnamese) return false;
  return words.filter(isNatural).length < natural * words.length;
}
