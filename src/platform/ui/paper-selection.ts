import type { Span } from './source-layout.ts';

/**
 * The words selected on a picture of the paper, whole, as places of the document's text; null where there are none.
 * Each word of the invisible text carries its own place.
 */
export function selectedOnPaper(selection: Selection | null): [start: number, end: number] | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const first = placeOf(range.startContainer);
  const last = placeOf(range.endContainer);
  return first && last && first[0] < last[1] ? [first[0], last[1]] : null;
}

function placeOf(node: Node): Span | null {
  const element = node instanceof Element ? node : node.parentElement;
  const word = element?.closest<HTMLElement>('[data-start]');
  return word ? [Number(word.dataset.start), Number(word.dataset.end)] : null;
}

/** Selects from one word to another, in whichever order they stand. */
export function selectWords(root: Element, one: number, other: number): void {
  const wordAt = (start: number) => root.querySelector(`[data-start="${start}"]`);
  const [first, last] = [wordAt(Math.min(one, other)), wordAt(Math.max(one, other))];
  if (!first || !last) return;
  const [head, foot]: [[Node, number], [Node, number]] = [
    [first, 0],
    [last, last.childNodes.length],
  ];
  const [anchor, focus] = one <= other ? [head, foot] : [foot, head];
  document.getSelection()?.setBaseAndExtent(...anchor, ...focus);
}
