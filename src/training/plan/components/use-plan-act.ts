import { useMutation, useQueryClient } from '@tanstack/react-query';
import { trainingPlanApi } from '../api.ts';

/** The steps of the plan; each changes what every page of training shows. */
export function usePlanActs(onDone: () => void = () => undefined) {
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries();
    onDone();
  };
  const { trainingPlan } = trainingPlanApi;
  return {
    send: useMutation(trainingPlan.send.mutationOptions({ onSuccess })),
    appraise: useMutation(trainingPlan.appraise.mutationOptions({ onSuccess })),
    submit: useMutation(trainingPlan.submit.mutationOptions({ onSuccess })),
    approve: useMutation(trainingPlan.approve.mutationOptions({ onSuccess })),
    adjust: useMutation(trainingPlan.adjust.mutationOptions({ onSuccess })),
  };
}
