import { daysBetween, formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { type ChainStep, StepChain } from '#platform/ui/step-chain.tsx';
import type { Acts } from '../../components/use-acts.ts';
import { stepRoleLabels } from '../../labels.ts';
import type { DirectiveDetail } from '../../schema.ts';
import type { Step, StepProposal, StepView } from '../schema.ts';
import css from './steps.module.css';
import { StepsForm } from './steps-form.tsx';

interface Props {
  directive: DirectiveDetail;
  setSteps: Acts['setSteps'];
  today: string;
}

/** The chain of desks; where none is confirmed, what the roles of the document speak of. */
export function StepsCard({ directive, setSteps, today }: Props) {
  const { code, steps, proposedSteps, mayDo } = directive;
  const [isOpen, setOpen] = useState(false);
  const maySet = mayDo.includes('setSteps');
  if (steps.length === 0 && !maySet) return null;
  const proposed = proposedSteps.map(withId);
  const set = (chain: Step[]) => setSteps.mutate({ code, steps: chain }, { onSuccess: () => setOpen(false) });
  if (isOpen)
    return (
      <Card title="Các bước" current>
        <StepsForm
          steps={steps.length > 0 ? steps : proposed}
          fixed={steps.filter(({ state }) => state === 'done').length}
          busy={setSteps.isPending}
          onSet={set}
          onCancel={() => setOpen(false)}
        />
      </Card>
    );
  const isProposal = steps.length === 0 && proposed.length > 0;
  return (
    <Card title={isProposal ? 'Các bước đề xuất' : 'Các bước'} aside={asideOf(steps, isProposal)}>
      {steps.length > 0 ? <StepChain steps={steps.map((step) => chainStep(step, today))} /> : null}
      {isProposal ? <StepChain steps={proposed.map(proposedStep)} /> : null}
      {steps.length + proposed.length === 0 ? (
        <p className={css.none}>
          Nhiệm vụ do một nơi thực hiện. Thêm bước nếu phải qua thẩm định, trình, quyết định.
        </p>
      ) : null}
      {maySet ? (
        <div className={css.acts} data-no-print>
          <Actions>
            {isProposal ? (
              <Button small variant="filled" busy={setSteps.isPending} onClick={() => set(proposed)}>
                Xác nhận các bước
              </Button>
            ) : null}
            <Button small onClick={() => setOpen(true)}>
              {steps.length > 0 || isProposal ? 'Sửa các bước' : 'Thêm bước'}
            </Button>
          </Actions>
        </div>
      ) : null}
    </Card>
  );
}

const withId = (step: StepProposal, at: number) => ({ ...step, id: `b${at + 1}` });

function asideOf(steps: StepView[], isProposal: boolean): string {
  if (isProposal) return 'theo vai trò trong văn bản, chưa xác nhận';
  const done = steps.filter(({ state }) => state === 'done').length;
  return steps.length > 0 ? `${done}/${steps.length} bước đã chuyển` : '';
}

const looks: Record<StepView['state'], ChainStep['state']> = {
  waiting: 'todo',
  open: 'current',
  returned: 'returned',
  'awaiting-approval': 'current',
  'awaiting-decision': 'current',
  'awaiting-acceptance': 'current',
  done: 'done',
};

const stands: Partial<Record<StepView['state'], string>> = {
  returned: 'bị trả lại',
  'awaiting-approval': 'chờ thủ trưởng duyệt',
  'awaiting-decision': 'chờ cho ý kiến, không đôn đốc',
  'awaiting-acceptance': 'chờ Văn phòng công nhận',
};

function chainStep(step: StepView, today: string): ChainStep {
  const { id, role, agency, state, since, deskDays, due, returnedBecause, product } = step;
  const notes = [
    product,
    due ? `hạn bước ${formatDate(due)}` : null,
    returnedBecause ? `Lý do: ${returnedBecause}` : null,
  ];
  const said = notes.filter(Boolean).join('. ');
  return {
    key: id,
    title: stepRoleLabels[role],
    agency: agency.name,
    state: looks[state],
    ...(since
      ? { clock: state === 'done' ? formatDate(since) : clockOf(deskDays, daysBetween(since, today)) }
      : {}),
    ...(since ? { clockNote: state === 'done' ? 'đã chuyển' : noteOf(state, since, deskDays) } : {}),
    ...(said ? { children: said } : {}),
  };
}

/** Working days; where no calendar of those years is kept, days as they come, and the note says so. */
function clockOf(deskDays: number | null, days: number): string {
  if (days === 0 || deskDays === 0) return 'hôm nay';
  return deskDays === null ? `${days}\u00a0ngày` : `${deskDays}\u00a0ngày làm việc`;
}

function noteOf(state: StepView['state'], since: string, deskDays: number | null): string {
  const stand = stands[state] ?? 'đang thực hiện';
  const plain = deskDays === null ? '; tính cả ngày nghỉ vì chưa có lịch làm việc của năm này' : '';
  return `${stand}, từ ${formatDate(since)}${plain}`;
}

const proposedStep = (step: StepProposal & { id: string }): ChainStep => ({
  key: step.id,
  title: stepRoleLabels[step.role],
  agency: step.agency.name,
  state: 'todo',
  ...(step.isAbove ? { children: 'Cấp trên cho ý kiến; Văn phòng ghi.' } : {}),
});
