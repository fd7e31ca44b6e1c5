import { monthsInWords, breachLabels as says } from './labels.ts';
import type { Breach, Cost, Placement, Problem, ProblemClass, ProblemProvider } from './schema.ts';

/** How much of each makes a point. */
export const POINT = { headKilometres: 100, money: 1_000_000, wish: 0.1, hours: 10 };

/** The further above its even share a provider is, in quarters of that share, the more each hour counts: 1, 2, 3, 4. */
export const SPREAD = { step: 0.25, steps: 4 };

/** Beyond what adding fractions of hours in another order may differ by. */
const TINY = 1e-6;

export const ALL_MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

export const endsInYear = ({ monthsLong }: ProblemClass, month: number): boolean => month + monthsLong <= 13;

/**
 * The months in which a class may open: the one that is fixed, else those wished for, though it end in the year after.
 * Where none is wished for, those in which it ends in the year, if there are such.
 */
export function openingsOf(of: ProblemClass): number[] {
  const { fixed, months } = of;
  if (fixed.month !== null) return [fixed.month];
  if (months.length > 0) return ALL_MONTHS.filter((month) => months.includes(month));
  const whole = ALL_MONTHS.filter((month) => endsInYear(of, month));
  return whole.length > 0 ? whole : ALL_MONTHS;
}

/** The months of the year in which a class opened in `month` holds a room. */
export const runs = ({ monthsLong }: ProblemClass, month: number): number[] =>
  ALL_MONTHS.filter((one) => one >= month && one < month + monthsLong);

export const monthlyHours = ({ hours, monthsLong }: ProblemClass): number => hours / monthsLong;

/** Rooms in which so many heads find a seat. */
export const roomsFor = ({ rooms }: ProblemProvider, heads: number): number =>
  rooms.filter(({ seats }) => seats >= heads).length;

export const yearlyHours = ({ lecturerHours }: ProblemProvider): number =>
  lecturerHours.reduce((sum, hours) => sum + hours, 0);

/** What a class costs a provider (đồng), as far as it is known; null: nothing is. */
export function moneyOf(of: Pick<ProblemClass, 'heads'>, provider: ProblemProvider): number | null {
  const { costOfClass, costOfLearner } = provider;
  if (costOfClass === null && costOfLearner === null) return null;
  return (costOfClass ?? 0) + of.heads * (costOfLearner ?? 0);
}

const mean = (values: number[]): number =>
  values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;

const known = (value: number | null | undefined): value is number => value !== null && value !== undefined;

/** Kilometres to an agency. Unknown ones count as the mean of the known: they neither draw a class nor keep it off. */
function kilometres({ providers }: Problem, agencyId: string): (provider: ProblemProvider) => number {
  const fill = mean(providers.map(({ distances }) => distances[agencyId]).filter(known));
  return ({ distances }) => distances[agencyId] ?? fill;
}

/** Natural figures of a class at a provider, apart from the month; a price nobody knows counts as the mean of the others. */
export interface Offer {
  headKilometres: number;
  /** Whether it is known how far each of its learners has to go. */
  isWayKnown: boolean;
  money: number;
  isPriceKnown: boolean;
  /** Wishes passed over: the programme is not among those that the provider would rather run. */
  passedOver: number;
}

export function offersOf(problem: Problem): (of: ProblemClass, provider: ProblemProvider) => Offer {
  const byAgency = new Map<string, (provider: ProblemProvider) => number>();
  const distanceTo = (agencyId: string) => {
    const found = byAgency.get(agencyId) ?? kilometres(problem, agencyId);
    byAgency.set(agencyId, found);
    return found;
  };
  const able = new Map<string, ProblemProvider[]>();
  const ableTo = (key: string) => {
    const found = able.get(key) ?? problem.providers.filter(({ programmes }) => programmes.includes(key));
    able.set(key, found);
    return found;
  };
  return (of, provider) => {
    const money = moneyOf(of, provider);
    const prices = () =>
      ableTo(of.programmeKey)
        .map((one) => moneyOf(of, one))
        .filter(known);
    const { programmes } = provider.prefers;
    return {
      headKilometres: of.agencies.reduce(
        (sum, { agencyId, heads }) => sum + heads * distanceTo(agencyId)(provider),
        0,
      ),
      isWayKnown:
        of.agencies.length > 0 &&
        of.agencies.every(({ agencyId }) => known(provider.distances[agencyId])) &&
        of.agencies.reduce((sum, { heads }) => sum + heads, 0) >= of.heads,
      money: money ?? mean(prices()),
      isPriceKnown: money !== null,
      passedOver: programmes.length > 0 && !programmes.includes(of.programmeKey) ? 1 : 0,
    };
  };
}

/** Months of a class that the provider would rather not teach in. */
export const unwished = (of: ProblemClass, provider: ProblemProvider, month: number): number =>
  runs(of, month).filter((one) => provider.prefers.notMonths.includes(one)).length;

/** The share of its hours that each provider would give, were the year's work spread evenly over all. */
export function evenShare({ classes, providers }: Problem): number {
  const supply = providers.reduce((sum, provider) => sum + yearlyHours(provider), 0);
  return supply > 0 ? classes.reduce((sum, { hours }) => sum + hours, 0) / supply : 0;
}

/** Hours above an even share, those far above it counted more than once. */
export function hoursAbove(hours: number, even: number): { above: number; counted: number } {
  const above = Math.max(0, hours - even);
  let counted = 0;
  for (let step = 0; step < SPREAD.steps; step++) counted += Math.max(0, above - step * SPREAD.step * even);
  return { above, counted };
}

/** Of nothing known nothing is known. */
const sumOrNull = (values: readonly number[]): number | null =>
  values.length > 0 ? values.reduce((sum, value) => sum + value, 0) : null;

/** What a set of placements costs, wish by wish. */
export function costOf(problem: Problem, placements: readonly Placement[]): Cost {
  const { weights } = problem;
  const offer = offersOf(problem);
  const natural = { headKilometres: 0, money: 0, passedOver: 0, above: 0, counted: 0 };
  const told = { ways: [] as number[], prices: [] as number[] };
  const hours = new Map<string, number>();
  const all = placed(problem, placements);
  for (const { of, provider, month } of all) {
    const { headKilometres, isWayKnown, money, isPriceKnown, passedOver } = offer(of, provider);
    if (isWayKnown) told.ways.push(headKilometres);
    if (isPriceKnown) told.prices.push(money);
    natural.headKilometres += headKilometres;
    natural.money += money;
    natural.passedOver += passedOver + unwished(of, provider, month);
    hours.set(provider.id, (hours.get(provider.id) ?? 0) + of.hours);
  }
  const share = evenShare(problem);
  for (const provider of problem.providers) {
    const { above, counted } = hoursAbove(hours.get(provider.id) ?? 0, share * yearlyHours(provider));
    natural.above += above;
    natural.counted += counted;
  }
  const points = {
    distance: (weights.distance * natural.headKilometres) / POINT.headKilometres,
    cost: (weights.cost * natural.money) / POINT.money,
    preference: (weights.preference * natural.passedOver) / POINT.wish,
    spread: (weights.spread * natural.counted) / POINT.hours,
  };
  return {
    total: points.distance + points.cost + points.preference + points.spread,
    placed: all.length,
    distance: { points: points.distance, headKilometres: sumOrNull(told.ways), known: told.ways.length },
    cost: { points: points.cost, money: sumOrNull(told.prices), known: told.prices.length },
    preference: { points: points.preference, passedOver: natural.passedOver },
    spread: { points: points.spread, hoursAbove: natural.above },
  };
}

export interface Placed {
  of: ProblemClass;
  provider: ProblemProvider;
  month: number;
}

/** Placements with what they name; those that name nothing known are left out. */
export function placed({ classes, providers }: Problem, placements: readonly Placement[]): Placed[] {
  const classById = new Map(classes.map((one) => [one.id, one]));
  const providerById = new Map(providers.map((one) => [one.id, one]));
  return placements.flatMap(({ classId, providerId, month }) => {
    const of = classById.get(classId);
    const provider = providerById.get(providerId);
    return of && provider ? [{ of, provider, month }] : [];
  });
}

/**
 * Every hard limit that placements break, counted anew class by class and not by the rows of the model. A class may
 * change its room from one month to the next.
 */
export function check(problem: Problem, placements: readonly Placement[]): Breach[] {
  const all = placed(problem, placements);
  const names = new Map(problem.providers.map(({ id, name }) => [id, name]));
  const own = all.flatMap((one) => breachesOfClass(one, (id) => names.get(id) ?? ''));
  const ofProviders = problem.providers.flatMap((provider) => {
    const here = all.filter((one) => one.provider === provider);
    return here.length === 0
      ? []
      : [
          ...ALL_MONTHS.flatMap((month) => breachesOfMonth(provider, month, here)),
          ...overspent(provider, here),
        ];
  });
  return [...own, ...ofProviders];
}

/** The limits that one more class at a provider would break, the others there staying where they are. */
export const breachesWith = (problem: Problem, others: readonly Placed[], one: Placed): Breach[] => {
  const here = [...others, one];
  const nameOf = (id: string) => problem.providers.find((provider) => provider.id === id)?.name ?? '';
  return [
    ...breachesOfClass(one, nameOf),
    ...runs(one.of, one.month).flatMap((month) => breachesOfMonth(one.provider, month, here)),
    ...overspent(one.provider, here),
  ];
};

function breachesOfClass({ of, provider, month }: Placed, nameOf: (id: string) => string): Breach[] {
  const { fixed } = of;
  const at = { providerId: provider.id, month, classIds: [of.id], short: null };
  const found: Breach[] = [];
  if (!provider.programmes.includes(of.programmeKey))
    found.push({ ...at, limit: 'function', says: says.function(provider.name, of.programmeName) });
  if (fixed.providerId !== null && fixed.providerId !== provider.id)
    found.push({ ...at, limit: 'fixed', says: says.fixedProvider(nameOf(fixed.providerId)) });
  if (fixed.month !== null && fixed.month !== month)
    found.push({ ...at, limit: 'fixed', says: says.fixedMonth(fixed.month) });
  if (fixed.month === null && of.months.length > 0 && !of.months.includes(month))
    found.push({ ...at, limit: 'month', says: says.month(month, monthsInWords(of.months)) });
  return found;
}

function breachesOfMonth(provider: ProblemProvider, month: number, here: Placed[]): Breach[] {
  const running = here.filter(({ of, month: from }) => from <= month && month < from + of.monthsLong);
  const at = { providerId: provider.id, month, classIds: running.map(({ of }) => of.id) };
  const found: Breach[] = [];
  const tight = tooFewRooms(provider, running);
  if (tight) {
    const classIds = running.flatMap(({ of }) => (of.heads >= tight.heads ? [of.id] : []));
    const short = tight.classes - tight.rooms;
    found.push({ ...at, classIds, short, limit: 'rooms', says: says.rooms(provider.name, month, tight) });
  }
  const used = running.reduce((sum, { of }) => sum + of.hours / of.monthsLong, 0);
  const supply = provider.lecturerHours[month - 1] ?? 0;
  if (used > supply + TINY)
    found.push({
      ...at,
      short: used - supply,
      limit: 'hours',
      says: says.hours(provider.name, month, used, supply),
    });
  return found;
}

/** The largest class takes the largest room, and so on down; the first that finds none too small says what is missing. */
function tooFewRooms(provider: ProblemProvider, running: Placed[]) {
  const heads = running.map(({ of }) => of.heads).sort((a, b) => b - a);
  const seats = provider.rooms.map((room) => room.seats).sort((a, b) => b - a);
  const first = heads.find((head, index) => head > (seats[index] ?? 0));
  if (first === undefined) return null;
  const classes = heads.filter((head) => head >= first).length;
  return { heads: first, classes, rooms: seats.filter((seat) => seat >= first).length };
}

function overspent(provider: ProblemProvider, here: Placed[]): Breach[] {
  const { id, name, costCeiling } = provider;
  if (costCeiling === null) return [];
  const spent = here.reduce((sum, { of }) => sum + (moneyOf(of, provider) ?? 0), 0);
  if (spent <= costCeiling * (1 + 1e-9) + TINY) return [];
  const at = { providerId: id, month: null, classIds: here.map(({ of }) => of.id) };
  return [
    { ...at, limit: 'ceiling', short: spent - costCeiling, says: says.ceiling(name, spent, costCeiling) },
  ];
}
