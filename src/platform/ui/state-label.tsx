import type { ComponentType } from 'react';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBan,
  IconBellOff,
  IconCalendarDue,
  IconCalendarPlus,
  IconCircle,
  IconCircleCheck,
  IconClockExclamation,
  IconHelp,
  IconHourglass,
  IconInfinity,
  IconPencil,
  IconPlayerPause,
  IconProgress,
} from './icons.ts';
import css from './state-label.module.css';
import { countWords, type StateCode, type StateDetail, stateWords } from './state-words.ts';

export type { StateCode } from './state-words.ts';

type IconPart = ComponentType<{
  size?: number | string;
  stroke?: number | string;
  className?: string;
  'aria-hidden'?: boolean;
}>;
type Tone = 'late' | 'doneLate' | 'look' | 'inTime' | 'grey' | 'waits' | 'done';

const LOOK: Record<StateCode, [IconPart, Tone]> = {
  late: [IconAlertTriangle, 'late'],
  'done-late': [IconClockExclamation, 'doneLate'],
  'due-soon': [IconCalendarDue, 'look'],
  'in-progress': [IconProgress, 'inTime'],
  'not-started': [IconCircle, 'grey'],
  'not-received': [IconCircle, 'grey'],
  'awaiting-appraisal': [IconHourglass, 'waits'],
  'awaiting-approval': [IconHourglass, 'waits'],
  'awaiting-acceptance': [IconHourglass, 'waits'],
  'awaiting-decision': [IconHourglass, 'waits'],
  'extension-asked': [IconCalendarPlus, 'waits'],
  returned: [IconArrowBackUp, 'look'],
  undated: [IconInfinity, 'grey'],
  silent: [IconBellOff, 'look'],
  suspended: [IconPlayerPause, 'grey'],
  withdrawn: [IconBan, 'grey'],
  done: [IconCircleCheck, 'done'],
  doubt: [IconHelp, 'look'],
  draft: [IconPencil, 'grey'],
};

type Props = StateDetail & {
  state: StateCode;
  /** A box is for a state standing alone in a heading; in tables only late and done late have one. */
  boxed?: boolean;
  /** Beside a number: “Trong hạn”, “Đúng hạn”. */
  counted?: boolean;
  /** Replaces the word where the sentence asks for another one; icon and colour stay. */
  words?: string;
};

/** Colour, icon and word of one state. Cover the colour and it still reads. */
export function StateLabel({ state, boxed, counted, words, ...detail }: Props) {
  const [Icon, tone] = LOOK[state];
  const text = words ?? (counted ? countWords(state) : stateWords(state, detail));
  return (
    <span className={[css.state, css[tone], boxed && css.boxed].filter(Boolean).join(' ')} data-state={state}>
      <StateIcon icon={Icon} />
      {text}
    </span>
  );
}

function StateIcon({ icon: Icon }: { icon: IconPart }) {
  return <Icon size={16} stroke={2} className={css.icon} aria-hidden />;
}
