import { addCalendarDays, type Counted, termEnd, type YearlyCalendar } from '@dondoc/vietnamese';
import type { CutPoint, Period, PeriodKind, ReportRegime, ReportSettings } from './schema.ts';

export const monthsIn: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, year: 12 };

/** A habit of the house, shown as a setting: reports by the month, handed in on the working day after the cut-off. */
export const usualSettings: ReportSettings = { cutOffDay: 31, handInDays: 1, kinds: ['month'] };

const LAST = 31;

/** The regime as this office has set it; one that a regulation lays down is not the office's to change. */
export function regimeAsSet(regime: ReportRegime, { cutOffDay }: ReportSettings): ReportRegime {
  if (!regime.isSetting || cutOffDay === LAST) return regime;
  const periods = regime.periods.map((period) => ({
    ...period,
    from: { month: -1, day: cutOffDay, after: true },
    to: { ...period.to, day: cutOffDay },
  }));
  return { ...regime, periods };
}

/** The periods of a kind that are called by a year, in order. */
export function periodsOf(regime: Pick<ReportRegime, 'periods'>, kind: PeriodKind, year: number): Period[] {
  const rule = regime.periods.find((one) => one.kind === kind);
  if (!rule) return [];
  const months = monthsIn[kind];
  return Array.from({ length: 12 / months }, (_, n) => ({
    kind,
    fromDay: pointIn(year, n * months, rule.from),
    toDay: pointIn(year, n * months, rule.to),
  }));
}

function pointIn(year: number, first: number, { month, day, after }: CutPoint): string {
  const at = first + month;
  // Day 0 of the month after is the last of this one.
  const point = day === 'last' ? new Date(Date.UTC(year, at + 1, 0)) : new Date(Date.UTC(year, at, day));
  const iso = point.toISOString().slice(0, 10);
  return after ? addCalendarDays(iso, 1) : iso;
}

/** Where two periods that follow each other leave a gap or overlap; null where they tile. */
export function tilingFault(periods: Period[]): { after: Period; before: Period } | null {
  for (const [at, before] of periods.entries()) {
    const after = periods[at - 1];
    if (after && addCalendarDays(after.toDay, 1) !== before.fromDay) return { after, before };
  }
  return null;
}

/** The last period of a kind that has come to its cut-off by a day. */
export function endedBy(regime: ReportRegime, kind: PeriodKind, day: string): Period | null {
  const year = Number(day.slice(0, 4));
  const near = [year - 1, year, year + 1].flatMap((one) => periodsOf(regime, kind, one));
  return near.findLast(({ toDay }) => toDay <= day) ?? null;
}

/** The day by which the report is handed in: so many working days after the cut-off. */
export const deadlineOf = (toDay: string, handInDays: number, calendar: YearlyCalendar): Counted<string> =>
  termEnd(toDay, handInDays, 'working-day', calendar);

/** Not before the working day after the cut-off (NĐ 09/2019/NĐ-CP, Đ8 khoản 5 điểm b); unknown without a calendar. */
export function isLateEnough(toDay: string, deadline: string, calendar: YearlyCalendar): Counted<boolean> {
  const first = deadlineOf(toDay, 1, calendar);
  return first.ok ? { ok: true, value: deadline >= first.value } : first;
}
