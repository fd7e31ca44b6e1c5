import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { programmesApi } from '../api.ts';

export function useProgrammesAct<Name extends 'save' | 'loadShipped' | 'end' | 'withdraw'>(
  name: Name,
  onDone: () => void = () => undefined,
) {
  const onSuccess = useAfterAct(onDone);
  const acts = {
    save: useMutation(programmesApi.programmes.save.mutationOptions({ onSuccess })),
    loadShipped: useMutation(programmesApi.programmes.loadShipped.mutationOptions({ onSuccess })),
    end: useMutation(programmesApi.programmes.end.mutationOptions({ onSuccess })),
    withdraw: useMutation(programmesApi.programmes.withdraw.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
