import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import type { Outlook } from '../rules.ts';
import type { TaskRow } from '../schema.ts';
import css from './task-list.module.css';
import { spanWords } from './time-scale.ts';

interface Props {
  tasks: TaskRow[];
  outlook: Outlook;
}

/** The longest way through the plan: a day lost on any of these is a day lost at the end. */
export function CriticalCard({ tasks, outlook: { schedule } }: Props) {
  const way = schedule.critical.flatMap((id) => tasks.find((task) => task.id === id) ?? []);
  const uncounted = tasks.filter(({ id }) => (schedule.times.get(id)?.waitsFor.length ?? 0) > 0);
  return (
    <Card
      title="Đường găng"
      aside={schedule.endsOn ? `việc cuối cùng xong sớm nhất ${formatDate(schedule.endsOn)}` : undefined}
    >
      {way.length === 0 ? (
        <p className={css.none}>
          {tasks.length === 0 ? 'Kế hoạch chưa có việc nào.' : 'Chưa việc nào đủ ngày bắt đầu và kết thúc.'}
        </p>
      ) : (
        <>
          <p className={css.facts}>Chậm một ngày ở việc nào dưới đây thì kế hoạch chậm một ngày.</p>
          <ol className={css.list}>
            {way.map((task) => (
              <li key={task.id}>
                <div className={css.head}>
                  <b>{task.number}.</b>
                  {task.directiveCode ? (
                    <Link href={`/nhiem-vu/${task.directiveCode}`}>{task.title}</Link>
                  ) : (
                    <span>{task.title}</span>
                  )}
                </div>
                <p className={css.facts}>
                  {task.leadName ?? 'chưa có chủ trì'} ·{' '}
                  {spanWords(
                    schedule.times.get(task.id)?.earliestStart ?? null,
                    schedule.times.get(task.id)?.earliestEnd ?? null,
                  )}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
      {uncounted.length > 0 ? (
        <p className={css.look}>
          Không tính {uncounted.length} việc vì chưa đủ ngày: số{' '}
          {uncounted.map(({ number }) => number).join(', ')}.
        </p>
      ) : null}
    </Card>
  );
}
