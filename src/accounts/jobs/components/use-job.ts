import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { jobsApi } from '../api.ts';
import { isOver } from '../schema.ts';
import { useCancelJob } from './use-cancel-job.ts';

const LOOK_MS = 1_000;

/** A job that is waited for on this page; hears of its end once. */
export function useJob(id: string | null, onOver: () => void) {
  const { data = null } = useQuery({
    ...jobsApi.jobs.get.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : LOOK_MS),
  });
  const job = data?.id === id ? data : null;
  const heard = useRef<string | null>(null);
  const latest = useRef(onOver);
  latest.current = onOver;
  useEffect(() => {
    if (!job || !isOver(job) || heard.current === job.id) return;
    heard.current = job.id;
    latest.current();
  }, [job]);
  const cancel = useCancelJob();
  return { job, cancel: () => id && cancel.mutate({ id }) };
}
