import { addCalendarDays, daysBetween } from '@dondoc/vietnamese';

/** How many indicators were met on the day of a closed round. */
export interface Point {
  on: string;
  met: number;
}

export interface Pace {
  from: string;
  to: string;
  gained: number;
  days: number;
}

export type Forecast =
  | {
      known: true;
      /** The day by the fastest pace seen, and by the slowest; null where that pace never gets there. */
      earliest: string | null;
      latest: string | null;
      fastest: Pace;
      slowest: Pace;
    }
  | { known: false; reason: string };

/** What was gained from each closed round to the next, in the order of their days. */
export function pacesOf(points: readonly Point[]): Pace[] {
  const sorted = points.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  return sorted.slice(1).flatMap((point, at) => {
    const before = sorted[at];
    const days = before ? daysBetween(before.on, point.on) : 0;
    return before && days > 0
      ? [{ from: before.on, to: point.on, gained: point.met - before.met, days }]
      : [];
  });
}

/** Compared as fractions: a pace is never rounded. */
const byPace = (a: Pace, b: Pace): number => a.gained * b.days - b.gained * a.days;

/** The day on which the rest is gained at this pace, counted in whole days. */
function reachedBy({ gained, days }: Pace, rest: number, from: string): string | null {
  if (rest <= 0) return from;
  return gained > 0 ? addCalendarDays(from, Math.ceil((rest * days) / gained)) : null;
}

/** Between which days all are met if it goes on as between the closed rounds: no promise, and no plan. */
export function forecastOf(points: readonly Point[], total: number): Forecast {
  const sorted = points.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const paces = pacesOf(sorted).toSorted(byPace);
  const [slowest, fastest, last] = [paces[0], paces.at(-1), sorted.at(-1)];
  if (!slowest || !fastest || !last)
    return {
      known: false,
      reason: `Mới có ${points.length} đợt đã chốt. Cần ít nhất hai đợt chốt ở hai ngày khác nhau để biết nhịp tăng.`,
    };
  const rest = total - last.met;
  return {
    known: true,
    ...{ fastest, slowest },
    earliest: reachedBy(fastest, rest, last.on),
    latest: reachedBy(slowest, rest, last.on),
  };
}
