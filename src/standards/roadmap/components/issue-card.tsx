import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { roadmapApi } from '../api.ts';
import type { Issued, Roadmap, TaskRow } from '../schema.ts';

interface Props {
  roadmap: Roadmap;
  /** Why a task cannot be laid on anybody yet. */
  faultOf(task: TaskRow): string | null;
  onIssued(issued: Issued): void;
  onClose(): void;
}

/** Which tasks become directives now; those that cannot say why. */
export function IssueCard({ roadmap, faultOf, onIssued, onClose }: Props) {
  const open = roadmap.tasks.filter(({ directiveId }) => directiveId === null);
  const ready = open.filter((task) => faultOf(task) === null);
  const [left, setLeft] = useState<string[]>([]);
  const queries = useQueryClient();
  const issue = useMutation(
    roadmapApi.plan.issue.mutationOptions({
      onSuccess: async (issued) => {
        await queries.invalidateQueries();
        onIssued(issued);
      },
    }),
  );
  const chosen = ready.filter(({ id }) => !left.includes(id));
  const bodies = new Set(chosen.map(({ leadName }) => leadName)).size;
  return (
    <Card current title="Giao việc theo kế hoạch" aside={`${open.length} việc chưa giao`}>
      {open.map((task) => (
        <TickField
          key={task.id}
          label={labelOf(task, faultOf(task))}
          disabled={faultOf(task) !== null}
          checked={chosen.includes(task)}
          onChange={(is) => setLeft(is ? left.filter((id) => id !== task.id) : [...left, task.id])}
        />
      ))}
      <p style={{ margin: '8px 0', color: 'var(--text-2)', fontSize: 13 }}>
        Mỗi việc thành một nhiệm vụ có mã, thời hạn theo lộ trình. Việc đã giao không sửa trong kế hoạch nữa.
      </p>
      {issue.error ? (
        <AlertLine tone="look" live>
          {sentenceOf(issue.error)}
        </AlertLine>
      ) : null}
      <Actions>
        <Button
          variant="filled"
          busy={issue.isPending}
          why={chosen.length === 0 ? 'chưa chọn việc nào' : undefined}
          onClick={() => issue.mutate({ setId: roadmap.set.id, taskIds: chosen.map(({ id }) => id) })}
        >
          Giao {chosen.length} việc cho {bodies} cơ quan
        </Button>
        <Button onClick={onClose}>Thôi</Button>
      </Actions>
    </Card>
  );
}

const labelOf = ({ number, title, leadName, endsOn }: TaskRow, fault: string | null): string => {
  const until = endsOn ? `hạn ${formatDate(endsOn)}` : 'không thời hạn';
  return `${number}. ${title} (${leadName ?? 'chưa có chủ trì'}, ${until})${fault ? `: ${fault}` : ''}`;
};
