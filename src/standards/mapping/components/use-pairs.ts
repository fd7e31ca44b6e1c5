import { useMutation, useQueryClient } from '@tanstack/react-query';
import { mappingApi } from '../api.ts';

/** Which indicator stands for which, said or taken back; afterwards both sets are asked for anew. */
export function usePairs(fromSetId: string, toSetId: string) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries();
  const confirm = useMutation(mappingApi.mapping.confirm.mutationOptions({ onSuccess }));
  const remove = useMutation(mappingApi.mapping.remove.mutationOptions({ onSuccess }));
  const of = (pairs: { fromId: string; toId: string }[]) => ({ fromSetId, toSetId, pairs });
  return {
    busy: confirm.isPending || remove.isPending,
    error: confirm.error ?? remove.error,
    confirm: (pairs: { fromId: string; toId: string }[]) => confirm.mutate(of(pairs)),
    remove: (pairs: { fromId: string; toId: string }[]) => remove.mutate(of(pairs)),
  };
}
