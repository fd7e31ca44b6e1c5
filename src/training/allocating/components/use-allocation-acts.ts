import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { trainingAllocationApi } from '../api.ts';

/** What one may do with the places of classes; each changes what every page of training shows. */
export function useAllocationActs(onDone: () => void = () => undefined) {
  const onSuccess = useAfterAct(onDone);
  const { trainingAllocation } = trainingAllocationApi;
  return {
    divide: useMutation(trainingAllocation.divide.mutationOptions({ onSuccess })),
    choose: useMutation(trainingAllocation.choose.mutationOptions({ onSuccess })),
    place: useMutation(trainingAllocation.place.mutationOptions({ onSuccess })),
    remove: useMutation(trainingAllocation.remove.mutationOptions({ onSuccess })),
  };
}
