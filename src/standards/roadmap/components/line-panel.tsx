import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { Button, IconButton } from '#platform/ui/button.tsx';
import { Card, PanelSection } from '#platform/ui/card.tsx';
import { IconX } from '#platform/ui/icons.ts';
import { Actions, Facts } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { movedBy } from '../rules.ts';
import type { GapRow, Roadmap, TaskRow } from '../schema.ts';
import { GapForm } from './line-form.tsx';
import css from './line-panel.module.css';
import { RemoveTask } from './remove-task.tsx';
import { TaskForm } from './task-form.tsx';
import { TaskList } from './task-list.tsx';
import type { WhatIf } from './use-what-if.ts';

interface Props {
  roadmap: Roadmap;
  row: GapRow;
  whatIf: WhatIf;
  mayKeep: boolean;
  onClose(): void;
}

type Open = 'nothing' | 'line' | 'new task' | TaskRow;

/** The way to one indicator: what is lacking, by when, and each task towards it. */
export function LinePanel({ roadmap, row, whatIf, mayKeep, onClose }: Props) {
  const [open, setOpen] = useState<Open>('nothing');
  const close = () => setOpen('nothing');
  const indicatorId = row.indicator.id;
  if (open === 'line') return <GapForm row={row} onClose={close} />;
  if (open === 'new task') return <TaskForm {...{ roadmap, indicatorId }} task={null} onClose={close} />;
  if (open !== 'nothing')
    return (
      <>
        <TaskForm {...{ roadmap, indicatorId }} task={open} onClose={close} />
        <RemoveTask roadmap={roadmap} task={open} onDone={close} />
      </>
    );
  const tasks = roadmap.tasks.filter(({ id }) => row.taskIds.includes(id));
  return (
    <Card as="aside" flush label={`Lộ trình chỉ tiêu ${row.indicator.code}`}>
      <PanelSection>
        <div className={css.head}>
          <span>{row.indicator.code}</span>
          <IconButton label="Đóng khung" onClick={onClose}>
            <IconX size={16} aria-hidden />
          </IconButton>
        </div>
        <h2 className={css.title}>
          <Link href={`/truong-chuan/chi-tieu/${indicatorId}`}>{row.indicator.name}</Link>
        </h2>
        <Facts
          facts={[
            ['Hiện trạng', row.now],
            ['Khoảng trống', row.gap],
            ['Chủ trì', row.leader ?? 'chưa ghi'],
            ['Dự kiến đạt', row.plannedOn ? formatDate(row.plannedOn) : 'chưa có ngày'],
            ...(row.note ? [['Ghi chú', row.note] as [string, string]] : []),
          ]}
        />
        {whatIf.on ? <LineTries row={row} whatIf={whatIf} /> : null}
        {mayKeep && !whatIf.on ? (
          <Actions>
            <Button small onClick={() => setOpen('line')}>
              Sửa lộ trình
            </Button>
          </Actions>
        ) : null}
      </PanelSection>
      <PanelSection title="Việc của kế hoạch" aside={`${tasks.length} việc`}>
        <TaskList {...{ roadmap, tasks, whatIf }} onEdit={mayKeep ? setOpen : null} />
        {mayKeep && !whatIf.on ? (
          <Actions>
            <Button small variant="ink" onClick={() => setOpen('new task')}>
              Thêm việc
            </Button>
          </Actions>
        ) : null}
      </PanelSection>
    </Card>
  );
}

const STEP = 30;

function LineTries({ row, whatIf }: { row: GapRow; whatIf: WhatIf }) {
  const { id } = row.indicator;
  if (!row.plannedOn) return <p className={css.quiet}>Chưa có ngày dự kiến nên không dời được.</p>;
  const move = movedBy(whatIf.moves, id);
  return (
    <Actions>
      <Button small onClick={() => whatIf.move('moveLine', id, -STEP)}>
        Sớm {STEP} ngày
      </Button>
      <Button small onClick={() => whatIf.move('moveLine', id, STEP)}>
        Chậm {STEP} ngày
      </Button>
      {move ? (
        <Button small onClick={() => whatIf.putBack(id)}>
          Để như cũ
        </Button>
      ) : (
        <Button small onClick={() => whatIf.drop('dropLine', id)}>
          Bỏ ngày
        </Button>
      )}
    </Actions>
  );
}
