import type { ReadFile } from '../types.ts';
import { applyEdits, type Edit } from './edits.ts';

/** Headings or bold words of Markdown; one alone may be a sign that somebody typed. */
const SIGNS = /^#{1,6} \S|\*\*[^*\n]+\*\*/gm;
const FEWEST = 2;

/** Each kind of mark: what is found, and which group of it is the text. */
const MARKS: RegExp[] = [
  // Headings and quotations.
  /^(?:#{1,6}|>) +(?<text>)/gm,
  // Bold, and italic once the file is known to be Markdown; a star alone on its line is the Party's.
  /\*\*\*?(?<text>[^*\n]+)\*\*\*?/g,
  /(?<![*\p{L}\p{N}])\*(?<text>[^*\s][^*\n]*)(?<![\s*])\*(?![*\p{L}\p{N}])/gu,
  /(?<![_\p{L}\p{N}])__(?<text>[^_\n]+)__(?![_\p{L}\p{N}])/gu,
  // "1\." so that it is no list.
  /\\(?<text>[.\-*_()#>|[\]])/g,
  // The rule between a table's head and its rows.
  /^\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?\n(?<text>)/gm,
];

const TABLE_ROW = /^\|.*\|[ \t]*$/gm;

/** Marks of Markdown are no part of what a paper says; a row of a table keeps its cells apart by tabs. */
export function dropMarkdown(value: ReadFile): ReadFile {
  if ((value.text.match(SIGNS)?.length ?? 0) < FEWEST) return value;
  return [...MARKS, TABLE_ROW].reduce((read, mark) => {
    const found = [...read.text.matchAll(mark)].map((match) => editOf(match, mark === TABLE_ROW));
    return applyEdits(read, found);
  }, value);
}

function editOf({ 0: all, index, groups }: RegExpExecArray, isRow: boolean): Edit {
  const cells = () =>
    all
      .trim()
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
      .join('\t');
  return { start: index, end: index + all.length, text: isRow ? cells() : (groups?.text ?? '') };
}

/** "- 2 -", "Trang 2/5": no sentence stands so. */
const SURE_NUMBER = /\n[ \t]*(?:[-–—] *\d{1,3} *[-–—]|Trang *\d{1,3} *(?:\/ *\d{1,3})?)[ \t]*\n/giu;
/** A figure alone on its line is a page's number only as one of a row that counts from 2. */
const BARE_NUMBER = /\n[ \t]*(\d{1,3})[ \t]*\n/g;

/** Numbers of pages that a copy has left in the middle of sentences; the sentence runs on. */
export function dropPageNumbers(value: ReadFile): ReadFile {
  const { text } = value;
  const bare = [...text.matchAll(BARE_NUMBER)];
  const counted =
    bare.length >= 2 && bare.every((match, index) => Number(match[1]) === index + 2) ? bare : [];
  const found = [...text.matchAll(SURE_NUMBER), ...counted].sort((a, b) => a.index - b.index);
  return applyEdits(
    value,
    found.map(({ 0: all, index }) => withBlanks(text, index, index + all.length)),
  );
}

/** Blank lines around it were the page's; between two halves of a sentence none may stay. */
function withBlanks(text: string, from: number, to: number): Edit {
  let [start, end] = [from, to];
  while (start > 0 && /\s/.test(text[start - 1] ?? '')) start--;
  while (end < text.length && /\s/.test(text[end] ?? '')) end++;
  const isOneSentence = !/[.;:!?]$/.test(text.slice(0, start)) && /^\p{Ll}/u.test(text.slice(end));
  return { start, end, text: isOneSentence ? '\n' : '\n\n' };
}
