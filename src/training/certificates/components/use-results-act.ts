import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { trainingResultsApi } from '../api.ts';

export function useResultsAct<Name extends 'save' | 'give' | 'takeBack'>(name: Name, onDone: () => void) {
  const onSuccess = useAfterAct(onDone);
  const acts = {
    save: useMutation(trainingResultsApi.trainingResults.save.mutationOptions({ onSuccess })),
    give: useMutation(trainingResultsApi.trainingResults.give.mutationOptions({ onSuccess })),
    takeBack: useMutation(trainingResultsApi.trainingResults.takeBack.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
