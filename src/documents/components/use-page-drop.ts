import { useEffect, useRef, useState } from 'react';

/** Shorter than this a pasted text is no document. */
const SHORTEST = 200;

/**
 * A file may be dropped anywhere on the page, and a copied document pasted as text. Gives whether a file hovers
 * over the page now. What a drop zone already took is left alone.
 */
export function usePageDrop(take: (file: File) => void, enabled: boolean): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;

  useEffect(() => {
    if (!enabled) return;
    const onDrag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (event.defaultPrevented || !file) return;
      event.preventDefault();
      latest.current(file);
    };
    const onPaste = (event: ClipboardEvent) => {
      const file = pastedText(event);
      if (file) latest.current(file);
    };
    document.addEventListener('dragover', onDrag);
    document.addEventListener('dragleave', onLeave);
    document.addEventListener('drop', onDrop);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('dragover', onDrag);
      document.removeEventListener('dragleave', onLeave);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('paste', onPaste);
      setOver(false);
    };
  }, [enabled]);

  return over;
}

/** The pasted words as a file, unless they go into a field or a file was pasted. */
export function pastedText(event: Pick<ClipboardEvent, 'clipboardData' | 'target'>): File | null {
  const { clipboardData, target } = event;
  const inField = target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
  if (inField || !clipboardData || clipboardData.files.length > 0) return null;
  const text = clipboardData.getData('text/plain');
  if (text.trim().length < SHORTEST) return null;
  return new File([text], 'van-ban-dan-vao.txt', { type: 'text/plain' });
}
