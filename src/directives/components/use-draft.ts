import { useState } from 'react';
import { emptyDraft, keepDraft, type ReportDraft, readDraft } from './report-draft.ts';

/** The report being written, kept in the browser at every change. */
export function useDraft(userId: string, about: string) {
  const [draft, setDraft] = useState(() => readDraft(userId, about));
  const change = (patch: Partial<Omit<ReportDraft, 'keptAt'>>) =>
    setDraft((before) => {
      const next = { ...before, ...patch, keptAt: new Date().toISOString() };
      return keepDraft(userId, about, next) ? next : { ...next, keptAt: null };
    });
  const forget = () => {
    keepDraft(userId, about, null);
    setDraft(emptyDraft);
  };
  return { draft, change, forget };
}
