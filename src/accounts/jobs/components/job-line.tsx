import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { Progress } from '#platform/ui/progress.tsx';
import { howFar, kindLabels } from '../labels.ts';
import { isOver, type Job } from '../schema.ts';

interface Props {
  job: Job;
  onCancel(): void;
}

/** Slow work where somebody waits for it: how far it is, the way to stop it, why it failed. */
export function JobLine({ job, onCancel }: Props) {
  const name = kindLabels[job.kind] ?? job.kind;
  if (!isOver(job))
    return (
      <AlertLine tone="info" live>
        <Progress value={job.steps ? job.stepsDone / job.steps : null} words={`${name}: ${howFar(job)}`} />
        <Actions>
          <Button small onClick={onCancel}>
            Dừng
          </Button>
        </Actions>
        Có thể rời trang này; máy vẫn làm tiếp.
      </AlertLine>
    );
  if (job.state === 'failed')
    return (
      <AlertLine tone="look" live>
        {job.problem}
      </AlertLine>
    );
  if (job.state === 'cancelled')
    return (
      <AlertLine tone="info" live>
        {name} đã dừng. Chưa có gì thay đổi.
      </AlertLine>
    );
  return null;
}
