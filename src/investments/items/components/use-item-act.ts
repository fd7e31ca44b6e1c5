import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { itemsApi } from '../api.ts';

/** An act on an item; what is shown is read anew after it. */
export function useItemAct<
  Name extends 'save' | 'remove' | 'enter' | 'reverse' | 'step' | 'takeBack' | 'planStep',
>(name: Name, onDone: () => void = () => undefined) {
  const onSuccess = useAfterAct(onDone);
  const { investments } = itemsApi;
  const acts = {
    save: useMutation(investments.save.mutationOptions({ onSuccess })),
    remove: useMutation(investments.remove.mutationOptions({ onSuccess })),
    enter: useMutation(investments.enter.mutationOptions({ onSuccess })),
    reverse: useMutation(investments.reverse.mutationOptions({ onSuccess })),
    step: useMutation(investments.step.mutationOptions({ onSuccess })),
    takeBack: useMutation(investments.takeBack.mutationOptions({ onSuccess })),
    planStep: useMutation(investments.planStep.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
