import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { trainingPlanApi } from '../api.ts';

/** The steps of the plan; each changes what every page of training shows. */
export function usePlanActs(onDone: () => void = () => undefined) {
  const onSuccess = useAfterAct(onDone);
  const { trainingPlan } = trainingPlanApi;
  return {
    send: useMutation(trainingPlan.send.mutationOptions({ onSuccess })),
    appraise: useMutation(trainingPlan.appraise.mutationOptions({ onSuccess })),
    submit: useMutation(trainingPlan.submit.mutationOptions({ onSuccess })),
    approve: useMutation(trainingPlan.approve.mutationOptions({ onSuccess })),
    adjust: useMutation(trainingPlan.adjust.mutationOptions({ onSuccess })),
  };
}
