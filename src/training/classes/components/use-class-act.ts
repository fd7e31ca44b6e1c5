import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { trainingClassesApi } from '../api.ts';

export function useClassAct<Name extends 'make' | 'change' | 'step' | 'remove'>(
  name: Name,
  onDone: () => void = () => undefined,
) {
  const onSuccess = useAfterAct(onDone);
  const api = trainingClassesApi.trainingClasses;
  const acts = {
    make: useMutation(api.make.mutationOptions({ onSuccess })),
    change: useMutation(api.change.mutationOptions({ onSuccess })),
    step: useMutation(api.step.mutationOptions({ onSuccess })),
    remove: useMutation(api.remove.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
