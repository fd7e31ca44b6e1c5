import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import type { Committee, Member, Task } from '../../schema.ts';
import { isLate, isOpen, wasDirectedLate, wasLate } from '../rules.ts';
import { DirectForm, EndForm, TaskForm } from './task-forms.tsx';

type Panel = { kind: 'add' } | { kind: 'end' | 'direct'; task: Task } | null;

/** What members were asked to do: late first, then by day. */
export function TasksCard({ committee }: { committee: Committee }) {
  const viewer = useViewer();
  const [panel, setPanel] = useState<Panel>(null);
  const { today } = viewer;
  const { tasks, may } = committee;
  const rows = inUrgency(tasks, today);
  const late = tasks.filter((task) => isLate(task, today)).length;
  const close = () => setPanel(null);
  const isOwn = ({ seat }: Task) =>
    committee.members.some(
      (one) => one.seat === seat && one.agency.id === viewer.agency.id && one.endedOn === null,
    );
  const mayEnd = (task: Task) =>
    isOpen(task) &&
    !task.isHeld &&
    !task.directiveCode &&
    (may.meet || (isOwn(task) && isAnswering(viewer.role)));
  return (
    <Stack>
      <Card
        flush
        title="Việc của thành viên"
        aside={
          may.meet ? (
            <Button small onClick={() => setPanel({ kind: 'add' })}>
              Giao việc
            </Button>
          ) : (
            `${late}/${tasks.length} việc quá hạn`
          )
        }
      >
        <DataTable
          label={`${tasks.length} việc của thành viên, ${late} việc quá hạn`}
          rows={rows}
          columns={columnsWith({
            ...{ members: committee.members, today },
            acts: (task) => (
              <Actions>
                {mayEnd(task) ? (
                  <Button
                    small
                    aria-label={`Ghi kết quả: ${task.text}`}
                    onClick={() => setPanel({ kind: 'end', task })}
                  >
                    Ghi kết quả
                  </Button>
                ) : null}
                {may.direct && isOpen(task) && !task.isHeld && !task.directiveCode ? (
                  <Button
                    small
                    aria-label={`Giao thành nhiệm vụ: ${task.text}`}
                    onClick={() => setPanel({ kind: 'direct', task })}
                  >
                    Thành nhiệm vụ
                  </Button>
                ) : null}
              </Actions>
            ),
          })}
          rowKey={({ id }) => id}
          isLate={(task) => isLate(task, today)}
          empty={
            <EmptyState title="Chưa giao việc nào">
              Việc ghi trong quyết định thành việc ở đây khi quyết định được ký; việc khác giao tại phiên họp.
            </EmptyState>
          }
        />
      </Card>
      {panel?.kind === 'add' ? <TaskForm committee={committee} onClose={close} /> : null}
      {panel?.kind === 'end' ? <EndForm task={panel.task} mayDrop={may.meet} onClose={close} /> : null}
      {panel?.kind === 'direct' ? (
        <DirectForm committee={committee} task={panel.task} onClose={close} />
      ) : null}
    </Stack>
  );
}

const isAnswering = (role: string) => role === 'contact' || role === 'head';

/** Late first, then open by day, those without a day after them, what has ended last. */
function inUrgency(tasks: readonly Task[], today: string): Task[] {
  const place = (task: Task) =>
    task.endedOn ? 3 : isLate(task, today) ? 0 : task.dueOn && !task.directiveCode ? 1 : 2;
  return tasks.toSorted(
    (a, b) => place(a) - place(b) || (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'),
  );
}

interface Showing {
  members: readonly Member[];
  today: string;
  acts(task: Task): React.ReactNode;
}

const columnsWith = ({ members, today, acts }: Showing): Column<Task>[] => [
  {
    ...{ key: 'text', head: 'Việc', card: 'title' as const },
    cell: ({ text }) => text,
    sub: ({ seat, givenOn, origin }) =>
      [holder(members, seat), `${originWords[origin]} ${formatDate(givenOn)}`].filter(Boolean).join('; '),
  },
  {
    ...{ key: 'due', head: 'Hạn', width: 110 },
    cell: ({ dueOn }) => (dueOn ? formatDate(dueOn) : 'không thời hạn'),
  },
  {
    ...{ key: 'state', head: 'Tình hình', width: 200, card: 'state' as const },
    cell: (task) => <TaskState task={task} today={today} />,
    sub: ({ endedNote }) => endedNote,
  },
  { key: 'acts', head: 'Làm', width: 272, cell: acts },
];

const originWords = { decision: 'theo quyết định', meeting: 'tại phiên họp', own: 'giao ngày' } as const;

function holder(members: readonly Member[], seat: string | null): string {
  const member = members.findLast((one) => one.seat === seat);
  return member ? (member.name ?? member.positionTitle) : 'cả Ban Chỉ đạo';
}

function TaskState({ task, today }: { task: Task; today: string }) {
  const { directiveCode, directedOn, endedOn, endedAs, dueOn } = task;
  if (directiveCode)
    return (
      <>
        Nhiệm vụ <Link href={`/nhiem-vu/${directiveCode}`}>{directiveCode}</Link>
        {wasDirectedLate(task)
          ? `, đã quá hạn ${daysLate(dueOn ?? today, directedOn ?? today)} ngày khi giao`
          : ''}
      </>
    );
  if (endedOn && endedAs === 'dropped')
    return <StateLabel state="withdrawn" words={`Thôi giao ${formatDate(endedOn)}`} />;
  if (endedOn && wasLate(task))
    return <StateLabel state="done-late" words={`Xong quá hạn, ${formatDate(endedOn)}`} />;
  if (endedOn) return <StateLabel state="done" words={`Xong ${formatDate(endedOn)}`} />;
  if (isLate(task, today)) return <StateLabel state="late" days={daysLate(dueOn ?? today, today)} />;
  return dueOn ? <StateLabel state="in-progress" words="Trong hạn" /> : <StateLabel state="undated" />;
}

const daysLate = (dueOn: string, today: string): number =>
  Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000);
