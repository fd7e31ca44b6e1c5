import { useMutation, useQueryClient } from '@tanstack/react-query';
import { setsApi } from '../api.ts';

/** One of the acts on a set; afterwards all that may show it is asked for anew. */
export function useSetAct<Name extends 'loadShipped' | 'setThreshold' | 'removeThreshold'>(
  name: Name,
  onDone: () => void,
) {
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries();
    onDone();
  };
  const acts = {
    loadShipped: useMutation(setsApi.sets.loadShipped.mutationOptions({ onSuccess })),
    setThreshold: useMutation(setsApi.sets.setThreshold.mutationOptions({ onSuccess })),
    removeThreshold: useMutation(setsApi.sets.removeThreshold.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
