import { addCalendarDays, daysBetween } from '@dondoc/vietnamese';

/** A task as the arithmetic of days needs it. */
export interface Scheduled {
  id: string;
  startsOn: string | null;
  endsOn: string | null;
  /** Tasks that must be over before this one begins. */
  dependsOn: readonly string[];
  /** The day on which it was done: from then on no plan moves it. */
  doneOn: string | null;
}

/** The earliest days of a task; null where they rest on a task without both its days. */
export interface Times {
  earliestStart: string | null;
  earliestEnd: string | null;
  /** The tasks, itself or before it, whose days are missing. */
  waitsFor: string[];
  /** By how many days it may slip before the last day of the plan moves. */
  slack: number | null;
}

export interface Schedule {
  times: ReadonlyMap<string, Times>;
  /** The day on which the last of those that can be counted ends. */
  endsOn: string | null;
  /** The longest way: a day lost on any of these is a day lost at the end. In the order of time. */
  critical: string[];
}

/** Tasks that wait for each other, in their order; null where none do. */
export function cycleOf(tasks: readonly Pick<Scheduled, 'id' | 'dependsOn'>[]): string[] | null {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const over = new Set<string>();
  const walk = (id: string, path: string[]): string[] | null => {
    if (path.includes(id)) return path.slice(path.indexOf(id));
    if (over.has(id)) return null;
    for (const before of byId.get(id)?.dependsOn ?? []) {
      const found = byId.has(before) ? walk(before, [...path, id]) : null;
      if (found) return found;
    }
    over.add(id);
    return null;
  };
  for (const { id } of tasks) {
    const found = walk(id, []);
    if (found) return found;
  }
  return null;
}

/** Each before those that wait for it. Only of tasks without a cycle. */
function inOrder(tasks: readonly Scheduled[]): Scheduled[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const order = new Set<Scheduled>();
  const take = (task: Scheduled): void => {
    if (order.has(task)) return;
    for (const id of task.dependsOn) {
      const before = byId.get(id);
      if (before) take(before);
    }
    order.add(task);
  };
  for (const task of tasks) take(task);
  return [...order];
}

const latest = (days: string[]): string | null =>
  days.reduce<string | null>((a, b) => (a && a > b ? a : b), null);

type Earliest = Omit<Times, 'slack'>;

/** It begins on its own day, or the day after the last of those before it; it takes as many days as it was given. */
function earliestOf(task: Scheduled, before: Earliest[], today: string): Earliest {
  const { id, startsOn, endsOn, doneOn } = task;
  if (doneOn) return { earliestStart: startsOn, earliestEnd: doneOn, waitsFor: [] };
  const own = startsOn && endsOn ? [] : [id];
  const waitsFor = [...new Set([...own, ...before.flatMap((one) => one.waitsFor)])];
  if (!startsOn || !endsOn || waitsFor.length > 0)
    return { earliestStart: null, earliestEnd: null, waitsFor };
  const free = before.flatMap(({ earliestEnd }) => (earliestEnd ? [addCalendarDays(earliestEnd, 1)] : []));
  const earliestStart = latest([startsOn, ...free]) ?? startsOn;
  return {
    earliestStart,
    // What is not done yet is not over before today.
    earliestEnd: latest([addCalendarDays(earliestStart, daysBetween(startsOn, endsOn)), today]),
    waitsFor: [],
  };
}

/**
 * The earliest days of each task in calendar days, what may slip, and the longest way. A task that waits for one
 * without days is not counted: its days would be guessed. The tasks must have no cycle.
 */
export function scheduleOf(tasks: readonly Scheduled[], today = ''): Schedule {
  const order = inOrder(tasks);
  const earliest = new Map<string, Earliest>();
  for (const task of order) {
    const before = task.dependsOn.flatMap((id) => earliest.get(id) ?? []);
    earliest.set(task.id, earliestOf(task, before, today));
  }
  const endsOn = latest([...earliest.values()].flatMap(({ earliestEnd }) => earliestEnd ?? []));
  const slack = slackOf(order, earliest, endsOn);
  const times = new Map(
    order.map(({ id }) => {
      const found = earliest.get(id) ?? { earliestStart: null, earliestEnd: null, waitsFor: [] };
      return [id, { ...found, slack: slack.get(id) ?? null }];
    }),
  );
  return { times, endsOn, critical: criticalOf(order, times, endsOn) };
}

/** From the last day backwards: the latest day on which each may end, less the earliest. */
function slackOf(order: Scheduled[], earliest: Map<string, Earliest>, endsOn: string | null) {
  const slack = new Map<string, number>();
  const room = (task: Scheduled) => (task.doneOn ? null : slack.get(task.id));
  for (const task of order.toReversed()) {
    const own = earliest.get(task.id);
    if (!own?.earliestEnd || !endsOn || task.doneOn) continue;
    const end = own.earliestEnd;
    const after = order.filter(({ dependsOn }) => dependsOn.includes(task.id));
    const rooms = after.flatMap((next) => {
      const [start, left] = [earliest.get(next.id)?.earliestStart, room(next)];
      return start && left !== null && left !== undefined ? [daysBetween(end, start) - 1 + left] : [];
    });
    slack.set(task.id, Math.min(daysBetween(end, endsOn), ...rooms));
  }
  return slack;
}

/** Back from the task that ends last, each time to the one that holds it up. */
function criticalOf(order: Scheduled[], times: ReadonlyMap<string, Times>, endsOn: string | null): string[] {
  const way: string[] = [];
  let at = order.find(
    ({ id, doneOn }) => !doneOn && endsOn !== null && times.get(id)?.earliestEnd === endsOn,
  );
  while (at) {
    way.unshift(at.id);
    const start: string | null = times.get(at.id)?.earliestStart ?? null;
    const { dependsOn } = at;
    if (start === null) break;
    at = order.find(
      ({ id, doneOn }) =>
        !doneOn && dependsOn.includes(id) && times.get(id)?.earliestEnd === addCalendarDays(start, -1),
    );
  }
  return way;
}
