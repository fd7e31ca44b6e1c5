import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { trainingLinesApi } from '../api.ts';

/** What is done with lines: all that is shown is read anew after each. */
export function useLinesActs(onDone: () => void = () => undefined) {
  const onSuccess = useAfterAct(onDone);
  const api = trainingLinesApi.trainingLines;
  return {
    join: useMutation(api.join.mutationOptions({ onSuccess })),
    refuse: useMutation(api.refuse.mutationOptions({ onSuccess })),
    unrefuse: useMutation(api.unrefuse.mutationOptions({ onSuccess })),
    takeOut: useMutation(api.takeOut.mutationOptions({ onSuccess })),
    dissolve: useMutation(api.dissolve.mutationOptions({ onSuccess })),
    propose: useMutation(api.propose.mutationOptions({ onSuccess })),
  };
}
