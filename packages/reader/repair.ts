import { type Draft, draftOf, repair } from './draft.ts';
import { isSyllable } from './syllables.ts';

/** Marks of a Markdown copy; the line and level they stand on stay. */
function stripMarkdown(draft: Draft): Draft {
  let result = repair(draft, /^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?[ \t]*)?$/gm, '');
  result = repair(result, /^[ \t]*\|.*\|[ \t]*$/gm, (row) => row.replaceAll('|', '\n'));
  result = repair(result, /<br\s*\/?>/gi, '\n');
  result = repair(result, /\*\*/g, '');
  result = repair(result, /(?<=^|[ \t])\*(?=\S[^*\n]*\*)|(?<=\S)\*(?=\s|$|[.,;:])/gm, '');
  result = repair(result, /^[ \t]*#{1,6}[ \t]+/gm, '');
  return repair(result, /\\(?=[-+*.#_])/g, '');
}

/** Four syllables glued together; longer tokens are no words. */
const LONGEST = 28;

/** Splits a glued token into two or three possible syllables, or gives null. */
export function splitGlued(token: string): string | null {
  if (token.length < 4 || token.length > LONGEST || isSyllable(token)) return null;
  for (let cut = 2; cut <= token.length - 2; cut += 1) {
    const [head, tail] = [token.slice(0, cut), token.slice(cut)];
    if (!isSyllable(head)) continue;
    const rest = isSyllable(tail) ? tail : splitGlued(tail);
    if (rest) return `${head} ${rest}`;
  }
  return null;
}

const GLUED_NUMBER = /(?<=\p{L}{2})\d|\d(?=\p{Ll}{2})/u;

/** Looked for from the digit back: digits are rare, letters are not. */
const NUMBER_AT_WORD = /(?<=(?<!\p{L})(?:ngày|tháng|năm|số|trong|trước|quý|đạt))\d/giu;

/** A copy that lost its spaces shows it in many places; single cases ("K41", "5G") are names. */
function lostSpaces(text: string): boolean {
  if (!GLUED_NUMBER.test(text)) return false;
  const numbers = text.match(NUMBER_AT_WORD)?.length ?? 0;
  const words = (text.match(/\p{L}+/gu) ?? []).filter(
    (word) => word.length >= 5 && /[^\u0020-\u007f]/.test(word) && splitGlued(word),
  ).length;
  return numbers + words >= 3;
}

function restoreSpaces(draft: Draft): Draft {
  let result = repair(draft, /(\p{Ll}{2,})(?=\d)/gu, (word) => (isSyllable(word) ? `${word} ` : word));
  result = repair(result, /(\p{L}+)(?=\d)/gu, (word) => (splitGlued(word) ? `${splitGlued(word)} ` : word));
  result = repair(result, /(?<=\d)(\p{Ll}{2,})/gu, (word) =>
    isSyllable(word) || splitGlued(word) ? ` ${word}` : word,
  );
  result = repair(result, /(?<=\p{L}\p{Ll})(?=\p{Lu}\p{Ll})|(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll})/gu, ' ');
  return repair(result, /\p{L}{4,}/gu, (word) => splitGlued(word) ?? word);
}

/**
 * The text as it was before copying damaged it: no Markdown marks, no invisible characters, spaces put back
 * where a copy lost them. Every unit keeps its place in the source.
 */
export function repaired(source: string): Draft {
  let draft = repair(draftOf(source), /[\u200b-\u200d\u2060\ufeff]/g, '');
  draft = repair(draft, /\r\n?/g, (end) => (end.length === 2 ? ' \n' : '\n'));
  draft = repair(draft, /[\u00a0\u2000-\u200a\u202f\f\v]/g, ' ');
  draft = stripMarkdown(draft);
  return lostSpaces(draft.text) ? restoreSpaces(draft) : draft;
}
