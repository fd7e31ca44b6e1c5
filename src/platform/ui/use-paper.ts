import { type RefObject, useEffect, useState } from 'react';
import { firstBoxOf, type PaperSheet } from './paper-layout.ts';
import { selectedOnPaper } from './paper-selection.ts';
import type { Pdf } from './pdf-engine.ts';
import type { SourceMark, Span } from './source-layout.ts';
import { bringIntoDesk } from './use-source-view.ts';

type Root = RefObject<HTMLElement | null>;

/** The file, opened for drawing; the library comes only now, so that other pages do not carry it. */
export function usePdf(file: string, mediaType: string, onFail: () => void): Pdf | null {
  const [pdf, setPdf] = useState<Pdf | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another way to say it failed opens nothing anew
  useEffect(() => {
    let isGone = false;
    let opened: Pdf | null = null;
    const open = async () => {
      opened = await openPaper(file, mediaType);
      if (isGone) opened.close();
      else setPdf(opened);
    };
    open().catch(() => isGone || onFail());
    return () => {
      isGone = true;
      setPdf(null);
      opened?.close();
    };
  }, [file]);
  return pdf;
}

async function openPaper(file: string, mediaType: string): Promise<Pdf> {
  if (mediaType.startsWith('image/')) return (await import('./picture-engine.ts')).openPicture(file);
  return (await import('./pdf-engine.ts')).openPdf(file);
}

/** Whether an element is in sight of its scrolling desk, or less than a screen away. */
export function useInSight(root: Root, own: Root): boolean {
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    if (!own.current || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => setInSight(entries.at(-1)?.isIntersecting ?? false),
      { root: root.current, rootMargin: '60% 0px' },
    );
    observer.observe(own.current);
    return () => observer.disconnect();
  }, [root, own]);
  return isInSight;
}

/** Width of an element in CSS pixels, 0 until it is known. */
export function useWidth(own: Root): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = own.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [own]);
  return width;
}

/** The words selected on the paper now. */
export function useSelectedWords(root: Root): Span | null {
  const [span, setSpan] = useState<Span | null>(null);
  useEffect(() => {
    const follow = () => {
      const selection = document.getSelection();
      const isHere = selection?.anchorNode && root.current?.contains(selection.anchorNode);
      setSpan(isHere ? selectedOnPaper(selection) : null);
    };
    document.addEventListener('selectionchange', follow);
    return () => document.removeEventListener('selectionchange', follow);
  }, [root]);
  return span;
}

interface Shown {
  sheets: readonly PaperSheet[];
  marks: readonly SourceMark[];
  currentId: string | null;
}

/** Brings the current mark into view; the sheets have their size before anything is drawn on them. */
export function useCurrentOnPaper(root: Root, { sheets, marks, currentId }: Shown): void {
  const found = currentId === null ? null : firstBoxOf(sheets, marks, currentId);
  const place = found && `${currentId} ${found.page} ${found.box.top}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another mark or place moves the desk, another object does not
  useEffect(() => {
    const desk = root.current;
    const sheet = found && desk?.querySelector(`[data-page="${found.page}"]`);
    if (!desk || !sheet || !found) return;
    const own = sheet.getBoundingClientRect();
    bringIntoDesk(desk, { top: own.top + found.box.top * (own.height / found.height) });
  }, [root, place]);
}
