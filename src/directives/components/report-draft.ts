import { z } from 'zod';
import { FileRef } from '../schema.ts';

/** A report that is being written. It lives in the browser until it is sent, one for each person and directive. */
export const ReportDraft = z.object({
  text: z.string(),
  done: z.boolean(),
  /** As typed; empty is a real answer: not measured. */
  percent: z.string(),
  files: z.array(FileRef),
  /** When it was last kept, ISO. */
  keptAt: z.string().nullable(),
});
export type ReportDraft = z.infer<typeof ReportDraft>;

export const emptyDraft: ReportDraft = { text: '', done: false, percent: '', files: [], keptAt: null };

const keyOf = (userId: string, code: string): string => `bao-cao:${userId}:${code}`;

/** What was kept, or an empty one. A browser that keeps nothing (private window) is no reason to fail. */
export function readDraft(userId: string, code: string): ReportDraft {
  try {
    const kept = ReportDraft.safeParse(JSON.parse(localStorage.getItem(keyOf(userId, code)) ?? 'null'));
    return kept.success ? kept.data : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

/** Keeps it, or forgets it when null. Returns whether it was kept. */
export function keepDraft(userId: string, code: string, draft: ReportDraft | null): boolean {
  try {
    if (draft) localStorage.setItem(keyOf(userId, code), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(userId, code));
    return true;
  } catch {
    return false;
  }
}
