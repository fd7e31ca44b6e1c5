import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { trainingDeskApi } from '../api.ts';

export function useDeskAct<Name extends 'setMember' | 'saveSetting'>(
  name: Name,
  onDone: () => void = () => undefined,
) {
  const onSuccess = useAfterAct(onDone);
  const acts = {
    setMember: useMutation(trainingDeskApi.trainingDesk.setMember.mutationOptions({ onSuccess })),
    saveSetting: useMutation(trainingDeskApi.trainingDesk.saveSetting.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
