import { useMutation, useQueryClient } from '@tanstack/react-query';
import { calendarApi } from '../api.ts';

/** One of the acts that change the calendar; afterwards what stands on the page is asked for anew. */
export function useCalendarAct<Name extends 'confirm' | 'add' | 'remove' | 'set'>(
  name: Name,
  onDone: () => void,
) {
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: calendarApi.calendar.key() });
    onDone();
  };
  const acts = {
    confirm: useMutation(calendarApi.calendar.confirm.mutationOptions({ onSuccess })),
    add: useMutation(calendarApi.calendar.add.mutationOptions({ onSuccess })),
    remove: useMutation(calendarApi.calendar.remove.mutationOptions({ onSuccess })),
    set: useMutation(calendarApi.calendar.set.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
