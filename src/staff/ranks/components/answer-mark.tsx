import { IconAlertCircle, IconCircleCheck, IconCircleDashed } from '#platform/ui/icons.ts';
import { answerWords } from '../labels.ts';
import type { Answer } from '../schema.ts';
import css from './answer-mark.module.css';

const icons = { yes: IconCircleCheck, no: IconAlertCircle, unknown: IconCircleDashed } as const;

/** Met, not met, not known: icon and word. Amber, never red: red is overdue. */
export function AnswerMark({ answer, words }: { answer: Answer; words?: string }) {
  const Icon = icons[answer];
  return (
    <span className={`${css.mark} ${css[answer]}`}>
      <Icon size={16} aria-hidden />
      {words ?? answerWords[answer]}
    </span>
  );
}
