import { daysBetween, formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { IconCircle, IconCircleCheck, IconCircleDot } from '#platform/ui/icons.ts';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { stepWords } from '../labels.ts';
import type { Round, Step } from '../schema.ts';
import css from './promotions.module.css';
import { useSetStep } from './use-promotions.ts';

/** The six steps side by side, each with its planned and its done day; a planned day gone by is late. */
export function StepsCard({ round, today }: { round: Round; today: string }) {
  const [editing, setEditing] = useState<Step | null>(null);
  return (
    <Card flush title="Các bước" aside={round.current ? `đang ở: ${stepWords[round.current]}` : 'đã xong'}>
      <ol className={css.steps}>
        {round.steps.map((step) => (
          <StepCell
            key={step.step}
            {...{ step, today, isCurrent: step.step === round.current }}
            onEdit={round.mayKeep ? () => setEditing(step) : null}
          />
        ))}
      </ol>
      {editing ? (
        <div className={css.stepForm}>
          <StepForm key={editing.step} roundId={round.id} step={editing} onClose={() => setEditing(null)} />
        </div>
      ) : null}
    </Card>
  );
}

interface CellProps {
  step: Step;
  today: string;
  isCurrent: boolean;
  onEdit: (() => void) | null;
}

function StepCell({ step: { step, plannedOn, doneOn }, today, isCurrent, onEdit }: CellProps) {
  const Icon = doneOn ? IconCircleCheck : isCurrent ? IconCircleDot : IconCircle;
  const isLate = doneOn === null && plannedOn !== null && plannedOn < today;
  return (
    <li
      className={doneOn ? css.done : isCurrent ? css.current : undefined}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <h3 className={css.name}>
        <Icon size={16} aria-hidden />
        {stepWords[step]}
      </h3>
      <p className={css.quiet}>
        {doneOn
          ? `xong ${formatDate(doneOn)}`
          : plannedOn
            ? `dự kiến ${formatDate(plannedOn)}`
            : 'chưa có ngày'}
      </p>
      {isLate ? <StateLabel state="late" days={daysBetween(plannedOn, today)} /> : null}
      {onEdit ? (
        <Button
          className={css.edit}
          small
          variant="quiet"
          aria-label={`Ghi ngày bước ${stepWords[step]}`}
          onClick={onEdit}
        >
          Ghi ngày
        </Button>
      ) : null}
    </li>
  );
}

function StepForm({ roundId, step, onClose }: { roundId: string; step: Step; onClose(): void }) {
  const [plannedOn, setPlannedOn] = useState(step.plannedOn);
  const [doneOn, setDoneOn] = useState(step.doneOn);
  const save = useSetStep(onClose);
  return (
    <>
      <h3>{stepWords[step.step]}</h3>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ roundId, step: step.step, plannedOn, doneOn });
        }}
      >
        <DateField label="Dự kiến" value={plannedOn} onChange={setPlannedOn} />
        <DateField label="Hoàn thành" value={doneOn} onChange={setDoneOn} />
        <Button variant="filled" type="submit" busy={save.isPending}>
          Lưu
        </Button>
        <Button onClick={onClose}>Thôi</Button>
      </form>
      <Refusal of={save} />
    </>
  );
}
