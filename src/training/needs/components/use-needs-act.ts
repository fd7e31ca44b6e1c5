import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { trainingNeedsApi } from '../api.ts';

/** What is done with the call and with needs: the page is read anew after each. */
export function useNeedsActs(onDone: () => void = () => undefined) {
  const onSuccess = useAfterAct(onDone);
  const api = trainingNeedsApi.trainingNeeds;
  return {
    openCall: useMutation(api.openCall.mutationOptions({ onSuccess })),
    setDue: useMutation(api.setDue.mutationOptions({ onSuccess })),
    closeCall: useMutation(api.closeCall.mutationOptions({ onSuccess })),
    save: useMutation(api.save.mutationOptions({ onSuccess })),
    drop: useMutation(api.drop.mutationOptions({ onSuccess })),
    send: useMutation(api.send.mutationOptions({ onSuccess })),
    takeBack: useMutation(api.takeBack.mutationOptions({ onSuccess })),
    sayNone: useMutation(api.sayNone.mutationOptions({ onSuccess })),
  };
}
