import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { supportApi } from '../api.ts';

export function useSupportAct<Name extends 'addPolicy' | 'removePolicy' | 'ask' | 'decide'>(
  name: Name,
  onDone: () => void = () => undefined,
) {
  const onSuccess = useAfterAct(onDone);
  const acts = {
    addPolicy: useMutation(supportApi.support.addPolicy.mutationOptions({ onSuccess })),
    removePolicy: useMutation(supportApi.support.removePolicy.mutationOptions({ onSuccess })),
    ask: useMutation(supportApi.support.ask.mutationOptions({ onSuccess })),
    decide: useMutation(supportApi.support.decide.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
