import { type CSSProperties, type MouseEvent, useCallback, useMemo, useRef } from 'react';
import { markedRuns, type PaperSheet as Sheet, wordNear } from './paper-layout.ts';
import { selectWords } from './paper-selection.ts';
import { PaperSheet } from './paper-sheet.tsx';
import css from './paper-view.module.css';
import { type Segment, withCurrent } from './source-layout.ts';
import type { SourceTextProps } from './source-text.tsx';
import { useCurrentOnPaper, usePdf, useSelectedWords } from './use-paper.ts';
import { usePageOfAddress } from './use-source-view.ts';

type Props = Omit<SourceTextProps, 'pages'> & {
  /** Address of the PDF or picture on our own host. */
  file: string;
  mediaType: string;
  /** Its pages, and where each word of `text` stands on them. */
  sheets: readonly Sheet[];
  /** It cannot be drawn. */
  onFail(): void;
};

/** The paper as it looks, with what we say about its words laid over them and in its margin. */
export function PaperView({ file, mediaType, sheets, marks, zoom = 1, ...source }: Props) {
  const { text, currentId = null, label = 'Trang giấy', onFail } = source;
  const desk = useRef<HTMLElement>(null);
  const pdf = usePdf(file, mediaType, onFail);
  const runs = useMemo(
    () => markedRuns(text.length, withCurrent(marks, currentId)),
    [text, marks, currentId],
  );
  const first = useMemo(() => firstRuns(runs), [runs]);
  const selected = useSelectedWords(desk);
  usePageOfAddress(desk, sheets.length > 0);
  useCurrentOnPaper(desk, { sheets, marks, currentId });
  const startSelecting = useWordDrag(desk, sheets);
  const shared = { ...source, desk, pdf, runs, first, selected };
  return (
    <section
      className={css.desk}
      ref={desk}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard
      tabIndex={0}
      style={{ '--zoom': zoom } as CSSProperties}
      onMouseDown={startSelecting}
      onCopy={(event) => {
        if (!selected) return;
        event.preventDefault();
        event.clipboardData.setData('text/plain', text.slice(...selected));
      }}
    >
      {sheets.map((sheet) => (
        <PaperSheet key={sheet.page} sheet={sheet} of={sheets.length} {...shared} />
      ))}
    </section>
  );
}

function firstRuns(runs: readonly Segment[]): Map<string, Segment> {
  const first = new Map<string, Segment>();
  for (const run of runs) for (const mark of run.marks) if (!first.has(mark.id)) first.set(mark.id, run);
  return first;
}

/** Less than this is a click. */
const DRAG = 4;
/** So near to the edge of the desk a drag scrolls it. */
const EDGE = 24;

/**
 * Selects word by word with the mouse. The browser would jump in the gaps between words that stand each in a place of
 * their own; on a touch screen its own handles do it.
 */
function useWordDrag(desk: React.RefObject<HTMLElement | null>, sheets: readonly Sheet[]) {
  return useCallback(
    (down: MouseEvent) => {
      const root = desk.current;
      const from = wordUnder(sheets, down);
      const isOnButton = down.target instanceof Element && down.target.closest('button');
      if (!root || !from || down.button !== 0 || isOnButton) return;
      down.preventDefault();
      root.focus({ preventScroll: true });
      const start = from[0];
      if (down.detail > 1) return selectWords(root, start, start);
      document.getSelection()?.collapse(root.querySelector(`[data-start="${start}"]`), 0);
      const { clientX: x, clientY: y } = down;
      const onMove = (move: globalThis.MouseEvent) => {
        if (Math.hypot(move.clientX - x, move.clientY - y) < DRAG) return;
        scrollAtEdge(root, move.clientY);
        const to = wordUnder(sheets, move);
        if (to) selectWords(root, start, to[0]);
      };
      const onUp = () => {
        document.removeEventListener('mousemove', onMove);
        document.removeEventListener('mouseup', onUp);
      };
      document.addEventListener('mousemove', onMove);
      document.addEventListener('mouseup', onUp);
    },
    [desk, sheets],
  );
}

function wordUnder(
  sheets: readonly Sheet[],
  { clientX: x, clientY: y }: { clientX: number; clientY: number },
) {
  const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-page]');
  const sheet = sheets.find(({ page }) => String(page) === element?.dataset.page);
  if (!element || !sheet) return null;
  const own = element.getBoundingClientRect();
  const scale = sheet.width / own.width;
  return wordNear(sheet.words, (x - own.left) * scale, (y - own.top) * scale);
}

function scrollAtEdge(desk: HTMLElement, y: number): void {
  const { top, bottom } = desk.getBoundingClientRect();
  if (y < top + EDGE) desk.scrollTop -= EDGE;
  if (y > bottom - EDGE) desk.scrollTop += EDGE;
}
