import { isVietnameseSyllable } from '@dondoc/vietnamese';
import type { ReadFile, Warning } from '../types.ts';
import { applyEdits, type Edit } from './edits.ts';

/** A copy made by a word segmenter shows it often; a single "_" is somebody's name of a file. */
const often = 3;

/** "Tỉnh_uỷ" of a copy that a word segmenter has gone over: the syllables stand apart again. */
function segmented(text: string): Edit[] {
  const edits: Edit[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+(?:_[\p{L}\p{M}]+)+/gu)) {
    if (!word.split('_').every((part) => isVietnameseSyllable(part))) continue;
    for (const { index: at } of word.matchAll(/_/g)) {
      edits.push({ start: index + at, end: index + at + 1, text: ' ' });
    }
  }
  return edits.length < often ? [] : edits;
}

/** At least four letters that stand alone; single blanks inside words, more between them, or the same everywhere. */
const spaced = /(?<![^\s(“"])\p{L}\p{M}*(?:[ \u00a0]{1,4}\p{L}\p{M}*){3,}(?![^\s.,:;)”"])/gu;

/** "T H Ô N G  B Á O" set with blanks between the letters: words again. */
function splitLetters(text: string): Edit[] {
  return [...text.matchAll(spaced)].flatMap(({ 0: found, index }) => {
    const joined = joinLetters(found);
    return joined ? [{ start: index, end: index + found.length, text: joined }] : [];
  });
}

function joinLetters(found: string): string | undefined {
  const words = found.split(/[ \u00a0]{2,}/).map((word) => word.replace(/[ \u00a0]/g, ''));
  if (words.length > 1 && words.every((word) => isVietnameseSyllable(word))) return words.join(' ');
  return words.length === 1 ? syllables(words[0] ?? '') : undefined;
}

/** Letters without any gap, cut into the fewest syllables; none where one letter would stand alone. */
function syllables(letters: string): string | undefined {
  const chars = [...letters.normalize('NFC')];
  if (chars.length > 60) return undefined;
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= chars.length; end++) {
    for (let start = Math.max(0, end - 7); start < end; start++) {
      const before = best[start];
      const word = chars.slice(start, end).join('');
      if (!before || word.length < 2 || !isVietnameseSyllable(word)) continue;
      if (before.length + 1 < (best[end]?.length ?? Number.POSITIVE_INFINITY)) best[end] = [...before, word];
    }
  }
  return best[chars.length]?.join(' ');
}

/** Joins what copying tore, and says so. */
export function joinWords(value: ReadFile): ReadFile {
  const torn = segmented(value.text);
  const letters = splitLetters(value.text);
  const edits = [...torn, ...letters].sort((a, b) => a.start - b.start);
  if (edits.length === 0) return value;
  const warning: Warning = {
    code: 'words-joined',
    message: 'Văn bản có từ bị tách hoặc nối bằng dấu “_” khi sao chép; đã ghép lại. Đối chiếu với bản gốc.',
  };
  const repaired = applyEdits(value, edits);
  return { ...repaired, warnings: [...repaired.warnings, warning] };
}

/** Optional hyphens of a word processor are no letters, once it is sure that they are not TCVN3's "ư". */
export function dropSoftHyphens(value: ReadFile): ReadFile {
  const found = [...value.text.matchAll(/\u00ad/g)];
  return applyEdits(
    value,
    found.map(({ index }) => ({ start: index, end: index + 1, text: '' })),
  );
}
