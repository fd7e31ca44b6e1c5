import { useMutation, useQueryClient } from '@tanstack/react-query';
import { jobsApi } from '../api.ts';

/** Tells slow work to stop, and looks at once what became of it. */
export function useCancelJob() {
  const client = useQueryClient();
  return useMutation(
    jobsApi.jobs.cancel.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: jobsApi.jobs.key() }),
    }),
  );
}
