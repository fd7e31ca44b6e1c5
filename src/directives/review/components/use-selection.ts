import { type RefObject, useEffect, useState } from 'react';
import type { DocumentDetail, Span } from '#documents/schema.ts';
import { selectedSpan } from './selected-words.ts';

/** The words selected on the paper now. A selection elsewhere on the page leaves the last one of the paper. */
export function useSelectedSpan(
  paper: RefObject<HTMLElement | null>,
  document: DocumentDetail,
): [Span | null, () => void] {
  const [span, setSpan] = useState<Span | null>(null);
  const { text, pages } = document;
  useEffect(() => {
    const follow = () => {
      const selection = window.document.getSelection();
      const inPaper = selection?.anchorNode && paper.current?.contains(selection.anchorNode);
      if (inPaper) setSpan(selectedSpan(selection, text, pages));
    };
    window.document.addEventListener('selectionchange', follow);
    return () => window.document.removeEventListener('selectionchange', follow);
  }, [paper, text, pages]);
  return [span, () => setSpan(null)];
}
