import { mayTake, pointsOf } from '../modelling/rules.ts';
import { monthsInWords } from '../solving/labels.ts';
import {
  breachesWith,
  evenShare,
  hoursAbove,
  moneyOf,
  offersOf,
  openingsOf,
  type Placed,
  POINT,
  placed,
  unwished,
  yearlyHours,
} from '../solving/rules.ts';
import type { Breach, Placement, Problem, ProblemClass, ProblemProvider } from '../solving/schema.ts';
import { reasonLabels as says } from './labels.ts';

/** A year as it is placed, for questions about one class of it. */
export interface Ground {
  problem: Problem;
  at: ReadonlyMap<string, Placed>;
  /** Classes at a provider, by its id. */
  here: ReadonlyMap<string, readonly Placed[]>;
  points: ReturnType<typeof pointsOf>;
  offer: ReturnType<typeof offersOf>;
  share: number;
}

export function groundOf(problem: Problem, placements: readonly Placement[]): Ground {
  const all = placed(problem, placements);
  return {
    problem,
    at: new Map(all.map((one) => [one.of.id, one])),
    here: Map.groupBy(all, ({ provider }) => provider.id),
    points: pointsOf(problem),
    offer: offersOf(problem),
    share: evenShare(problem),
  };
}

/** What stands at a provider beside the class. */
export const othersAt = ({ here }: Ground, provider: ProblemProvider, of: ProblemClass): Placed[] =>
  (here.get(provider.id) ?? []).filter((one) => one.of !== of);

export const breachesAt = (
  ground: Ground,
  of: ProblemClass,
  provider: ProblemProvider,
  month: number,
): Breach[] => breachesWith(ground.problem, othersAt(ground, provider, of), { of, provider, month });

/** Of the months in which the class may open, the one in which the least stands in its way, and what that is. */
export function leastInTheWay(ground: Ground, of: ProblemClass, provider: ProblemProvider) {
  const tried = openingsOf(of).map((month) => ({
    month,
    breaches: breachesAt(ground, of, provider, month),
    points: ground.points(of, provider, month),
  }));
  return tried.sort((a, b) => a.breaches.length - b.breaches.length || a.points - b.points)[0] ?? null;
}

interface Rival {
  provider: ProblemProvider;
  points: number;
}

/** Who could hold the class, each in the month that suits it best, the cheapest first. */
export function rivalsOf({ problem, points }: Ground, of: ProblemClass): Rival[] {
  const months = openingsOf(of);
  return problem.providers
    .filter((provider) => mayTake(provider, of) && months.length > 0)
    .map((provider) => ({
      provider,
      points: Math.min(...months.map((month) => points(of, provider, month))),
    }))
    .sort((a, b) => a.points - b.points);
}

/** Why each class that is placed stands where it does. */
export function reasonsOf(ground: Ground): Record<string, string> {
  return Object.fromEntries([...ground.at.values()].map((one) => [one.of.id, reasonOf(ground, one)]));
}

function reasonOf(ground: Ground, one: Placed): string {
  return [...whyWhere(ground, one), ...whyWhen(one)].join(' ');
}

const offerWords = ({ offer }: Ground, of: ProblemClass, { provider, points }: Rival): string => {
  const { headKilometres } = offer(of, provider);
  const known = of.agencies.some(({ agencyId }) => provider.distances[agencyId] !== undefined);
  const heads = of.agencies.reduce((sum, agency) => sum + agency.heads, 0);
  return says.offer({
    ...{ points, heads, headKilometres: known ? headKilometres : null },
    money: moneyOf(of, provider),
  });
};

/** At most so many better ones are gone into. */
const BETTER = 2;

function whyWhere(ground: Ground, one: Placed): string[] {
  const { of, provider, month } = one;
  if (of.fixed.providerId !== null) return [says.fixedProvider];
  const rivals = rivalsOf(ground, of);
  const own = { provider, points: ground.points(of, provider, month) };
  if (rivals.length <= 1) return [says.only(provider.name), says.here(offerWords(ground, of, own))];
  const better = rivals.filter((rival) => rival.provider !== provider && rival.points < own.points - 0.05);
  if (better.length === 0) {
    const next = rivals.find((rival) => rival.provider !== provider);
    return [
      says.cheapest(rivals.length, offerWords(ground, of, own)),
      ...(next ? [says.next(next.provider.name, next.points)] : []),
    ];
  }
  return [
    says.here(offerWords(ground, of, own)),
    ...better
      .slice(0, BETTER)
      .map(
        (rival) =>
          `${says.better(rival.provider.name, offerWords(ground, of, rival))} ${whyNotThere(ground, one, rival)}`,
      ),
  ];
}

/** Which limit kept a class from a provider that suits it better, or what the whole would lose. */
function whyNotThere(ground: Ground, one: Placed, { provider }: Rival): string {
  const way = leastInTheWay(ground, one.of, provider);
  const breach = way?.breaches[0];
  if (!way || breach) return says.full(breach?.says ?? '');
  const more =
    way.points -
    ground.points(one.of, one.provider, one.month) +
    spreadPoints(ground, provider, one.of.hours) +
    spreadPoints(ground, one.provider, -one.of.hours);
  return more > 0 ? says.dearer(provider.name, more) : says.notBest(-more);
}

/** What so many hours more or less at a provider change in the spread of load. */
function spreadPoints({ problem, here, share }: Ground, provider: ProblemProvider, more: number): number {
  const hours = (here.get(provider.id) ?? []).reduce((sum, { of }) => sum + of.hours, 0);
  const even = share * yearlyHours(provider);
  const change = hoursAbove(hours + more, even).counted - hoursAbove(hours, even).counted;
  return (problem.weights.spread * change) / POINT.hours;
}

function whyWhen({ of, provider, month }: Placed): string[] {
  if (of.fixed.month !== null) return [says.fixedMonth];
  const wished = of.months.length > 0 ? says.wished(month, monthsInWords(of.months)) : says.anyMonth(month);
  return unwished(of, provider, month) > 0 ? [wished, says.unwished(provider.name)] : [wished];
}
