import { formatDate } from '@dondoc/vietnamese';
import type { ComponentProps } from 'react';
import type { StateLabel } from '#platform/ui/state-label.tsx';
import { DUE_SOON_DAYS, isSilent } from '../rules.ts';
import type { Standing } from '../schema.ts';

/**
 * The one state that a row shows: red first, because late never hides behind anything else; then the nearness of
 * the deadline; then whose hand it waits for; then the clock of silence of undated work.
 */
export function stateOf(standing: Standing): ComponentProps<typeof StateLabel> {
  const { state, headline, daysLate, daysLeft, completedOn, lastReportOn, silentDays } = standing;
  if (headline === 'open-late') return { state: 'late', days: daysLate };
  if (headline === 'done-late') return { state: 'done-late', days: daysLate };
  if (state === 'done') return { state: 'done', date: completedOn && formatDate(completedOn) };
  if (isDueSoon(standing)) return { state: 'due-soon', days: daysLeft };
  if (state === 'awaiting-approval' || state === 'awaiting-acceptance') return { state };
  if (state === 'awaiting-decision') return { state };
  if (isSilent(standing)) return { state: 'silent', days: silentDays };
  if (state === 'returned' || state === 'not-started') return { state };
  if (headline === 'undated') return { state: 'undated', date: lastReportOn && formatDate(lastReportOn) };
  return { state: 'in-progress' };
}

/** Open, in time, and due within seven days. */
export const isDueSoon = ({ daysLeft }: Pick<Standing, 'daysLeft'>): boolean =>
  daysLeft !== null && daysLeft <= DUE_SOON_DAYS;
