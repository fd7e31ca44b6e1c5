import { formatDate } from '@dondoc/vietnamese';
import { Button } from '#platform/ui/button.tsx';
import { IconAlertTriangle } from '#platform/ui/icons.ts';
import { Actions } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { movedBy } from '../rules.ts';
import type { Roadmap, TaskRow } from '../schema.ts';
import css from './task-list.module.css';
import { spanWords } from './time-scale.ts';
import type { WhatIf } from './use-what-if.ts';

interface Props {
  roadmap: Roadmap;
  tasks: TaskRow[];
  whatIf: WhatIf;
  /** Null where this person may not change the plan. */
  onEdit: ((task: TaskRow) => void) | null;
}

/** The tasks that lead to an indicator: who, when, and how the directive stands that each has become. */
export function TaskList({ roadmap, tasks, whatIf, onEdit }: Props) {
  if (tasks.length === 0) return <p className={css.none}>Chưa có việc nào cho chỉ tiêu này.</p>;
  return (
    <ul className={css.list}>
      {tasks.map((task) => (
        <li key={task.id}>
          <div className={css.head}>
            <b>{task.number}.</b>
            <span>{task.title}</span>
          </div>
          <p className={css.facts}>
            {task.leadName ?? 'chưa có chủ trì'}
            {task.coordinatingNames.length > 0 ? `, phối hợp ${task.coordinatingNames.join(', ')}` : ''} ·{' '}
            {spanWords(task.startsOn, task.endsOn)}
            {task.product ? ` · ${task.product}` : ''}
          </p>
          <Timing task={task} roadmap={roadmap} whatIf={whatIf} />
          <WorkState task={task} />
          {whatIf.on && !task.directiveId ? <Tries task={task} whatIf={whatIf} /> : null}
          {onEdit && !whatIf.on && !task.directiveId ? (
            <Button small onClick={() => onEdit(task)} aria-label={`Sửa việc số ${task.number}`}>
              Sửa
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Whether others hold it up, and by how much it may slip. */
function Timing({ task, roadmap, whatIf }: { task: TaskRow; roadmap: Roadmap; whatIf: WhatIf }) {
  const found = whatIf.tried.schedule.times.get(task.id);
  if (!found || task.work?.doneOn) return null;
  const { earliestStart, earliestEnd, waitsFor, slack } = found;
  const numbers = roadmap.tasks.filter(({ id }) => waitsFor.includes(id)).map(({ number }) => number);
  if (waitsFor.length > 0)
    return <p className={css.facts}>Chưa tính được ngày: việc số {numbers.join(', ')} chưa đủ ngày.</p>;
  const heldUp = earliestStart !== task.startsOn && earliestEnd;
  return (
    <p className={css.facts}>
      {heldUp ? `Sớm nhất ${spanWords(earliestStart, earliestEnd)} vì chờ việc trước. ` : ''}
      {slack === 0 ? 'Nằm trên đường găng.' : slack === null ? '' : `Có thể chậm ${slack} ngày.`}
    </p>
  );
}

function WorkState({ task: { work, directiveCode } }: { task: TaskRow }) {
  if (!directiveCode) return null;
  return (
    <p className={css.work}>
      <Link href={`/nhiem-vu/${directiveCode}`}>{directiveCode}</Link>
      {work === null ? (
        <StateLabel state="withdrawn" />
      ) : work.state === 'overdue' ? (
        <StateLabel state="late" days={work.daysLate} />
      ) : work.state === 'done' ? (
        <StateLabel state="done" date={work.doneOn ? formatDate(work.doneOn) : null} />
      ) : work.state === 'doneLate' ? (
        <StateLabel state="done-late" days={work.daysLate} />
      ) : (
        <StateLabel state="in-progress" />
      )}
    </p>
  );
}

const STEP = 30;

function Tries({ task, whatIf }: { task: TaskRow; whatIf: WhatIf }) {
  const move = movedBy(whatIf.moves, task.id);
  if (move?.isDropped)
    return (
      <Actions>
        <span className={css.look}>
          <IconAlertTriangle size={14} aria-hidden /> Đang thử bỏ việc này
        </span>
        <Button small onClick={() => whatIf.putBack(task.id)}>
          Giữ lại
        </Button>
      </Actions>
    );
  const by = (days: number) => () => whatIf.move('moveTask', task.id, days);
  return (
    <>
      {move ? (
        <p className={css.look}>Thử: {spanWords(move.day(task.startsOn), move.day(task.endsOn))}</p>
      ) : null}
      <Actions>
        <Button small onClick={by(-STEP)} aria-label={`Việc số ${task.number} sớm ${STEP} ngày`}>
          −{STEP} ngày
        </Button>
        <Button small onClick={by(STEP)} aria-label={`Việc số ${task.number} chậm ${STEP} ngày`}>
          +{STEP} ngày
        </Button>
        <Button
          small
          onClick={() => whatIf.drop('dropTask', task.id)}
          aria-label={`Bỏ việc số ${task.number}`}
        >
          Bỏ
        </Button>
      </Actions>
    </>
  );
}
