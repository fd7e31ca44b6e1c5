import { addCalendarDays } from '@dondoc/vietnamese';
import { type Schedule, type Scheduled, scheduleOf } from '../scheduling/rules.ts';
import type { Result, Threshold } from '../schema.ts';
import type { Move, PlanTask, TaskWork } from './schema.ts';

export const isMet = (result: Result | null): boolean => result === 'met' || result === 'exceeds';

/** 1.234,5: a decimal as it is read. */
export const decimalInWords = (value: string): string => {
  const [whole = '', part] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const rest = part?.replace(/0+$/, '');
  return rest ? `${grouped},${rest}` : grouped;
};

const withUnit = (value: string, unit: string | null): string =>
  unit ? `${decimalInWords(value)}\u00a0${unit}` : decimalInWords(value);

const signs = { '>=': '≥', '<=': '≤', '=': '=' } as const;

export const thresholdInWords = ({ operator, value }: Threshold, unit: string | null): string =>
  `${signs[operator]} ${withUnit(value, unit)}`;

/** The difference of two decimals, exactly; null where they are not decimals. */
export function differenceOf(a: string, b: string): string | null {
  const places = Math.max(a.split('.')[1]?.length ?? 0, b.split('.')[1]?.length ?? 0);
  const scaled = (value: string): bigint | null => {
    if (!/^-?\d+(\.\d+)?$/.test(value)) return null;
    const [whole = '', part = ''] = value.split('.');
    return BigInt(`${whole}${part.padEnd(places, '0')}`);
  };
  const [x, y] = [scaled(a), scaled(b)];
  if (x === null || y === null) return null;
  const digits = String(x > y ? x - y : y - x).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

interface Assessed {
  kind: string;
  unit: string | null;
  result: Result | null;
  value: string | null;
  threshold: Threshold | null;
  reason: string | null;
}

/** What is lacking, in words: by how much, or why it cannot be said. */
export function gapOf({ kind, unit, result, value, threshold, reason }: Assessed): string {
  if (result === null) return 'Chưa có đợt đánh giá';
  if (result === 'opinion') return 'Đang xin ý kiến';
  if (!threshold) return 'Chưa có ngưỡng';
  if (result === 'notAssessed') return reason ?? 'Chưa đánh giá';
  if (kind === 'document') return 'Chưa có văn bản theo yêu cầu';
  if (kind === 'everyMember' && value === null) return 'Chưa phải mọi người đều đạt';
  if (value === null) return 'Chưa có số liệu';
  const lacking = differenceOf(value, threshold.value);
  const short = threshold.operator === '>=' ? 'còn thiếu' : threshold.operator === '<=' ? 'vượt' : 'lệch';
  const by = lacking === null ? '' : `; ${short} ${withUnit(lacking, unit === '%' ? 'điểm %' : unit)}`;
  return `${withUnit(value, unit)} so với ${thresholdInWords(threshold, unit)}${by}`;
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
  const dropped = new Set(moves.flatMap((move) => (move.what === 'dropTask' ? [move.id] : [])));
  return tasks
    .filter(({ id }) => !dropped.has(id))
    .map((task) => {
      const days = daysOf(moves, 'moveTask', task.id);
      return {
        ...task,
        startsOn: shift(task.startsOn, days),
        endsOn: shift(task.endsOn, days),
        dependsOn: task.dependsOn.filter((id) => !dropped.has(id)),
      };
    });
}

/** What if: the lines with some of them moved or dropped. */
export function movedLines<Line extends PlannedLine>(lines: readonly Line[], moves: readonly Move[]): Line[] {
  const dropped = new Set(moves.flatMap((move) => (move.what === 'dropLine' ? [move.id] : [])));
  return lines.map((line) => ({
    ...line,
    plannedOn: dropped.has(line.indicatorId)
      ? null
      : shift(line.plannedOn, daysOf(moves, 'moveLine', line.indicatorId)),
  }));
}

const daysOf = (moves: readonly Move[], what: 'moveTask' | 'moveLine', id: string): number =>
  moves.reduce((sum, move) => (move.what === what && move.id === id ? sum + move.days : sum), 0);

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
  const schedule = scheduleOf(tasks);
  const expected = new Map(lines.map((line) => [line.indicatorId, expectedOn(line, schedule)]));
  const dated = lines.map(({ indicatorId }) => ({ indicatorId, on: expected.get(indicatorId) ?? null }));
  return { schedule, expected, cumulative: cumulative(dated, met, today) };
}
