import { dayInVietnam } from '#platform/clock.ts';
import type { BackupConfig } from '#platform/config.ts';

interface Dated {
  id: string;
  begunAt: Date;
}

const DAY_MS = 24 * 3_600_000;
const MONDAY_BEFORE_1970 = 4;

/** The number of a day's week, Monday first. */
function weekOf(day: string): number {
  const days = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
  return Math.floor((days - MONDAY_BEFORE_1970) / 7);
}

/**
 * Which of the daily backups have had their time: kept are the newest of each of so many days, weeks and months that have
 * one. The newest of all is kept whatever is asked.
 */
export function outlived<T extends Dated>(backups: T[], keep: BackupConfig['keep']): T[] {
  const newestFirst = backups.toSorted((a, b) => b.begunAt.getTime() - a.begunAt.getTime());
  const kept = new Set(newestFirst.slice(0, 1).map(({ id }) => id));
  const spans: [number, (day: string) => string | number][] = [
    [keep.days, (day) => day],
    [keep.weeks, weekOf],
    [keep.months, (day) => day.slice(0, 7)],
  ];
  for (const [most, spanOf] of spans) {
    const seen = new Set<string | number>();
    for (const { id, begunAt } of newestFirst) {
      const span = spanOf(dayInVietnam(begunAt));
      if (seen.has(span) || seen.size >= most) continue;
      seen.add(span);
      kept.add(id);
    }
  }
  return newestFirst.filter(({ id }) => !kept.has(id));
}

const SPARE = 1.2;
const LEAST = 64 * 1024 * 1024;

/** The room another backup needs: somewhat more than the last one took. */
export const roomFor = (expected: number): number => Math.round(expected * SPARE) + LEAST;

export const isLow = (free: number, total: number, warnPercent: number): boolean =>
  total > 0 && (free / total) * 100 < warnPercent;
