import { addCalendarDays } from '@dondoc/vietnamese';
import { decimalOf, exactOf, holds, minus } from '../exact/rules.ts';
import { formatDecimal, unitOf } from '../labels.ts';
import { type Schedule, type Scheduled, scheduleOf } from '../scheduling/rules.ts';
import type { IndicatorKind, Result, Threshold } from '../schema.ts';
import { limitWords } from '../verdicts/labels.ts';
import type { Move, PlanTask, TaskWork } from './schema.ts';

export const withUnit = (decimal: string, unit: string | null): string =>
  unit ? `${formatDecimal(decimal)}\u00a0${unit}` : formatDecimal(decimal);

/** By how much the value misses the threshold, exactly. */
function lacking(value: string, threshold: Threshold): string {
  const difference = minus(exactOf(value), exactOf(threshold.value));
  return decimalOf(difference.n < 0n ? minus(exactOf(0), difference) : difference, 4);
}

interface Assessed {
  kind: IndicatorKind;
  unit: string | null;
  result: Result | null;
  value: string | null;
  threshold: Threshold | null;
  reason: string | null;
}

/** What is lacking, in words: by how much, or why it cannot be said. */
export function gapOf({ result, value, threshold, reason, ...measured }: Assessed): string {
  const { kind } = measured;
  const unit = unitOf(measured);
  if (result === null) return 'Chưa có đợt đánh giá';
  if (result === 'opinion') return 'Đang xin ý kiến';
  if (result === 'notAssessed' && threshold) return reason ?? 'Chưa đánh giá';
  if (result === 'notAssessed') return 'Chưa có ngưỡng';
  if (kind === 'document') return 'Chưa có văn bản theo yêu cầu';
  if (kind === 'everyMember') return 'Chưa phải mọi người đều đạt';
  if (kind === 'judged') return 'Chưa được đánh giá là đạt';
  if (!threshold) return 'Chưa có ngưỡng';
  if (value === null) return 'Chưa có số liệu';
  const said = `${withUnit(value, unit)} so với ${limitWords(threshold, unit)}`;
  // A person may say that it is not met though the figure is: why, stands in the note.
  if (holds(exactOf(value), threshold.operator, exactOf(threshold.value)))
    return `${said}; chưa đạt theo ghi chú`;
  const short = { '>=': 'còn thiếu', '<=': 'vượt', '=': 'lệch' }[threshold.operator];
  const by = withUnit(lacking(value, threshold), unit === '%' ? 'điểm %' : unit);
  return `${said}; ${short} ${by}`;
}

/** How a task stands in the arithmetic of days: a done one by the day on which it was done. */
export const scheduledOf = (
  task: Pick<PlanTask, 'id' | 'startsOn' | 'endsOn' | 'dependsOn'>,
  work: Pick<TaskWork, 'doneOn'> | null,
): Scheduled => ({
  ...{ id: task.id, startsOn: task.startsOn, endsOn: task.endsOn, dependsOn: task.dependsOn },
  doneOn: work?.doneOn ?? null,
});

export interface PlannedLine {
  indicatorId: string;
  plannedOn: string | null;
  taskIds: string[];
}

/**
 * The day on which an indicator is to be met: the planned one, or the day on which the last of its tasks can be over,
 * where that is later. Without a planned day there is none: tasks alone do not promise it.
 */
export function expectedOn({ plannedOn, taskIds }: PlannedLine, { times }: Schedule): string | null {
  if (plannedOn === null) return null;
  const ends = taskIds.flatMap((id) => times.get(id)?.earliestEnd ?? []);
  return [plannedOn, ...ends].sort().at(-1) ?? plannedOn;
}

export interface Step {
  on: string;
  /** Met by the end of that day, those of today included. */
  count: number;
  indicatorIds: string[];
}

export interface Cumulative {
  met: number;
  steps: Step[];
  /** Without a planned day: chưa có ngày. */
  undated: string[];
  /** Their day has passed: it says nothing of the days to come until a new one is planned. */
  overdue: string[];
}

/** How many are met by each day to come. */
export function cumulative(
  lines: readonly { indicatorId: string; on: string | null }[],
  met: number,
  today: string,
): Cumulative {
  const undated = lines.filter(({ on }) => on === null).map(({ indicatorId }) => indicatorId);
  const overdue = lines.filter(({ on }) => on !== null && on < today).map(({ indicatorId }) => indicatorId);
  const ahead = lines.flatMap(({ indicatorId, on }) => (on && on >= today ? [{ indicatorId, on }] : []));
  const byDay = Map.groupBy(ahead, ({ on }) => on);
  let count = met;
  const steps = [...byDay.keys()].sort().map((on): Step => {
    const indicatorIds = (byDay.get(on) ?? []).map(({ indicatorId }) => indicatorId);
    count += indicatorIds.length;
    return { on, count, indicatorIds };
  });
  return { met, steps, undated, overdue };
}

/** The earliest day by whose end n are met; null where the planned days do not reach so far. */
export const dayOf = ({ steps }: Cumulative, n: number): string | null =>
  steps.find(({ count }) => count >= n)?.on ?? null;

/** How many are met at the end of a day. */
export const countOn = ({ met, steps }: Cumulative, day: string): number =>
  steps.findLast(({ on }) => on <= day)?.count ?? met;

const shift = (day: string | null, days: number): string | null => day && addCalendarDays(day, days);

/** What if: the tasks with some of them moved or dropped. Whoever waited for a dropped one waits no longer. */
export function movedTasks(tasks: readonly Scheduled[], moves: readonly Move[]): Scheduled[] {
  const isDropped = (id: string): boolean => movedBy(moves, id)?.isDropped ?? false;
  return tasks
    .filter(({ id }) => !isDropped(id))
    .map((task) => {
      const move = movedBy(moves, task.id);
      const dependsOn = task.dependsOn.filter((id) => !isDropped(id));
      if (!move) return { ...task, dependsOn };
      return { ...task, dependsOn, startsOn: move.day(task.startsOn), endsOn: move.day(task.endsOn) };
    });
}

/** What if: the lines with some of their days moved or dropped. */
export const movedLines = <Line extends PlannedLine>(
  lines: readonly Line[],
  moves: readonly Move[],
): Line[] =>
  lines.map((line) => {
    const move = movedBy(moves, line.indicatorId);
    return move ? { ...line, plannedOn: move.day(line.plannedOn) } : line;
  });

/** What the moves make of one line or task; null where they leave it as it is. */
export function movedBy(moves: readonly Move[], id: string) {
  const own = moves.filter((move) => move.id === id);
  const isDropped = own.some(({ what }) => what === 'dropTask' || what === 'dropLine');
  const days = own.reduce((sum, move) => ('days' in move ? sum + move.days : sum), 0);
  if (!isDropped && days === 0) return null;
  return { isDropped, day: (day: string | null) => (isDropped ? null : shift(day, days)) };
}

export interface Outlook {
  schedule: Schedule;
  expected: ReadonlyMap<string, string | null>;
  cumulative: Cumulative;
}

/** The days of the whole roadmap as its lines and tasks say them. */
export function outlookOf(
  lines: readonly PlannedLine[],
  tasks: readonly Scheduled[],
  met: number,
  today: string,
): Outlook {
  const schedule = scheduleOf(tasks, today);
  const expected = new Map(lines.map((line) => [line.indicatorId, expectedOn(line, schedule)]));
  const dated = lines.map(({ indicatorId }) => ({ indicatorId, on: expected.get(indicatorId) ?? null }));
  return { schedule, expected, cumulative: cumulative(dated, met, today) };
}
