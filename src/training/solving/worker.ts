import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import highsLoader, { type Highs, type HighsCallbackMap, type ModelData } from 'highs';
import { groundOf, reasonsOf } from '../explaining/rules.ts';
import { freesOf } from '../freeing/rules.ts';
import { levelled } from '../levelling/rules.ts';
import { type Model, modelOf, placementsOf } from '../modelling/rules.ts';
import { startOf } from '../starting/rules.ts';
import { costOf } from './rules.ts';
import type { Placement, Problem, Progress, Solution } from './schema.ts';

/** What the package exports to modules is the loader itself; its types tell only of the other kind of export. */
export const loadHighs = highsLoader as unknown as typeof highsLoader.default;

/** A share of the whole; nearer than this counts as proven, as solvers of this kind hold it. */
const PROVEN = 1e-4;
/** Random moves for each class before the solver proper begins, and so many at least. */
const MOVES = { forClass: 1000, least: 2_000 };
/** Progress is told so often (milliseconds). */
const TELL = 250;

export interface Reckoning {
  problem: Problem;
  seconds: number;
  gap: number;
  onProgress: (progress: Progress) => void;
  isCancelled: () => boolean;
}

export type Found = Omit<Solution, 'unplaced' | 'reasons'>;

/** The best so far, and what is known of the best there could be. */
class Best {
  placements: Placement[] = [];
  /** How many of each column; null: nothing found yet. */
  values: Float64Array | null = null;
  objective = 0;
  /** Of the model: with what unplaced classes cost there. */
  whole = Infinity;
  wholeBound = 0;
  readonly began = performance.now();
  readonly #of: Reckoning;
  readonly #model: Model;
  #toldAt = 0;

  constructor(of: Reckoning, model: Model) {
    this.#of = of;
    this.#model = model;
  }

  /** Takes a placing if it is better. */
  offer(values: Float64Array): void {
    const placements = placementsOf(this.#of.problem, this.#model, values);
    const objective = costOf(this.#of.problem, placements).total;
    const whole = objective + penaltyOf(this.#model, values);
    if (whole >= this.whole) return;
    Object.assign(this, { placements, values, objective, whole });
    this.tell(true);
  }

  raise(bound: number): void {
    if (Number.isFinite(bound)) this.wholeBound = Math.max(this.wholeBound, Math.min(bound, this.whole));
    this.tell(false);
  }

  get bound(): number {
    return Math.max(0, this.objective - Math.max(0, this.whole - this.wholeBound));
  }

  get gap(): number {
    if (this.values === null) return 1;
    return this.objective > 0 ? (this.objective - this.bound) / this.objective : 0;
  }

  get seconds(): number {
    return (performance.now() - this.began) / 1000;
  }

  get left(): number {
    return Math.max(0, this.#of.seconds - this.seconds);
  }

  /** No more to be done: near enough, out of time, or stopped. */
  isOver = (): boolean =>
    this.#of.isCancelled() ||
    this.left === 0 ||
    (this.values !== null && this.gap <= Math.max(this.#of.gap, 1e-9));

  tell(always: boolean): void {
    const now = performance.now();
    if (!always && now - this.#toldAt < TELL) return;
    this.#toldAt = now;
    const { seconds, placements, objective, bound, gap, values } = this;
    const found = values !== null;
    this.#of.onProgress({
      seconds,
      placed: placements.length,
      objective: found ? objective : null,
      bound: found ? bound : null,
      gap: found ? gap : null,
    });
  }
}

const penaltyOf = ({ columns, groups, penalties }: Model, values: Float64Array): number =>
  groups.reduce(
    (sum, _, group) => sum + (penalties[group] ?? 0) * Math.round(values[columns.length + group] ?? 0),
    0,
  );

/**
 * Reckons a year: first as if classes could be cut in pieces, which gives a bound and says which columns are worth
 * trying; then a good placing by random moves; then, unless that is near enough, by branch and cut over the columns that
 * could still be part of anything better. The same problem gives the same answer, unless time runs out on the way.
 */
export function reckon(highs: Highs, of: Reckoning): Found {
  const model = modelOf(of.problem);
  const best = new Best(of, model);
  if (model.columns.length > 0) {
    const relaxed = relax(highs, model, best);
    const moves = Math.max(MOVES.least, MOVES.forClass * of.problem.classes.length);
    const isStopped = () => of.isCancelled() || best.left === 0;
    best.offer(valuesAt(model, startOf(model, relaxed, moves, isStopped)));
    if (!best.isOver()) branch(highs, model, best, relaxed);
  }
  return found(of, best);
}

function found(of: Reckoning, best: Best): Found {
  const { objective, bound, gap, seconds, placements } = best;
  const nowhere = placements.length === 0 && of.problem.classes.length > 0;
  const isProven = gap <= PROVEN || of.problem.classes.length === 0;
  const near = of.isCancelled() && !isProven ? 'cancelled' : isProven ? 'optimal' : 'gap';
  return {
    status: nowhere && near !== 'cancelled' ? 'infeasible' : near,
    ...{ objective, bound: isProven && gap <= 1e-9 ? objective : bound },
    ...{ gap: of.problem.classes.length === 0 ? 0 : gap, seconds, placements },
  };
}

/** The model of some of its columns, as HiGHS takes it. */
export function dataOf(highs: Highs, model: Model, columns: readonly number[], isWhole: boolean): ModelData {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const column of columns) {
    for (let k = model.starts[column] ?? 0; k < (model.starts[column + 1] ?? 0); k++) {
      indices.push(model.indices[k] ?? 0);
      values.push(model.values[k] ?? 0);
    }
    starts.push(indices.length);
  }
  const bound = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
  const { integer, continuous } = highs.constants.variableType;
  const [numCols, numRows] = [columns.length, model.numRows];
  return {
    numCols,
    numRows,
    colCost: columns.map((column) => model.colCost[column] ?? 0),
    colLower: columns.map(() => 0),
    colUpper: columns.map((column) => bound(model.colUpper[column] ?? 0)),
    rowLower: model.rowLower.map(bound),
    rowUpper: model.rowUpper.map(bound),
    matrix: { format: 'csc', numCols, numRows, starts, indices, values },
    ...(isWhole && {
      integrality: columns.map((column) => (model.isInteger[column] ? integer : continuous)),
    }),
  };
}

export const everyColumn = ({ numCols }: Model): number[] =>
  Array.from({ length: numCols }, (_, column) => column);

/** The year as if classes could be cut in pieces: nothing whole costs less. */
function relax(highs: Highs, model: Model, best: Best) {
  return highs.withModel(dataOf(highs, model, everyColumn(model), false), (lp) => {
    lp.options.set({ output_flag: false, time_limit: best.left });
    lp.run({
      [highs.constants.callbackType.simplexInterrupt](event) {
        best.tell(false);
        if (best.isOver()) event.interrupt();
      },
    });
    const isSolved = lp.getModelStatus() === highs.constants.modelStatus.optimal;
    if (!isSolved) return { bound: 0, value: [], reducedCost: [] };
    const { colValue, colDual } = lp.getSolution();
    const bound = lp.getObjectiveValue();
    best.raise(bound);
    return { bound, value: colValue, reducedCost: colDual };
  });
}

/** The columns of the model as classes stand; those of hours above the even share are left to the solver. */
function valuesAt(model: Model, at: Int32Array): Float64Array {
  const values = new Float64Array(model.numCols);
  let unit = 0;
  model.groups.forEach(({ classIds }, group) => {
    for (const _ of classIds) {
      const column = at[unit++] as number;
      const target = column >= 0 ? column : model.columns.length + group;
      values[target] = (values[target] ?? 0) + 1;
    }
  });
  return values;
}

type Relaxed = ReturnType<typeof relax>;

/** Branch and cut over the columns that could be part of something better than the best so far. */
function branch(highs: Highs, model: Model, best: Best, { bound, reducedCost }: Relaxed): void {
  const slack = best.whole - bound;
  const kept = everyColumn(model).filter(
    (column) => column >= model.columns.length || !((reducedCost[column] ?? 0) > slack + 1e-6),
  );
  const inModel = (values: Float64Array) => {
    const all = new Float64Array(model.numCols);
    kept.forEach((column, index) => {
      all[column] = values[index] ?? 0;
    });
    return all;
  };
  const { mipImprovingSolution, mipInterrupt } = highs.constants.callbackType;
  const callbacks: HighsCallbackMap = {
    [mipImprovingSolution](event) {
      if (event.data.mip_solution) best.offer(inModel(event.data.mip_solution));
    },
    [mipInterrupt](event) {
      best.raise(event.data.mip_dual_bound ?? 0);
      if (best.isOver()) event.interrupt();
    },
  };
  highs.withModel(dataOf(highs, model, kept, true), (mip) => {
    mip.options.set({ output_flag: false, time_limit: best.left, mip_rel_gap: 0, mip_abs_gap: 1e-6 });
    mip.setSolution({ colValue: kept.map((column) => best.values?.[column] ?? 0) });
    mip.run(callbacks);
    if (mip.getModelStatus() === highs.constants.modelStatus.optimal) {
      best.offer(inModel(Float64Array.from(mip.getSolution().colValue)));
      best.raise(best.whole);
    } else best.raise(mip.info.get('mip_dual_bound') as number);
  });
}

export interface Task {
  problem: Problem;
  seconds: number;
  gap: number;
  /** One number: not nought when a person has stopped it. */
  stop: SharedArrayBuffer;
}

export type Message = { progress: Progress } | { solution: Solution };

/** What was found, its work spread over the months, with the reasons. */
export function explained(problem: Problem, found: Found): Solution {
  const placements = levelled(problem, found.placements);
  const ground = groundOf(problem, placements);
  const unplaced = problem.classes
    .filter(({ id }) => !ground.at.has(id))
    .map((of) => ({ classId: of.id, frees: freesOf(ground, of) }));
  return { ...found, placements, unplaced, reasons: reasonsOf(ground) };
}

if (!isMainThread && (workerData as Task | null)?.stop) {
  const { problem, seconds, gap, stop } = workerData as Task;
  const flag = new Int32Array(stop);
  const post = (message: Message) => parentPort?.postMessage(message);
  const found = reckon(await loadHighs(), {
    ...{ problem, seconds, gap, isCancelled: () => Atomics.load(flag, 0) !== 0 },
    onProgress: (progress) => post({ progress }),
  });
  post({ solution: explained(problem, found) });
}
