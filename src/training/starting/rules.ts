import type { Model } from '../modelling/rules.ts';
import { hoursAbove } from '../solving/rules.ts';

/** Chance that repeats (mulberry32), so that the same year is always placed alike. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TINY = 1e-7;
const NOWHERE = -1;

/**
 * Classes on the rows of the model. `take` and `leave` move one class on to a column or off it and say by how many
 * points the whole changed; `fits` says whether a column has room left.
 */
class Board {
  readonly groupOf: Int32Array;
  /** The column of each class. */
  readonly at: Int32Array;
  /** Columns of each group, cheapest first. */
  readonly choices: Int32Array[];
  readonly #model: Model;
  readonly #starts: Int32Array;
  readonly #rows: Int32Array;
  readonly #values: Float64Array;
  readonly #used: Float64Array;
  readonly #upper: Float64Array;
  /** What a unit above the bound of a row costs; 0: it may not be passed. */
  readonly #soft: Float64Array;
  readonly #here: number[][] = [];
  readonly #spot: Int32Array;

  constructor(model: Model) {
    this.#model = model;
    this.groupOf = Int32Array.from(model.groups.flatMap(({ classIds }, group) => classIds.map(() => group)));
    this.at = this.groupOf.map(() => NOWHERE);
    this.#spot = this.groupOf.map(() => 0);
    const choices: number[][] = model.groups.map(() => []);
    model.columns.forEach(({ group, provider }, column) => {
      choices[group]?.push(column);
      this.#here[provider] ??= [];
    });
    const cost = (column: number) => model.colCost[column] ?? 0;
    this.choices = choices.map((all) => Int32Array.from(all.sort((a, b) => cost(a) - cost(b) || a - b)));
    this.#starts = Int32Array.from(model.starts);
    this.#rows = Int32Array.from(model.indices);
    this.#values = Float64Array.from(model.values);
    this.#used = new Float64Array(model.numRows);
    this.#upper = Float64Array.from(model.rowUpper);
    this.#soft = new Float64Array(model.numRows);
    for (const { row } of model.spread) this.#soft[row] = model.spreadPoints;
  }

  penalty(unit: number): number {
    return this.#model.penalties[this.groupOf[unit] as number] as number;
  }

  /** Classes at the provider of a column. */
  beside(column: number): readonly number[] {
    return this.#here[this.#model.columns[column]?.provider as number] as number[];
  }

  fits(column: number): boolean {
    const end = this.#starts[column + 1] as number;
    for (let k = this.#starts[column] as number; k < end; k++) {
      const row = this.#rows[k] as number;
      if (
        this.#soft[row] === 0 &&
        (this.#used[row] as number) + (this.#values[k] as number) > (this.#upper[row] as number) + TINY
      )
        return false;
    }
    return true;
  }

  /** By how many points the whole would change. */
  price(column: number): number {
    let points = this.#model.colCost[column] as number;
    const end = this.#starts[column + 1] as number;
    for (let k = this.#starts[column] as number; k < end; k++) {
      const row = this.#rows[k] as number;
      const soft = this.#soft[row] as number;
      if (soft === 0) continue;
      const used = this.#used[row] as number;
      const even = this.#upper[row] as number;
      const more = used + (this.#values[k] as number);
      if (more > even) points += soft * (hoursAbove(more, even).counted - hoursAbove(used, even).counted);
    }
    return points;
  }

  take(unit: number, column: number): number {
    const points = this.price(column) - this.penalty(unit);
    this.#add(column, 1);
    this.at[unit] = column;
    const here = this.beside(column) as number[];
    this.#spot[unit] = here.push(unit) - 1;
    return points;
  }

  leave(unit: number): number {
    const column = this.at[unit] as number;
    if (column === NOWHERE) return 0;
    this.#add(column, -1);
    this.at[unit] = NOWHERE;
    const here = this.beside(column) as number[];
    const last = here.pop() as number;
    if (last !== unit) {
      here[this.#spot[unit] as number] = last;
      this.#spot[last] = this.#spot[unit] as number;
    }
    return this.penalty(unit) - this.price(column);
  }

  /** The cheapest column that has room, or none. */
  cheapest(unit: number): number {
    let best = NOWHERE;
    let least = Infinity;
    for (const column of this.choices[this.groupOf[unit] as number] as Int32Array) {
      if ((this.#model.colCost[column] as number) >= least) break;
      const price = this.fits(column) ? this.price(column) : Infinity;
      if (price < least) {
        least = price;
        best = column;
      }
    }
    return best;
  }

  #add(column: number, sign: number): void {
    const end = this.#starts[column + 1] as number;
    for (let k = this.#starts[column] as number; k < end; k++) {
      const row = this.#rows[k] as number;
      this.#used[row] = (this.#used[row] as number) + sign * (this.#values[k] as number);
    }
  }
}

/** What the model says where classes may be cut in pieces: how much of each column it takes, what one more of it costs. */
export interface Guide {
  value: ArrayLike<number>;
  reducedCost: ArrayLike<number>;
}

interface Search {
  board: Board;
  /** Columns worth trying for each group, those that the guide likes best first. */
  worth: Int32Array[];
  random: () => number;
}

/** Columns that cost more than this above the bound are hardly ever part of a good year. */
const WORTH = 20;
const HEAT = { from: 3, to: 0.3 };

/**
 * A good placing for the solver to start from, as the column of each class in the order of the groups: what the guide
 * takes most of, then random moves, of which worse ones are kept the more rarely the longer it goes on (simulated
 * annealing).
 */
export function startOf(model: Model, guide: Guide, moves: number, isOver: () => boolean): Int32Array {
  const board = new Board(model);
  const search = { board, worth: worthTrying(board, guide), random: chance(1) };
  let points = laidDown(board, guide);
  const best = { points, at: board.at.slice() };
  const movable = [...board.groupOf.keys()].filter((unit) => worthOf(search, unit).length > 0);
  for (let move = 0; move < moves && movable.length > 0; move++) {
    if (move % 4096 === 0 && isOver()) break;
    const heat = HEAT.from * (HEAT.to / HEAT.from) ** (move / moves);
    const unit = movable[Math.floor(search.random() * movable.length)] as number;
    points += tryMove(search, unit, heat);
    if (points >= best.points - TINY) continue;
    best.points = points;
    best.at.set(board.at);
  }
  return best.at;
}

const worthOf = ({ board, worth }: Search, unit: number) =>
  worth[board.groupOf[unit] as number] as Int32Array;

function worthTrying(board: Board, { reducedCost }: Guide): Int32Array[] {
  const above = (column: number) => reducedCost[column] ?? 0;
  return board.choices.map((all) => {
    const sorted = all.toSorted((a, b) => above(a) - above(b) || a - b);
    const near = sorted.filter((column) => above(column) <= WORTH);
    return near.length >= 3 ? near : sorted.slice(0, 3);
  });
}

/** Each class where the guide puts most of it, the surest first; where that is full, where it is cheapest. */
function laidDown(board: Board, { value }: Guide): number {
  const first = board.choices.map((all) =>
    all.reduce((a, b) => ((value[b] ?? 0) > (value[a] ?? 0) ? b : a), all[0] ?? NOWHERE),
  );
  const firstOf = (unit: number) => first[board.groupOf[unit] as number] as number;
  const sure = (unit: number) => value[firstOf(unit)] ?? 0;
  let points = 0;
  for (const unit of [...board.groupOf.keys()].sort((a, b) => sure(b) - sure(a) || a - b)) {
    const wanted = firstOf(unit);
    const column = wanted !== NOWHERE && board.fits(wanted) ? wanted : board.cheapest(unit);
    if (column !== NOWHERE) points += board.take(unit, column);
  }
  return points;
}

/** One class elsewhere, pushing out one or two that may stand in its way; gives by how many points the whole changed. */
function tryMove(search: Search, unit: number, heat: number): number {
  const { board, random } = search;
  const worth = worthOf(search, unit);
  const column = worth[Math.floor(random() ** 2 * worth.length)] as number;
  const from = board.at[unit] as number;
  if (column === from) return 0;
  const pushed: [unit: number, from: number][] = [];
  let change = board.leave(unit);
  while (pushed.length < 2 && !board.fits(column)) {
    const beside = board.beside(column);
    const other = beside[Math.floor(random() * beside.length)];
    if (other === undefined) break;
    pushed.push([other, board.at[other] as number]);
    change += board.leave(other);
  }
  if (board.fits(column)) {
    change += board.take(unit, column);
    for (const [other] of pushed) {
      const to = board.cheapest(other);
      if (to !== NOWHERE) change += board.take(other, to);
    }
    if (change <= 0 || random() < Math.exp(-change / heat)) return change;
    for (const [other] of pushed) board.leave(other);
    board.leave(unit);
  }
  for (const [other, back] of pushed) board.take(other, back);
  if (from !== NOWHERE) board.take(unit, from);
  return 0;
}
