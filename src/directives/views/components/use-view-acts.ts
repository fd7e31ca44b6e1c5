import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { useToast } from '#platform/ui/toast.tsx';
import { queryFor } from '../../components/filter-address.ts';
import type { ListAddress } from '../../listing/schema.ts';
import { viewsApi } from '../api.ts';
import { keptOf } from '../rules.ts';

/** Saving, renaming and removing; what is removed can be had back for ten seconds. */
export function useViewActs(onNamed: () => void) {
  const client = useQueryClient();
  const toast = useToast();
  const { views } = viewsApi;
  const again = () => client.invalidateQueries({ queryKey: views.key() });
  const done = (text: string, undo?: () => void) => {
    again();
    toast(undo ? { text, undo } : { text });
  };
  const save = useMutation(
    views.save.mutationOptions({
      onSuccess: ({ name }) => {
        onNamed();
        done(`Đã lưu cách xem «${name}».`);
      },
    }),
  );
  const rename = useMutation(
    views.rename.mutationOptions({
      onSuccess: () => {
        onNamed();
        again();
      },
    }),
  );
  const remove = useMutation(
    views.remove.mutationOptions({
      onSuccess: ({ name, address }) =>
        done(`Đã xoá cách xem «${name}».`, () => save.mutate({ name, address })),
    }),
  );
  const failed = [save, rename].find((mutation) => mutation.isError);
  return {
    problem: failed ? sentenceOf(failed.error) : null,
    busy: save.isPending || rename.isPending,
    forget: () => {
      save.reset();
      rename.reset();
    },
    save: (name: string, address: ListAddress) => save.mutate({ name, address: queryFor(keptOf(address)) }),
    rename: (id: string, name: string) => rename.mutate({ id, name }),
    remove: (id: string) => remove.mutate({ id }),
  };
}
