import { z } from 'zod';
import { FileRef } from '../schema.ts';

/** A report that is being written. It lives in the browser until it is sent, one for each person and thing. */
export const ReportDraft = z.object({
  text: z.string(),
  done: z.boolean(),
  /** As typed; empty is a real answer: not measured. */
  percent: z.string(),
  files: z.array(FileRef),
  /** The reports of units whose words went in. */
  takenFrom: z.array(z.number().int()).default([]),
  /** When it was last kept, ISO. */
  keptAt: z.string().nullable(),
});
export type ReportDraft = z.infer<typeof ReportDraft>;

export const emptyDraft: ReportDraft = {
  text: '',
  done: false,
  percent: '',
  files: [],
  takenFrom: [],
  keptAt: null,
};

const keyOf = (userId: string, about: string): string => `bao-cao:${userId}:${about}`;

/** What was kept, or an empty one. A browser that keeps nothing (private window) is no reason to fail. */
export function readDraft(userId: string, about: string): ReportDraft {
  try {
    const kept = ReportDraft.safeParse(JSON.parse(localStorage.getItem(keyOf(userId, about)) ?? 'null'));
    return kept.success ? kept.data : emptyDraft;
  } catch {
    return emptyDraft;
  }
}

/** Keeps it, or forgets it when null. Returns whether it was kept. */
export function keepDraft(userId: string, about: string, draft: ReportDraft | null): boolean {
  try {
    if (draft) localStorage.setItem(keyOf(userId, about), JSON.stringify(draft));
    else localStorage.removeItem(keyOf(userId, about));
    return true;
  } catch {
    return false;
  }
}
