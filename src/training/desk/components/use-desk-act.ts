import { useMutation, useQueryClient } from '@tanstack/react-query';
import { trainingDeskApi } from '../api.ts';

export function useDeskAct<Name extends 'setMember' | 'saveSetting'>(
  name: Name,
  onDone: () => void = () => undefined,
) {
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries();
    onDone();
  };
  const acts = {
    setMember: useMutation(trainingDeskApi.trainingDesk.setMember.mutationOptions({ onSuccess })),
    saveSetting: useMutation(trainingDeskApi.trainingDesk.saveSetting.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
