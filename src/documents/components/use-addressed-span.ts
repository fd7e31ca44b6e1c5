import { useEffect, useState } from 'react';
import type { Span } from '../schema.ts';

/** `#ky-tu-120-260` in the address names the words from which a directive was made. */
export function spanOfHash(hash: string, length: number): Span | null {
  const found = /^#ky-tu-(\d+)-(\d+)$/.exec(hash);
  if (!found) return null;
  const [start, end] = [Number(found[1]), Number(found[2])];
  return start < end && end <= length ? [start, end] : null;
}

/** `#trang-3` → 3. */
export function pageOfHash(hash: string): number | null {
  const found = /^#trang-(\d+)$/.exec(hash);
  return found ? Number(found[1]) : null;
}

/** The words that are pointed at now: first those of the address, then what is chosen on the page. */
export function useAddressedSpan(length: number): [Span | null, (span: Span) => void] {
  const [span, setSpan] = useState(() => spanOfHash(window.location.hash, length));
  useEffect(() => {
    const follow = () => setSpan(spanOfHash(window.location.hash, length));
    const page = pageOfHash(window.location.hash);
    if (page) document.getElementById(`trang-${page}`)?.scrollIntoView({ block: 'nearest' });
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [length]);
  return [span, setSpan];
}
