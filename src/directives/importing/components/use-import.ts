import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useJob } from '#accounts/jobs/components/use-job.ts';
import { isOver, type Job } from '#accounts/jobs/schema.ts';
import { sentenceOf } from '#platform/http/client.ts';
import type { Step } from '#platform/http/work-lines.ts';
import { importingApi } from '../api.ts';
import { type Confirmation, Written } from '../schema.ts';
import { sendList } from './send-list.ts';

const STOPPED = 'Đã dừng. Chưa có gì được nhập.';

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

/** One file at a time: sent and read, then written as a job; each can be stopped. */
export function useImport(onReceived: (id: string) => void): ImportWork {
  const client = useQueryClient();
  const sent = useRef<AbortController | null>(null);
  useEffect(() => () => sent.current?.abort(), []);
  const reading = useMutation({
    mutationFn: (file: File) => {
      sent.current = new AbortController();
      return sendList(file, sent.current.signal);
    },
    onSuccess: onReceived,
  });
  const asking = useMutation(
    importingApi.importing.confirm.mutationOptions({ onError: () => client.invalidateQueries() }),
  );
  const { job, cancel } = useJob(asking.data?.jobId ?? null, () => client.invalidateQueries());
  const isWriting = asking.isPending || (asking.isSuccess && (job === null || !isOver(job)));
  const error = reading.error ?? asking.error;
  return {
    doing: reading.isPending ? 'reading' : isWriting ? 'writing' : null,
    step: job?.steps ? { done: job.stepsDone, of: job.steps } : null,
    refusal: error ? sentenceOf(error) : refusalOf(job),
    written: job?.state === 'done' ? Written.parse(job.result) : null,
    send: (file) => reading.mutate(file),
    confirm: (id, confirmation) => {
      reading.reset();
      asking.mutate({ id, ...confirmation });
    },
    cancel: () => {
      sent.current?.abort();
      cancel();
    },
    clear: () => {
      reading.reset();
      asking.reset();
    },
  };
}

function refusalOf(job: Job | null): string | null {
  if (job?.state === 'failed') return job.problem;
  return job?.state === 'cancelled' ? STOPPED : null;
}
