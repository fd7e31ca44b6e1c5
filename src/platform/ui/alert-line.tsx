import type { ReactNode } from 'react';
import css from './alert-line.module.css';
import { IconAlertTriangle, IconCircleCheck, IconHelp, IconInfoCircle } from './icons.ts';

const ICONS = { look: IconAlertTriangle, doubt: IconHelp, info: IconInfoCircle, done: IconCircleCheck };

type Props = {
  /** `look`: something to look at, a refusal, a failed act. Never red: red is overdue. */
  tone: 'look' | 'doubt' | 'info' | 'done';
  /** Read out at once: the answer to what was just done. */
  live?: boolean;
  action?: ReactNode;
  children: ReactNode;
};

/** Stays until it is no longer true. */
export function AlertLine({ tone, live, action, children }: Props) {
  const Icon = ICONS[tone];
  return (
    <div
      className={`${css.line} ${css[tone]}`}
      role={live ? (tone === 'look' ? 'alert' : 'status') : undefined}
    >
      <Icon size={16} aria-hidden />
      <span className={css.words}>{children}</span>
      {action ? <span className={css.action}>{action}</span> : null}
    </div>
  );
}
