import { formatDate } from '@dondoc/vietnamese';
import type { ComponentProps } from 'react';
import type { StateLabel } from '#platform/ui/state-label.tsx';
import { isDueSoon } from '../../components/state-of.ts';
import { handoverStateLabels } from '../labels.ts';
import type { Handover } from '../schema.ts';

type Clocked = Pick<Handover, 'state' | 'due' | 'daysLate' | 'daysLeft' | 'stoppedOn'>;

/** "quá hạn nội bộ 3 ngày": red is kept for the deadline of the directive itself. */
export const lateWords = (days: number): string => `quá hạn nội bộ ${days}\u00a0ngày`;

/** The one state that a handover shows; inside an agency late is amber, for the directive may be in time. */
export function handoverStateOf(one: Clocked): ComponentProps<typeof StateLabel> {
  const { state, daysLate, daysLeft, stoppedOn } = one;
  if (state === 'withdrawn') return { state: 'withdrawn', words: handoverStateLabels.withdrawn };
  if (state === 'accepted') return { state: 'done', date: stoppedOn && formatDate(stoppedOn) };
  if (state === 'reported') return { state: 'awaiting-acceptance', words: 'Chờ cơ quan nhận' };
  if (daysLate > 0) return { state: 'due-soon', words: `Quá hạn nội bộ ${daysLate}\u00a0ngày` };
  if (state === 'returned') return { state: 'returned' };
  return isDueSoon({ daysLeft }) ? { state: 'due-soon', days: daysLeft } : { state: 'in-progress' };
}

/** "hạn nội bộ 15/12/2023, còn 5 ngày"; the internal date first, for that is the one to keep. */
export function internalDateWords({ due, daysLate, daysLeft }: Clocked): string {
  if (due === null) return 'không đặt thời hạn nội bộ';
  const left = daysLeft === null ? '' : daysLeft === 0 ? ', đến hạn hôm nay' : `, còn ${daysLeft}\u00a0ngày`;
  return `hạn nội bộ ${formatDate(due)}${daysLate > 0 ? `, ${lateWords(daysLate)}` : left}`;
}
