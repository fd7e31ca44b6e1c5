import { formatDate } from '@dondoc/vietnamese';
import { dayInVietnam } from '#platform/clock.ts';
import type { InboxNotice } from './schema.ts';

export interface DayGroup {
  day: string;
  notices: InboxNotice[];
}

/** Notices under the day in Viet Nam on which they were told, the newest day first; their order stays. */
export function byDay(notices: InboxNotice[]): DayGroup[] {
  const groups = new Map<string, InboxNotice[]>();
  for (const notice of notices) {
    const day = dayInVietnam(notice.toldAt);
    groups.set(day, [...(groups.get(day) ?? []), notice]);
  }
  return [...groups]
    .map(([day, inDay]) => ({ day, notices: inDay }))
    .sort((a, b) => b.day.localeCompare(a.day));
}

export const dayWords = (day: string, today: string): string =>
  day === today ? `Hôm nay, ${formatDate(day)}` : formatDate(day);

const WAITS_MIN = [1, 5, 15, 60, 180];

/** How many minutes after its nth failed try something is sent again; null where it is given up. */
export const waitAfter = (tries: number): number | null => WAITS_MIN[tries - 1] ?? null;
