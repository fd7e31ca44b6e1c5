import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { jobsApi } from '#accounts/jobs/api.ts';
import { isOver } from '#accounts/jobs/schema.ts';
import { sentenceOf } from '#platform/http/client.ts';
import type { Step } from '#platform/http/work-lines.ts';
import { importingApi } from '../api.ts';
import { type Confirmation, Received, Written } from '../schema.ts';
import { askInLines } from './ask-in-lines.ts';

const STOPPED = 'Đã dừng. Chưa có gì được nhập.';
const LOOK_MS = 500;

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
  const job = useRef<string | null>(null);
  const [doing, setDoing] = useState<ImportWork['doing']>(null);
  const [step, setStep] = useState<Step | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  useEffect(() => () => current.current?.abort(), []);

  const read = async (url: string, init: RequestInit) => {
    const controller = new AbortController();
    current.current = controller;
    setDoing('reading');
    setStep(null);
    setRefusal(null);
    const answer = await askInLines(url, { ...init, signal: controller.signal }, setStep);
    if (current.current !== controller) return null;
    current.current = null;
    setDoing(null);
    if (!answer.ok) setRefusal(answer.message);
    return answer.ok ? answer.body : null;
  };

  /** Waits for the job; whoever leaves the page leaves it to itself. */
  const waitFor = async (id: string, confirmation: Confirmation): Promise<Written | { refusal: string }> => {
    const { jobId } = await importingApi.importing.confirm.call({ id, ...confirmation });
    job.current = jobId;
    for (;;) {
      const found = await jobsApi.jobs.get.call({ id: jobId });
      if (found.state === 'done') return Written.parse(found.result);
      if (isOver(found)) return { refusal: found.problem ?? STOPPED };
      if (found.steps) setStep({ done: found.stepsDone, of: found.steps });
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };

  return {
    ...{ doing, step, refusal, written },
    send: async (file) => {
      const body = new FormData();
      body.append('file', file, file.name);
      const received = Received.safeParse(await read('/api/imports', { body }));
      if (received.success) onReceived(received.data.id);
    },
    confirm: async (id, confirmation) => {
      setDoing('writing');
      setStep(null);
      setRefusal(null);
      const outcome = await waitFor(id, confirmation).catch((error) => ({ refusal: sentenceOf(error) }));
      job.current = null;
      setDoing(null);
      await client.invalidateQueries();
      if ('refusal' in outcome) setRefusal(outcome.refusal);
      else setWritten(outcome);
    },
    cancel: () => {
      current.current?.abort();
      if (job.current) jobsApi.jobs.cancel.call({ id: job.current }).catch(() => undefined);
    },
    clear: () => {
      setRefusal(null);
      setWritten(null);
    },
  };
}
