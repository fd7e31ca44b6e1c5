import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { schoolExampleApi } from '../api.ts';

/** In the example office, where the school has nothing yet: everything at once, to look around in. */
export function LoadExample() {
  const viewer = useViewer();
  const client = useQueryClient();
  const load = useMutation(
    schoolExampleApi.schoolExample.load.mutationOptions({ onSuccess: () => client.invalidateQueries() }),
  );
  if (!viewer.office.isExample || !may(viewer, 'scheme.keep')) return null;
  return (
    <>
      <Button busy={load.isPending} onClick={() => load.mutate({})}>
        Nạp trường ví dụ
      </Button>
      {load.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(load.error)}
        </AlertLine>
      ) : null}
    </>
  );
}
