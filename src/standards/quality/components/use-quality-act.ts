import { useMutation, useQueryClient } from '@tanstack/react-query';
import { qualityApi } from '../api.ts';

/** Sets a finding aside, or takes it up again. */
export function useQualityAct<Name extends 'setAside' | 'takeUp'>(
  name: Name,
  onDone: () => void = () => undefined,
) {
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: qualityApi.quality.key() });
    onDone();
  };
  const acts = {
    setAside: useMutation(qualityApi.quality.setAside.mutationOptions({ onSuccess })),
    takeUp: useMutation(qualityApi.quality.takeUp.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
