import { useMutation, useQueryClient } from '@tanstack/react-query';
import { periodsApi } from '../api.ts';

function useFresh(then?: () => void) {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: periodsApi.periods.key() });
    then?.();
  };
}

export const useSave = (then: () => void) =>
  useMutation(periodsApi.periods.save.mutationOptions({ onSuccess: useFresh(then) }));

export const useDraft = () =>
  useMutation(periodsApi.periods.draft.mutationOptions({ onSuccess: useFresh() }));
