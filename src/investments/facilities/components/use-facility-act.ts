import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { facilitiesApi } from '../api.ts';

export function useFacilityAct<Name extends 'record' | 'remove'>(
  name: Name,
  onDone: () => void = () => undefined,
) {
  const onSuccess = useAfterAct(onDone);
  const acts = {
    record: useMutation(facilitiesApi.facilities.record.mutationOptions({ onSuccess })),
    remove: useMutation(facilitiesApi.facilities.remove.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
