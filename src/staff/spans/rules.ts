import { addCalendarDays } from '@dondoc/vietnamese';

/** Days from one to another, both counted. */
export interface Span {
  from: string;
  to: string;
}

/** Stand for "always" and "still": before and after every day that an office writes. */
export const ALWAYS = '1000-01-01';
export const STILL = '9999-12-31';

export const always: Span[] = [{ from: ALWAYS, to: STILL }];

export const spanOf = ({ from, to }: { from: string | null; to: string | null }): Span => ({
  from: from ?? ALWAYS,
  to: to ?? STILL,
});

export const dayAfter = (day: string): string => (day === STILL ? STILL : addCalendarDays(day, 1));
const dayBefore = (day: string): string => (day === ALWAYS ? ALWAYS : addCalendarDays(day, -1));

export const earlier = (a: string, b: string): string => (a.localeCompare(b) < 0 ? a : b);
export const later = (a: string, b: string): string => (a.localeCompare(b) > 0 ? a : b);

/** In order, none touching another. */
export function union(spans: Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans
    .filter(({ from, to }) => from <= to)
    .toSorted((a, b) => a.from.localeCompare(b.from))) {
    const last = joined.at(-1);
    if (last && span.from <= dayAfter(last.to)) last.to = later(span.to, last.to);
    else joined.push({ ...span });
  }
  return joined;
}

export function intersection(a: Span[], b: Span[]): Span[] {
  const common = a.flatMap((one) =>
    b.map((other) => ({
      from: later(one.from, other.from),
      to: earlier(one.to, other.to),
    })),
  );
  return union(common);
}

/** All other days. */
export function complement(spans: Span[]): Span[] {
  const rest: Span[] = [];
  let from = ALWAYS;
  for (const span of union(spans)) {
    if (span.from > from) rest.push({ from, to: dayBefore(span.from) });
    if (span.to === STILL) return rest;
    from = dayAfter(span.to);
  }
  return [...rest, { from, to: STILL }];
}

export const covers = (spans: Span[], day: string): boolean =>
  spans.some(({ from, to }) => from <= day && day <= to);

/** The first day on or after this one that is among them; null where there is none. */
export function firstFrom(spans: Span[], day: string): string | null {
  const next = union(spans).find(({ to }) => to >= day);
  return next ? later(next.from, day) : null;
}
