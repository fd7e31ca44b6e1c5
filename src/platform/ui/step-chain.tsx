import type { ReactNode } from 'react';
import { IconArrowBackUp, IconCircle, IconCircleCheck, IconCircleDot } from './icons.ts';
import css from './step-chain.module.css';

export type ChainStep = {
  key: string;
  /** What is done here: Tham mưu, Thẩm định, Quyết định. */
  title: string;
  agency: ReactNode;
  state: 'done' | 'current' | 'todo' | 'returned';
  /** The desk clock: “17 ngày”; a dash where it has not come yet. */
  clock?: string;
  clockNote?: string;
  children?: ReactNode;
};

const ICONS = { done: IconCircleCheck, current: IconCircleDot, todo: IconCircle, returned: IconArrowBackUp };

/** Two to four steps side by side, more of them one under the other. Not a progress bar. */
export function StepChain({ steps }: { steps: ChainStep[] }) {
  return (
    <ol className={steps.length > 4 ? `${css.chain} ${css.vertical}` : css.chain}>
      {steps.map((step, index) => (
        <Step key={step.key} step={step} number={index + 1} />
      ))}
    </ol>
  );
}

function Step({ step, number }: { step: ChainStep; number: number }) {
  const Icon = ICONS[step.state];
  return (
    <li
      className={`${css.step} ${css[step.state]}`}
      aria-current={step.state === 'current' ? 'step' : undefined}
    >
      <h3 className={css.title}>
        <Icon size={16} aria-hidden />
        {number}. {step.title}
      </h3>
      <div className={css.agency}>{step.agency}</div>
      <div className={css.clock}>
        {step.clock ?? '–'}
        {step.clockNote ? <span>{step.clockNote}</span> : null}
      </div>
      {step.children ? <div className={css.note}>{step.children}</div> : null}
    </li>
  );
}
