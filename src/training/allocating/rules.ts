import type { FrozenLine, PlannedClass } from '../plan/schema.ts';
import type { Programme } from '../programmes/schema.ts';
import type { Provider } from '../providers/schema.ts';
import type { ProgrammeData } from '../schema.ts';
import type { Placement, Problem, ProblemClass, Weights } from '../solving/schema.ts';
import type { AllocatedClass, Load, Preset, Unknowns } from './schema.ts';

/** Weights of each wish; the first of them weighs all alike. */
export const presets: Record<Preset, Weights> = {
  even: { distance: 1, cost: 1, preference: 1, spread: 1 },
  near: { distance: 20, cost: 1, preference: 1, spread: 1 },
  cheap: { distance: 1, cost: 20, preference: 1, spread: 1 },
  spread: { distance: 1, cost: 1, preference: 1, spread: 20 },
  wished: { distance: 1, cost: 1, preference: 20, spread: 1 },
};

/** Heads in so many classes, as alike as can be: the larger ones first. */
export function divide(heads: number, classes: number): number[] {
  const many = Math.max(1, Math.min(classes, heads));
  const least = Math.floor(heads / many);
  const more = heads - least * many;
  return Array.from({ length: many }, (_, at) => least + (at < more ? 1 : 0));
}

/** As few classes as hold the heads; one where the catalogue does not say how large a class may be. */
export const classesFor = (heads: number, size: Pick<ProgrammeData, 'sizeTo'> | undefined): number =>
  size?.sizeTo ? Math.ceil(heads / size.sizeTo) : 1;

/** Classes of a line as it is divided anew: those held already stay as large as they are; null: they have more heads. */
export function divideBeside<C extends Pick<PlannedClass, 'heads'> & { isHeld: boolean }>(
  heads: number,
  /** So many classes, or as many as their size asks for. */
  by: number | Pick<ProgrammeData, 'sizeTo'> | undefined,
  there: readonly C[],
): { there: C[]; sizes: number[] } | null {
  const held = there.filter(({ isHeld }) => isHeld);
  const rest = heads - sum(held.map((one) => one.heads));
  const many = typeof by === 'number' ? by - held.length : rest > 0 ? classesFor(rest, by) : 0;
  if (rest < 0 || many < 0 || (many === 0 && rest > 0)) return null;
  return {
    there: [...held, ...there.filter(({ isHeld }) => !isHeld)],
    sizes: [...held.map((one) => one.heads), ...(rest > 0 ? divide(rest, many) : [])],
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** Null: no form of teaching has hours. */
export const hoursOf = ({ hours }: Pick<ProgrammeData, 'hours'>): number | null =>
  sum(Object.values(hours)) || null;

const WEEKS_OF_MONTH = 52 / 12;
/** A class holds whole months; null: nobody has said how many weeks it lasts. */
export const monthsOf = ({ weeks }: Pick<ProgrammeData, 'weeks'>): number | null =>
  weeks ? Math.max(1, Math.ceil(weeks / WEEKS_OF_MONTH - 0.05)) : null;

/** Taken where nobody has said; wherever it is, it is told of how many classes. */
const ASSUMED_MONTHS = 1;

/** Of how many of these classes it is not known what they take. */
export const unknownsOf = (classes: readonly Pick<AllocatedClass, 'hours' | 'monthsLong'>[]): Unknowns => ({
  classes: classes.length,
  hours: classes.filter(({ hours }) => hours === null).length,
  months: classes.filter(({ monthsLong }) => monthsLong === null).length,
});

/** The same of a problem as it was put. */
export const unknownsIn = ({ classes }: Pick<Problem, 'classes'>): Unknowns => ({
  classes: classes.length,
  hours: classes.filter(({ hours }) => hours === 0).length,
  months: classes.filter(({ isLengthKnown }) => isLengthKnown === false).length,
});

/** Learners of the line go into its classes agency by agency, so that those who work together learn together. */
export function seated(
  { needs }: Pick<FrozenLine, 'needs'>,
  classes: readonly Pick<PlannedClass, 'heads'>[],
): { agencyId: string; heads: number }[][] {
  const waiting = [...Map.groupBy(needs, ({ agencyId }) => agencyId)].map(([agencyId, own]) => ({
    ...{ agencyId, heads: sum(own.map(({ heads }) => heads)) },
  }));
  return classes.map(({ heads }) => {
    const here: { agencyId: string; heads: number }[] = [];
    for (let room = heads; room > 0 && waiting[0]; ) {
      const [next] = waiting;
      const taken = Math.min(room, next.heads);
      here.push({ agencyId: next.agencyId, heads: taken });
      room -= taken;
      next.heads -= taken;
      if (next.heads === 0) waiting.shift();
    }
    return here;
  });
}

export interface Year {
  lines: readonly FrozenLine[];
  classes: readonly PlannedClass[];
  programmes: ReadonlyMap<string, Programme>;
  providers: readonly Provider[];
  /** Classes of the plan that are held already. */
  held: ReadonlySet<string>;
}

/** Each class with what it asks: hours, months, whose learners. */
export function allocated(
  { lines, classes, programmes, held }: Year,
  nameOf: (id: string) => string,
): AllocatedClass[] {
  const byLine = Map.groupBy(classes, ({ lineId }) => lineId);
  const seats = new Map(
    lines.flatMap((line) => {
      const own = byLine.get(line.id) ?? [];
      const who = seated(line, own);
      return own.map(({ id }, at) => [id, who[at] ?? []] as const);
    }),
  );
  return classes.map((one) => {
    const data = programmes.get(one.programmeKey ?? '')?.data;
    return {
      ...one,
      ...{ isHeld: held.has(one.id), isFixed: one.isFixed || held.has(one.id) },
      hours: data ? hoursOf(data) : null,
      monthsLong: data ? monthsOf(data) : null,
      months: lines.find(({ id }) => id === one.lineId)?.months ?? [],
      agencies: (seats.get(one.id) ?? []).map((of) => ({ ...of, name: nameOf(of.agencyId) })),
      sizeFault: sizeFault(one.heads, data),
    };
  });
}

function sizeFault(heads: number, data: ProgrammeData | undefined): string | null {
  if (data?.sizeTo && heads > data.sizeTo)
    return `${heads} người, chương trình ghi nhiều nhất ${data.sizeTo} người một lớp`;
  if (data?.sizeFrom && heads < data.sizeFrom)
    return `${heads} người, chương trình ghi ít nhất ${data.sizeFrom} người một lớp`;
  return null;
}

const asAsked = (one: AllocatedClass): ProblemClass => ({
  id: one.id,
  // What the catalogue does not have nobody may run.
  programmeKey: one.programmeKey ?? '',
  programmeName: one.programmeName,
  heads: one.heads,
  hours: one.hours ?? 0,
  monthsLong: one.monthsLong ?? ASSUMED_MONTHS,
  ...(one.monthsLong === null && { isLengthKnown: false }),
  months: one.months,
  fixed: one.isFixed
    ? { providerId: one.provider?.id ?? null, month: one.month }
    : { providerId: null, month: null },
  agencies: one.agencies.map(({ agencyId, heads }) => ({ agencyId, heads })),
});

/** The year as the solver reads it. */
export const problemOf = (
  classes: readonly AllocatedClass[],
  providers: readonly Provider[],
  weights: Weights,
): Problem => ({
  months: 12,
  classes: classes.map(asAsked),
  providers: providers.map(({ agencyId: _, year: __, ...provider }) => provider),
  weights,
});

export const placementsOf = (
  classes: readonly Pick<PlannedClass, 'id' | 'provider' | 'month'>[],
): Placement[] =>
  classes.flatMap(({ id, provider, month }) =>
    provider && month ? [{ classId: id, providerId: provider.id, month }] : [],
  );

const twelve = () => Array.from({ length: 12 }, () => 0);

/** What the plan asks of each provider, by month, beside what it has. */
export function loadsOf(classes: readonly AllocatedClass[], providers: readonly Provider[]): Load[] {
  return providers.map((provider) => {
    const own = classes.filter((one) => one.provider?.id === provider.id);
    const hours = twelve();
    const rooms = twelve();
    for (const { month, hours: asked, ...one } of own) {
      const monthsLong = one.monthsLong ?? ASSUMED_MONTHS;
      for (let at = month ?? 13; at < (month ?? 13) + monthsLong && at <= 12; at++) {
        hours[at - 1] = (hours[at - 1] ?? 0) + (asked ?? 0) / monthsLong;
        rooms[at - 1] = (rooms[at - 1] ?? 0) + 1;
      }
    }
    return {
      ...{ id: provider.id, agencyId: provider.agencyId, name: provider.name, classes: own.length },
      unknown: unknownsOf(own),
      ...{ heads: sum(own.map(({ heads }) => heads)), hours, hoursHas: provider.lecturerHours, rooms },
      ...{ roomsHas: provider.rooms.length, ceiling: provider.costCeiling, money: moneyOf(own, provider) },
    };
  });
}

function moneyOf(own: readonly AllocatedClass[], { costOfClass, costOfLearner }: Provider): number | null {
  if (costOfClass === null && costOfLearner === null) return null;
  return sum(own.map(({ heads }) => (costOfClass ?? 0) + heads * (costOfLearner ?? 0)));
}

/** The problem was put for the same classes, of the same size: what came of it may be taken over. */
export const isOf = (problem: Problem, classes: readonly PlannedClass[]): boolean =>
  problem.classes.length === classes.length &&
  problem.classes.every(({ id, heads }) => classes.some((one) => one.id === id && one.heads === heads));
