import type { LecturerHours, TaughtSession } from './schema.ts';

/** Hours laid out in the year, and those of days that are past. */
export function sumOf(sessions: readonly TaughtSession[], today: string): { planned: number; done: number } {
  const sum = (rows: readonly TaughtSession[]) => rows.reduce((all, { hours }) => all + hours, 0);
  return { planned: sum(sessions), done: sum(sessions.filter(({ onDay }) => onDay <= today)) };
}

/** What of the norm is done: `120/270 (44,4 %)` is shown of it; null without a norm. */
export const normShare = ({ done, norm }: Pick<LecturerHours, 'done' | 'norm'>): number | null =>
  norm === null ? null : (done / norm) * 100;
