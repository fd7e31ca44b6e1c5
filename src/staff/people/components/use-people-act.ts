import { useMutation } from '@tanstack/react-query';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { peopleApi } from '../api.ts';

/** One of the acts that change the roster; afterwards what stands on the page is asked for anew. */
export function usePeopleAct<Name extends 'create' | 'add' | 'remove' | 'link' | 'set' | 'erase'>(
  name: Name,
  onDone: () => void,
) {
  const onSuccess = useAfterAct(onDone);
  const acts = {
    create: useMutation(peopleApi.staff.create.mutationOptions({ onSuccess })),
    add: useMutation(peopleApi.staff.add.mutationOptions({ onSuccess })),
    remove: useMutation(peopleApi.staff.remove.mutationOptions({ onSuccess })),
    link: useMutation(peopleApi.staff.link.mutationOptions({ onSuccess })),
    set: useMutation(peopleApi.staff.set.mutationOptions({ onSuccess })),
    erase: useMutation(peopleApi.staff.erase.mutationOptions({ onSuccess })),
  };
  return acts[name];
}
