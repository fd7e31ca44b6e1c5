import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import { roadmapApi } from '../api.ts';
import type { Roadmap, TaskRow } from '../schema.ts';

/** Takes a task out of the plan; its number is not given again. */
export function RemoveTask({ roadmap, task, onDone }: { roadmap: Roadmap; task: TaskRow; onDone(): void }) {
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  const remove = useMutation(
    roadmapApi.roadmap.removeTask.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries();
        onDone();
      },
    }),
  );
  const waiting = roadmap.tasks.filter(({ dependsOn }) => dependsOn.includes(task.id));
  return (
    <div>
      {remove.error ? (
        <AlertLine tone="look" live>
          {sentenceOf(remove.error)}
        </AlertLine>
      ) : null}
      <Button small variant="quiet" onClick={() => setAsked(true)}>
        Bỏ việc này khỏi kế hoạch
      </Button>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={`Bỏ việc số ${task.number} khỏi kế hoạch?`}
        verb="Bỏ việc"
        busy={remove.isPending}
        onConfirm={() => {
          setAsked(false);
          remove.mutate({ setId: roadmap.set.id, id: task.id });
        }}
      >
        {waiting.length > 0
          ? `Việc số ${waiting.map(({ number }) => number).join(', ')} đang chờ việc này và sẽ không chờ nữa.`
          : 'Không có việc nào chờ việc này.'}
      </ConfirmDialog>
    </div>
  );
}
