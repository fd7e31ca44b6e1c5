import {
  evenShare,
  moneyOf,
  monthlyHours,
  offersOf,
  openingsOf,
  POINT,
  roomsFor,
  runs,
  SPREAD,
  unwished,
  yearlyHours,
} from '../solving/rules.ts';
import type { Placement, Problem, ProblemClass, ProblemProvider } from '../solving/schema.ts';

/** Classes that differ in nothing the model reads: one whole number instead of many yes-or-no that could be swapped. */
export interface Group {
  like: ProblemClass;
  classIds: string[];
}

/** So many classes of a group open at a provider in a month. */
export interface Column {
  group: number;
  provider: number;
  month: number;
}

/**
 * Numbers as HiGHS takes them: rows are `lower ≤ Σ ≤ upper`, columns are 0 to `colUpper`. First the `columns`, then one
 * for each group for those that stand nowhere, then the hours above the even share, by provider.
 */
export interface Model {
  groups: Group[];
  columns: Column[];
  numCols: number;
  numRows: number;
  colCost: number[];
  colUpper: number[];
  isInteger: boolean[];
  rowLower: number[];
  rowUpper: number[];
  /** By column: rows and what it takes of each. */
  starts: number[];
  indices: number[];
  values: number[];
  /** What a class that stands nowhere costs, by group. */
  penalties: number[];
  /** The rows that may be passed, at a price: hours of a provider against its even share. */
  spread: { row: number; even: number }[];
  spreadPoints: number;
}

/** Classes that are the same to the model, in the order in which they first come. */
export function groupsOf(classes: readonly ProblemClass[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of classes) {
    const agencies = [...one.agencies].sort((a, b) => (a.agencyId < b.agencyId ? -1 : 1));
    const months = [...one.months].sort((a, b) => a - b);
    const key = JSON.stringify([{ ...one, ...{ id: '', programmeName: '' }, agencies, months }]);
    const group = groups.get(key);
    if (group) group.classIds.push(one.id);
    else groups.set(key, { like: one, classIds: [one.id] });
  }
  return [...groups.values()];
}

/** Whether the provider could hold the class at all, by function, by what is fixed, by its largest room. */
export const mayTake = (provider: ProblemProvider, of: ProblemClass): boolean =>
  provider.programmes.includes(of.programmeKey) &&
  (of.fixed.providerId === null || of.fixed.providerId === provider.id) &&
  roomsFor(provider, of.heads) > 0;

/** Whether it has the hours in each month of the class, and the money, were it the only one. */
export function hasFor(provider: ProblemProvider, of: ProblemClass, month: number): boolean {
  const money = moneyOf(of, provider) ?? 0;
  if (provider.costCeiling !== null && money > provider.costCeiling) return false;
  return runs(of, month).every((one) => monthlyHours(of) <= (provider.lecturerHours[one - 1] ?? 0) + 1e-9);
}

/** Points of a class at a provider in a month, apart from the spread of load, which is no class's own. */
export function pointsOf(problem: Problem) {
  const offer = offersOf(problem);
  const { weights } = problem;
  return (of: ProblemClass, provider: ProblemProvider, month: number): number => {
    const { headKilometres, money, passedOver } = offer(of, provider);
    return (
      (weights.distance * headKilometres) / POINT.headKilometres +
      (weights.cost * money) / POINT.money +
      (weights.preference * (passedOver + unwished(of, provider, month))) / POINT.wish
    );
  };
}

/**
 * The year as whole numbers: how many of each group open where and when, at least points, where a class that stands
 * nowhere costs more than others could save by it. Rooms: of the classes that fit in at most n rooms of a provider, at
 * most n run in a month, for each n; exact for each month, since a room that holds a class holds every smaller one.
 */
export function modelOf(problem: Problem): Model {
  const groups = groupsOf(problem.classes);
  const build = new Builder();
  for (const { classIds } of groups) build.row(classIds.length, classIds.length);
  const columns = addColumns(build, problem, groups);
  const penalties = penaltiesOf(groups, columns, build.colCost, problem.weights.spread / POINT.hours);
  groups.forEach(({ classIds }, group) => {
    build.column(penalties[group] ?? 0, classIds.length, true, [[group, 1]]);
  });
  const spread = addSpread(build, problem, groups, columns);
  return {
    groups,
    columns,
    penalties,
    spread,
    spreadPoints: problem.weights.spread / POINT.hours,
    ...build.done(),
  };
}

/** Columns and rows as they are laid down. */
class Builder {
  readonly colCost: number[] = [];
  readonly colUpper: number[] = [];
  readonly isInteger: boolean[] = [];
  readonly rowLower: number[] = [];
  readonly rowUpper: number[] = [];
  readonly #entries: [row: number, value: number][][] = [];
  readonly #named = new Map<string, number>();

  row(lower: number, upper: number): number {
    this.rowLower.push(lower);
    return this.rowUpper.push(upper) - 1;
  }

  /** The row of this name, laid down where it is first asked for. */
  atMost(name: string, upper: number): number {
    const row = this.#named.get(name) ?? this.row(-Infinity, upper);
    this.#named.set(name, row);
    return row;
  }

  column(cost: number, upper: number, isInteger: boolean, entries: [row: number, value: number][]): number {
    this.colCost.push(cost);
    this.colUpper.push(upper);
    this.isInteger.push(isInteger);
    return this.#entries.push(entries) - 1;
  }

  put(column: number, row: number, value: number): void {
    this.#entries[column]?.push([row, value]);
  }

  done() {
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const entries of this.#entries) {
      for (const [row, value] of entries) {
        indices.push(row);
        values.push(value);
      }
      starts.push(indices.length);
    }
    const { colCost, colUpper, isInteger, rowLower, rowUpper } = this;
    const sizes = { numCols: colCost.length, numRows: rowLower.length };
    return { ...sizes, colCost, colUpper, isInteger, rowLower, rowUpper, starts, indices, values };
  }
}

function addColumns(build: Builder, problem: Problem, groups: readonly Group[]): Column[] {
  const points = pointsOf(problem);
  const columns: Column[] = [];
  groups.forEach(({ like, classIds }, group) => {
    problem.providers.forEach((provider, at) => {
      if (!mayTake(provider, like)) return;
      for (const month of openingsOf(like)) {
        if (!hasFor(provider, like, month)) continue;
        const entries = entriesOf(build, provider, like, month);
        columns.push({ group, provider: at, month });
        build.column(points(like, provider, month), classIds.length, true, [[group, 1], ...entries]);
      }
    });
  });
  return columns;
}

/** What a class takes of its provider: rooms and hours of each month that it runs in, money of the year. */
function entriesOf(build: Builder, provider: ProblemProvider, of: ProblemClass, month: number) {
  const entries: [row: number, value: number][] = [];
  const { id, lecturerHours, costCeiling } = provider;
  for (const one of runs(of, month)) {
    for (const rooms of roomLevels(provider))
      if (roomsFor(provider, of.heads) <= rooms)
        entries.push([build.atMost(`rooms ${id} ${one} ${rooms}`, rooms), 1]);
    if (of.hours > 0)
      entries.push([build.atMost(`hours ${id} ${one}`, lecturerHours[one - 1] ?? 0), monthlyHours(of)]);
  }
  const money = moneyOf(of, provider);
  if (costCeiling !== null && money)
    entries.push([build.atMost(`money ${id}`, costCeiling / POINT.money), money / POINT.money]);
  return entries;
}

/** In how many of its rooms a class may fit: one number for each size of room. */
const roomLevels = (provider: ProblemProvider): number[] => [
  ...new Set(provider.rooms.map(({ seats }) => roomsFor(provider, seats))),
];

/**
 * A class left out costs more than all that the others could cost together, spread of load and all, so that no preset
 * saves points by leaving one out; one that a person fixed, ten times that.
 */
function penaltiesOf(
  groups: readonly Group[],
  columns: readonly Column[],
  colCost: readonly number[],
  hourPoints: number,
): number[] {
  const most = groups.map(({ like }) => SPREAD.steps * hourPoints * like.hours);
  const dearest = groups.map(() => 0);
  columns.forEach(({ group }, index) => {
    dearest[group] = Math.max(dearest[group] ?? 0, colCost[index] ?? 0);
  });
  const all = groups.reduce(
    (sum, { classIds }, group) => sum + classIds.length * ((most[group] ?? 0) + (dearest[group] ?? 0)),
    100,
  );
  return groups.map(({ like: { fixed } }) =>
    fixed.providerId !== null || fixed.month !== null ? 10 * all : all,
  );
}

/** Hours of the year above a provider's even share; once for a provider, since rows by month would leave the bound loose. */
function addSpread(build: Builder, problem: Problem, groups: readonly Group[], columns: readonly Column[]) {
  const points = problem.weights.spread;
  if (points === 0) return [];
  const share = evenShare(problem);
  return problem.providers.map((provider, at) => {
    const even = share * yearlyHours(provider);
    const row = build.row(-Infinity, even);
    columns.forEach((column, index) => {
      const hours = groups[column.group]?.like.hours ?? 0;
      if (column.provider === at && hours > 0) build.put(index, row, hours);
    });
    for (let step = 1; step <= SPREAD.steps; step++) {
      const width = step < SPREAD.steps ? SPREAD.step * even : Infinity;
      build.column((step * points) / POINT.hours, width, false, [[row, -1]]);
    }
    return { row, even };
  });
}

/** Which class stands where, from how many of each group a solver put into each column. */
export function placementsOf(
  problem: Problem,
  { groups, columns }: Model,
  values: ArrayLike<number>,
): Placement[] {
  const next = groups.map(() => 0);
  return columns.flatMap(({ group, provider, month }, index) =>
    Array.from({ length: Math.round(values[index] ?? 0) }, () => {
      const classId = groups[group]?.classIds[next[group] ?? 0] ?? '';
      next[group] = (next[group] ?? 0) + 1;
      return { classId, providerId: problem.providers[provider]?.id ?? '', month };
    }),
  );
}
