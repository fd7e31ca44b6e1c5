import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { setsApi } from '../api.ts';

/** One of the acts on a set; afterwards all that may show it is asked for anew. */
export function useSetAct<Name extends 'loadShipped' | 'setThreshold' | 'removeThreshold'>(
  name: Name,
  onDone: () => void,
) {
  const onSuccess = useAfterAct(onDone);
  const acts = {
    loadShipped: useMutation(setsApi.sets.loadShipped.mutationOptions({ onSuccess })),
    setThreshold: useMutation(setsApi.sets.setThreshold.mutationOptions({ onSuccess })),
    removeThreshold: useMutation(setsApi.sets.removeThreshold.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
