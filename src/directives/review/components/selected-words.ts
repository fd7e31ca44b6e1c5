import { foldSameLength } from '@dondoc/vietnamese';
import type { Span } from '#documents/schema.ts';
import { selectedOnPaper } from '#platform/ui/paper-selection.ts';
import { paragraphsOf, type SourcePage } from '#platform/ui/source-layout.ts';

/**
 * The words that are selected, as places of the document's text; null where nothing is. On the picture of the paper
 * each word knows its place; the text is laid out by paragraphs, in whose elements only the codes in the margin (buttons) are not the document's.
 */
export function selectedSpan(
  selection: Selection | null,
  text: string,
  pages: readonly SourcePage[],
): Span | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const onPaper = selectedOnPaper(selection);
  if (onPaper) return trimmed(text, onPaper);
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset, text, pages);
  const end = placeOf(range.endContainer, range.endOffset, text, pages);
  return start === null || end === null ? null : trimmed(text, [start, end]);
}

function placeOf(node: Node, offset: number, text: string, pages: readonly SourcePage[]): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const sheet = element?.closest<HTMLElement>('[data-page]');
  const paragraph = element?.closest('p');
  const page = pages.find(({ number }) => String(number) === sheet?.dataset.page);
  if (!sheet || !paragraph || !page) return null;
  const index = [...sheet.querySelectorAll(':scope > p')].indexOf(paragraph);
  const start = paragraphsOf(text, page.span)[index]?.[0];
  return start === undefined ? null : start + lengthBefore(paragraph, node, offset);
}

/** How many characters of the document stand in the paragraph before this place. */
function lengthBefore(paragraph: Element, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  const before = range.cloneContents();
  for (const code of before.querySelectorAll('button')) code.remove();
  return before.textContent?.length ?? 0;
}

function trimmed(text: string, [start, end]: Span): Span | null {
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const span: Span = [start + lead, start + words.trimEnd().length];
  return span[0] < span[1] ? span : null;
}

const SHORTEST = 3;

/**
 * The sentence or clause that holds these words, for those who work without a mouse. Marks may be left out
 * where they are typed so; null where the words do not occur.
 */
export function clauseWith(words: string, text: string): Span | null {
  const wanted = foldSameLength(words.trim().replace(/\s+/g, ' '));
  if (wanted.length < SHORTEST) return null;
  const at = foldSameLength(text).replace(/\s/g, ' ').indexOf(wanted);
  if (at < 0) return null;
  const ends = /[.;:]\s|\n/g;
  let start = 0;
  for (const found of text.slice(0, at).matchAll(ends)) start = found.index + found[0].length;
  ends.lastIndex = at + wanted.length;
  const end = ends.exec(text);
  return trimmed(text, [start, end ? end.index + (end[0] === '\n' ? 0 : 1) : text.length]);
}
