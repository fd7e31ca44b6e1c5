import { type UseMutationOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { useViewer } from '../../components/viewer.tsx';
import { type Act, may } from '../../permissions.ts';

interface Props<T> {
  /** «Nạp đề tài ví dụ» */
  label: string;
  /** Who may: the act of the route. */
  act: Act;
  /** `api.room.loadExample.mutationOptions()` */
  options: UseMutationOptions<T, Error, Record<string, never>>;
}

/** In the example office, where a room has nothing yet: all of it at once, to look around in. */
export function LoadExample<T>({ label, act, options }: Props<T>) {
  const viewer = useViewer();
  const client = useQueryClient();
  const load = useMutation({ ...options, onSuccess: () => client.invalidateQueries() });
  if (!viewer.office.isExample || !may(viewer, act)) return null;
  return (
    <>
      <Button busy={load.isPending} onClick={() => load.mutate({})}>
        {label}
      </Button>
      {load.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(load.error)}
        </AlertLine>
      ) : null}
    </>
  );
}
