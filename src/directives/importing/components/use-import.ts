import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Step } from '#platform/http/work-lines.ts';
import { type Confirmation, Received, Written } from '../schema.ts';
import { askInLines } from './ask-in-lines.ts';

export interface ImportWork {
  /** What goes on now; null where nothing does. */
  doing: 'reading' | 'writing' | null;
  step: Step | null;
  /** Why the last file or writing did not go, as the server said it. */
  refusal: string | null;
  written: Written | null;
  send(file: File): void;
  confirm(id: string, confirmation: Confirmation): void;
  cancel(): void;
  /** Ready for another file. */
  clear(): void;
}

/** One file at a time: sent and read, then written; each can be stopped. */
export function useImport(onReceived: (id: string) => void): ImportWork {
  const client = useQueryClient();
  const current = useRef<AbortController | null>(null);
  const [doing, setDoing] = useState<ImportWork['doing']>(null);
  const [step, setStep] = useState<Step | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  const run = async (what: 'reading' | 'writing', url: string, init: RequestInit) => {
    const controller = new AbortController();
    current.current = controller;
    setDoing(what);
    setStep(null);
    setRefusal(null);
    const answer = await askInLines(url, { ...init, signal: controller.signal }, setStep);
    if (current.current !== controller) return null;
    current.current = null;
    setDoing(null);
    if (!answer.ok) setRefusal(answer.message);
    return answer.ok ? answer.body : null;
  };

  return {
    ...{ doing, step, refusal, written },
    send: async (file) => {
      const body = new FormData();
      body.append('file', file, file.name);
      const received = Received.safeParse(await run('reading', '/api/imports', { body }));
      if (received.success) onReceived(received.data.id);
    },
    confirm: async (id, confirmation) => {
      const headers = { 'content-type': 'application/json' };
      const done = await run('writing', `/api/imports/${id}`, {
        headers,
        body: JSON.stringify(confirmation),
      });
      const made = Written.safeParse(done);
      await client.invalidateQueries();
      if (made.success) setWritten(made.data);
    },
    cancel: () => current.current?.abort(),
    clear: () => {
      setRefusal(null);
      setWritten(null);
    },
  };
}
