import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import { type ChainStep, StepChain } from '#platform/ui/step-chain.tsx';
import { stateOfPlan, stepsOfPass } from '../rules.ts';
import type { PlanState, PlanStep, PlanView } from '../schema.ts';

/** How far along each state is: the number of steps that are done. */
const done: Record<PlanState, number> = { draft: 0, appraising: 1, appraised: 2, submitted: 3, approved: 4 };
const chain = ['send', 'appraise', 'submit', 'approve'] as const;
const titles = { send: 'Lập kế hoạch', appraise: 'Thẩm định', submit: 'Trình', approve: 'Phê duyệt' };

/** Who drafts, appraises, submits and approves the plan of the year, and how far it has come. */
export function PlanChain({ view }: { view: PlanView }) {
  const steps = view.plan?.steps ?? [];
  const at = done[stateOfPlan(steps)];
  const pass = stepsOfPass(steps);
  const isBack = steps.at(-1)?.step === 'return';
  return (
    <Card title="Các bước">
      <StepChain
        steps={chain.map((key, n): ChainStep => {
          const taken = pass.find(({ step }) => step === key);
          return {
            ...{ key, title: titles[key], agency: whose(key, view) },
            state: n < at ? 'done' : n > at ? 'todo' : isBack ? 'returned' : 'current',
            ...(taken ? { clock: formatDate(taken.onDay) } : {}),
            children: taken ? said(taken) : null,
          };
        })}
      />
    </Card>
  );
}

const named = (agencies: { name: string }[], none: string) =>
  agencies.map(({ name }) => name).join(', ') || none;

function whose(key: (typeof chain)[number], { unifiers, appraisers }: PlanView): string {
  const unifier = named(unifiers, 'Chưa giao cơ quan thống nhất');
  if (key === 'approve') return 'Văn phòng ghi nhận phê duyệt';
  return key === 'appraise' ? named(appraisers, unifier) : unifier;
}

const said = ({ byName, number, note }: PlanStep): string =>
  [byName, number && `số ${number}`, note].filter(Boolean).join('; ');
