import { useMutation, useQueryClient } from '@tanstack/react-query';
import { JobLine } from '#accounts/jobs/components/job-line.tsx';
import { useJob } from '#accounts/jobs/components/use-job.ts';
import { isOver } from '#accounts/jobs/schema.ts';
import { documentsApi } from '#documents/api.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import type { ReadingChanges, Rereading } from '../../rereading/schema.ts';
import { reviewApi } from '../api.ts';

/** Brings a new text, and what was read from it, onto the desk. */
export function useReviewReload() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: documentsApi.documents.key() });
    await client.invalidateQueries({ queryKey: reviewApi.review.key() });
  };
}

/** Has the stored file read once more, and brings what came of it onto the desk. */
export function useReadAgain(documentId: string) {
  const reload = useReviewReload();
  const again = useMutation(reviewApi.review.readAgain.mutationOptions());
  const { job, cancel } = useJob(again.data?.jobId ?? null, reload);
  return {
    readAgain: () => again.mutate({ documentId }),
    isReading: again.isPending || (job !== null && !isOver(job)),
    ...{ job, cancel },
    problem: again.isError ? sentenceOf(again.error) : null,
  };
}

type Again = ReturnType<typeof useReadAgain>;

/** What the newest reading changed; the first one changes nothing. */
export function ReadingLine({ reading, again }: { reading: Rereading; again: Again }) {
  const { job, cancel, problem } = again;
  if (job && job.state !== 'done') return <JobLine job={job} onCancel={cancel} />;
  if (problem)
    return (
      <AlertLine tone="look" live>
        {problem}
      </AlertLine>
    );
  const { number, madeAt, changes } = reading;
  if (!changes) return null;
  return (
    <AlertLine tone="info" live>
      Bản đọc lần {number}: {countsOf(changes)}
      {changes.header ? '; phần đầu đọc khác, giữ như đã kiểm' : ''}
      {madeAt ? ` (${momentOf(madeAt)})` : ''}.
    </AlertLine>
  );
}

function countsOf({ added, other, gone }: ReadingChanges): string {
  if (added + other + gone === 0) return 'các mục không đổi';
  return `${added} mục mới, ${other} mục khác, ${gone} mục mất`;
}
