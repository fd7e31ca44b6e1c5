import { useMutation, useQueryClient } from '@tanstack/react-query';
import { forecastApi } from '../../forecast/api.ts';
import { promotionsApi } from '../api.ts';

/** What rounds change, the ratio follows. */
function useFresh(then?: () => void) {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: promotionsApi.promotions.key() });
    await client.invalidateQueries({ queryKey: forecastApi.forecast.key() });
    then?.();
  };
}

export function useOpenRound(then: (id: string) => void) {
  const fresh = useFresh();
  const onSuccess = async ({ id }: { id: string }) => {
    await fresh();
    then(id);
  };
  return useMutation(promotionsApi.promotions.open.mutationOptions({ onSuccess }));
}

export const useSetStep = (then: () => void) =>
  useMutation(promotionsApi.promotions.setStep.mutationOptions({ onSuccess: useFresh(then) }));

export const useTakeIn = (then: () => void) =>
  useMutation(promotionsApi.promotions.takeIn.mutationOptions({ onSuccess: useFresh(then) }));

export const useRecord = (then: () => void) =>
  useMutation(promotionsApi.promotions.record.mutationOptions({ onSuccess: useFresh(then) }));

export const useAppoint = (then: () => void) =>
  useMutation(promotionsApi.promotions.appoint.mutationOptions({ onSuccess: useFresh(then) }));
