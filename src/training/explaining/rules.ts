import { mayTake, pointsOf } from '../modelling/rules.ts';
import { figure, breachLabels as limits, monthsInWords } from '../solving/labels.ts';
import {
  breachesWith,
  costOf,
  endsInYear,
  evenShare,
  hoursAbove,
  moneyOf,
  offersOf,
  openingsOf,
  type Placed,
  POINT,
  placed,
  roomsFor,
  unwished,
  yearlyHours,
} from '../solving/rules.ts';
import type {
  Breach,
  Placement,
  Problem,
  ProblemClass,
  ProblemProvider,
  Solution,
} from '../solving/schema.ts';
import { reasonLabels as says, whyNotLabels as whyNot } from './labels.ts';

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
  const late = endsInYear(of, month) ? [] : [says.nextYear(of.monthsLong)];
  if (of.fixed.month !== null) return [says.fixedMonth, ...late];
  const wished = of.months.length > 0 ? says.wished(month, monthsInWords(of.months)) : says.anyMonth(month);
  return [wished, ...late, ...(unwished(of, provider, month) > 0 ? [says.unwished(provider.name)] : [])];
}

/** What can be said of a class at another provider without reckoning anew; `known` is the whole answer. */
export function firstAnswer(
  ground: Ground,
  classId: string,
  providerId: string,
): { known: string } | { now: string | null } {
  const { problem } = ground;
  const of = problem.classes.find(({ id }) => id === classId);
  const provider = problem.providers.find(({ id }) => id === providerId);
  if (!of || !provider) return { known: whyNot.unknown };
  if (ground.at.get(classId)?.provider === provider) return { known: whyNot.here(provider.name) };
  const never = neverThere(ground, of, provider);
  if (never) return { known: never };
  return { now: leastInTheWay(ground, of, provider)?.breaches[0]?.says ?? null };
}

/** A limit that forbids it whatever else is moved. */
function neverThere(ground: Ground, of: ProblemClass, provider: ProblemProvider): string | null {
  const { fixed } = of;
  if (!provider.programmes.includes(of.programmeKey)) return limits.function(provider.name, of.programmeName);
  if (fixed.providerId !== null && fixed.providerId !== provider.id)
    return whyNot.fixed(ground.problem.providers.find(({ id }) => id === fixed.providerId)?.name ?? '');
  if (roomsFor(provider, of.heads) === 0)
    return whyNot.noRoom(provider.name, of.heads, Math.max(0, ...provider.rooms.map(({ seats }) => seats)));
  const breach = leastInTheWay({ ...ground, here: new Map() }, of, provider)?.breaches[0];
  return breach ? whyNot.noMonth(monthsInWords(openingsOf(of)), whyNot.alone(breach.says)) : null;
}

/** Of both reckonings, with the class elsewhere and as it was, what the whole loses by it. */
export function comparedAnswer(
  problem: Problem,
  { before, after }: { before: Solution; after: Solution },
  classId: string,
): string {
  if (after.unplaced.some((one) => one.classId === classId)) return whyNot.cannot;
  const more = after.unplaced.length - before.unplaced.length;
  if (more > 0) return whyNot.leavesOut(more);
  const points = after.objective - before.objective;
  const noise = Math.max(after.objective - after.bound, before.objective - before.bound);
  if (Math.abs(points) < 0.05) return whyNot.equal;
  if (points <= noise) return whyNot.same(`${figure(100 * Math.max(before.gap, after.gap))} %`);
  const [from, to] = [costOf(problem, before.placements), costOf(problem, after.placements)];
  const parts = (['distance', 'cost', 'preference', 'spread'] as const).flatMap((wish) => {
    const change = to[wish].points - from[wish].points;
    return Math.abs(change) >= 0.05 ? [whyNot.part(wish, change)] : [];
  });
  const share = `${figure(points)}/${figure(before.objective)}, ${figure((100 * points) / before.objective)} %`;
  return whyNot.dearer(points, share, parts.length > 0 ? `: ${parts.join('; ')}` : '');
}
