import { useState } from 'react';
import { z } from 'zod';

const Kept = z.object({
  /** What it was begun on; another version there makes it stale. */
  version: z.number().int(),
  draft: z.unknown(),
  at: z.coerce.date(),
  /** It was sent and somebody else was faster: kept until the clerk says what becomes of it. */
  refused: z.boolean(),
});
export type KeptDraft = z.infer<typeof Kept>;
const All = z.record(z.string(), Kept);

export interface Drafts {
  /** What was being written of an entry, unless the entry has changed since. */
  of(entry: string, version: number): KeptDraft | null;
  keep(entry: string, version: number, draft: unknown): void;
  drop(entry: string): void;
  refuse(entry: string): void;
}

/** What this person is writing at this desk, kept in the browser at every change, so that a reload loses nothing. */
export function useDrafts(userId: string, documentId: string): Drafts {
  const place = `ra-soat:${userId}:${documentId}`;
  const [all, setAll] = useState(() => read(place));
  const put = (change: (before: Record<string, KeptDraft>) => Record<string, KeptDraft>) =>
    setAll((before) => {
      const next = change(before);
      write(place, next);
      return next;
    });
  return {
    of: (entry, version) => {
      const kept = all[entry];
      return kept && (kept.refused || kept.version === version) ? kept : null;
    },
    keep: (entry, version, draft) =>
      put((before) => ({ ...before, [entry]: { version, draft, at: new Date(), refused: false } })),
    drop: (entry) => put(({ [entry]: _, ...rest }) => rest),
    refuse: (entry) =>
      put((before) => (before[entry] ? { ...before, [entry]: { ...before[entry], refused: true } } : before)),
  };
}

/** A browser that keeps nothing (private window) is no reason to fail. */
function read(place: string): Record<string, KeptDraft> {
  try {
    const kept = All.safeParse(JSON.parse(localStorage.getItem(place) ?? '{}'));
    return kept.success ? kept.data : {};
  } catch {
    return {};
  }
}

function write(place: string, drafts: Record<string, KeptDraft>): void {
  try {
    if (Object.keys(drafts).length > 0) localStorage.setItem(place, JSON.stringify(drafts));
    else localStorage.removeItem(place);
  } catch {
    // The draft still stands on the page.
  }
}
