import { Card } from '#platform/ui/card.tsx';
import {
  IconArrowBackUp,
  IconCircleCheck,
  IconPencil,
  IconSend,
  IconShieldCheck,
} from '#platform/ui/icons.ts';
import { Timeline } from '#platform/ui/timeline.tsx';
import { stepLabels } from '../labels.ts';
import type { PlanStep, StepName } from '../schema.ts';

const icons: Record<StepName, typeof IconSend> = {
  send: IconSend,
  appraise: IconShieldCheck,
  submit: IconSend,
  approve: IconCircleCheck,
  return: IconArrowBackUp,
  adjust: IconPencil,
};

/** Each step that the plan has taken, newest first. */
export function PlanHistory({ steps }: { steps: PlanStep[] }) {
  if (steps.length === 0) return null;
  return (
    <Card title="Diễn biến" aside={`${steps.length} bước`}>
      <Timeline
        label="Các bước của kế hoạch"
        events={steps.toReversed().map((step, at) => {
          const Icon = icons[step.step];
          return {
            ...{ key: `${steps.length - at}`, date: step.onDay, icon: <Icon size={16} aria-hidden /> },
            ...(step.step === 'return' ? { tone: 'look' as const } : {}),
            ...(step.step === 'approve' ? { tone: 'done' as const } : {}),
            children: (
              <>
                <b>{stepLabels[step.step]}</b>
                {step.number ? `, số ${step.number}` : null}
                {step.byName ? `, ${step.byName}` : null}
                {step.note ? `: ${step.note}` : null}
              </>
            ),
          };
        })}
      />
    </Card>
  );
}
