import { useMutation, useQueryClient } from '@tanstack/react-query';
import { roundsApi } from '../api.ts';

type Name = 'open' | 'fill' | 'check' | 'giveBack' | 'close';

/** One of the acts on a round; afterwards what stands on the page is asked for anew. */
export function useRoundAct<N extends Name>(name: N, onDone?: (answer: unknown) => void) {
  const client = useQueryClient();
  const onSuccess = async (answer: unknown) => {
    await client.invalidateQueries({ queryKey: roundsApi.rounds.key() });
    onDone?.(answer);
  };
  const acts = {
    open: useMutation(roundsApi.rounds.open.mutationOptions({ onSuccess })),
    fill: useMutation(roundsApi.rounds.fill.mutationOptions({ onSuccess })),
    check: useMutation(roundsApi.rounds.check.mutationOptions({ onSuccess })),
    giveBack: useMutation(roundsApi.rounds.giveBack.mutationOptions({ onSuccess })),
    close: useMutation(roundsApi.rounds.close.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
