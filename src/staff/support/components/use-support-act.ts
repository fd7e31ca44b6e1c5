import { useMutation, useQueryClient } from '@tanstack/react-query';
import { supportApi } from '../api.ts';

export function useSupportAct<Name extends 'addPolicy' | 'removePolicy' | 'ask' | 'decide'>(
  name: Name,
  onDone: () => void = () => undefined,
) {
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries();
    onDone();
  };
  const acts = {
    addPolicy: useMutation(supportApi.support.addPolicy.mutationOptions({ onSuccess })),
    removePolicy: useMutation(supportApi.support.removePolicy.mutationOptions({ onSuccess })),
    ask: useMutation(supportApi.support.ask.mutationOptions({ onSuccess })),
    decide: useMutation(supportApi.support.decide.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
