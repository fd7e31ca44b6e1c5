import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { type LaidPage, spread } from './source-layout.ts';

type Root = RefObject<HTMLElement | null>;

/** Brings the current mark into view inside the desk, and moves nothing when it is already there. */
export function useCurrentInView(root: Root, currentId: string | null): void {
  useEffect(() => {
    const desk = root.current;
    if (!desk || currentId === null) return;
    const words = desk.querySelector(`[data-marks~="${CSS.escape(currentId)}"]`);
    if (!words) return;
    const isScroller = desk.scrollHeight > desk.clientHeight + 1;
    if (isScroller) bringIntoDesk(desk, words.getBoundingClientRect());
    else words.scrollIntoView?.({ block: 'nearest' });
  }, [root, currentId]);
}

/** Scrolls the desk so that the place stands in its upper third, unless it is well in sight. */
export function bringIntoDesk(desk: HTMLElement, { top }: { top: number }): void {
  const seen = desk.getBoundingClientRect();
  if (top < seen.top + 24 || top > seen.bottom - 96) desk.scrollTop += top - seen.top - seen.height / 3;
}

/** An address that ends in `#trang-3` opens on that page, also when the text comes after the address. */
export function usePageOfAddress(root: Root, isReady: boolean): void {
  useEffect(() => {
    const show = () => {
      if (!isReady || !/^#trang-\d+$/.test(window.location.hash)) return;
      root.current?.querySelector(window.location.hash)?.scrollIntoView?.({ block: 'start' });
    };
    show();
    window.addEventListener('hashchange', show);
    return () => window.removeEventListener('hashchange', show);
  }, [root, isReady]);
}

const CODE_HEIGHT = 24;

/** Codes that fall on the same line are moved apart, again whenever the sheets change size. */
export function useCodesApart(root: Root, laid: readonly LaidPage[], zoom: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text or size lays the lines out anew
  useLayoutEffect(() => {
    const desk = root.current;
    if (!desk) return;
    const apart = () => {
      for (const sheet of desk.querySelectorAll('[data-page]'))
        moveApart([...sheet.querySelectorAll('[data-code]')]);
    };
    apart();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(apart);
    for (const sheet of desk.querySelectorAll('[data-page]')) observer.observe(sheet);
    return () => observer.disconnect();
  }, [root, laid, zoom]);
}

function moveApart(codes: Element[]): void {
  const boxes = codes.filter((code): code is HTMLElement => code instanceof HTMLElement);
  for (const box of boxes) box.style.transform = '';
  const moves = spread(
    boxes.map((box) => box.getBoundingClientRect().top),
    CODE_HEIGHT,
  );
  boxes.forEach((box, index) => {
    const move = moves[index] ?? 0;
    if (move > 0) box.style.transform = `translateY(${move}px)`;
  });
}
