import { useState } from 'react';
import type { Picking } from '#platform/ui/data-columns.ts';

/** Ticked rows, kept from page to page of one list; another list begins with none. */
export function usePicked(list: string): Picking & { set(keys: string[]): void } {
  const [kept, setKept] = useState({ list, keys: new Set<string>() });
  const picked = kept.list === list ? kept.keys : new Set<string>();
  const set = (keys: string[]) => setKept({ list, keys: new Set(keys) });
  const onPick = (keys: string[], isPicked: boolean) =>
    setKept((before) => {
      const now = new Set(before.list === list ? before.keys : []);
      for (const key of keys) {
        if (isPicked) now.add(key);
        else now.delete(key);
      }
      return { list, keys: now };
    });
  return { picked, onPick, set };
}
