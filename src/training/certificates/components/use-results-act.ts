import { useMutation, useQueryClient } from '@tanstack/react-query';
import { trainingResultsApi } from '../api.ts';

export function useResultsAct<Name extends 'save' | 'give' | 'takeBack'>(name: Name, onDone: () => void) {
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries();
    onDone();
  };
  const acts = {
    save: useMutation(trainingResultsApi.trainingResults.save.mutationOptions({ onSuccess })),
    give: useMutation(trainingResultsApi.trainingResults.give.mutationOptions({ onSuccess })),
    takeBack: useMutation(trainingResultsApi.trainingResults.takeBack.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
