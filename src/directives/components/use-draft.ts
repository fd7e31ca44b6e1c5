import { useState } from 'react';
import { emptyDraft, keepDraft, type ReportDraft, readDraft } from './report-draft.ts';

/** The report being written, kept in the browser at every change. */
export function useDraft(userId: string, code: string) {
  const [draft, setDraft] = useState(() => readDraft(userId, code));
  const change = (patch: Partial<Omit<ReportDraft, 'keptAt'>>) =>
    setDraft((before) => {
      const next = { ...before, ...patch, keptAt: new Date().toISOString() };
      return keepDraft(userId, code, next) ? next : { ...next, keptAt: null };
    });
  const forget = () => {
    keepDraft(userId, code, null);
    setDraft(emptyDraft);
  };
  return { draft, change, forget };
}
