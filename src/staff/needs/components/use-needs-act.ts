import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { staffNeedsApi } from '../api.ts';

export function useNeedsAct<Name extends 'save' | 'send' | 'drop' | 'answer'>(
  name: Name,
  onDone: () => void = () => undefined,
) {
  const onSuccess = useAfterAct(onDone);
  const acts = {
    save: useMutation(staffNeedsApi.staffNeeds.save.mutationOptions({ onSuccess })),
    send: useMutation(staffNeedsApi.staffNeeds.send.mutationOptions({ onSuccess })),
    drop: useMutation(staffNeedsApi.staffNeeds.drop.mutationOptions({ onSuccess })),
    answer: useMutation(staffNeedsApi.staffNeeds.answer.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
