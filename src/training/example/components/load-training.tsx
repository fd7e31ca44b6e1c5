import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { trainingExampleApi } from '../api.ts';

/** In the example office, where nobody has begun: the year that was and the needs of the next, to look around in. */
export function LoadTraining() {
  const viewer = useViewer();
  const client = useQueryClient();
  const load = useMutation(
    trainingExampleApi.trainingExample.load.mutationOptions({ onSuccess: () => client.invalidateQueries() }),
  );
  // Before the desk is set, only the office can say who sits at it.
  if (!viewer.office.isExample || viewer.role !== 'clerk' || !may(viewer, 'trainingCall.open')) return null;
  return (
    <>
      <Button busy={load.isPending} onClick={() => load.mutate({})}>
        Nạp năm đào tạo ví dụ
      </Button>
      {load.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(load.error)}
        </AlertLine>
      ) : null}
    </>
  );
}
