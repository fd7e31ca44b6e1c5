import { freeLabels as says } from '../explaining/labels.ts';
import { breachesAt, type Ground, othersAt } from '../explaining/rules.ts';
import { monthsInWords } from '../solving/labels.ts';
import { ALL_MONTHS, breachesWith, openingsOf, roomsFor, runs } from '../solving/rules.ts';
import type { Breach, Problem, ProblemClass, ProblemProvider } from '../solving/schema.ts';

/** So many ways of each kind are named. */
const NAMED = 3;

const ofFunction = ({ providers }: Problem, { programmeKey }: ProblemClass): ProblemProvider[] =>
  providers.filter(({ programmes }) => programmes.includes(programmeKey));

/**
 * What would free a class that stands nowhere: one limit at a time is let go, the others and all other classes staying,
 * so that each sentence is enough by itself.
 */
export function freesOf(ground: Ground, of: ProblemClass): string[] {
  const able = ofFunction(ground.problem, of);
  if (able.length === 0) return [byFunction(ground, of)];
  const roomy = able.filter((provider) => roomsFor(provider, of.heads) > 0);
  const open = stillOpen(ground, of, roomy);
  if (open.length > 0) return open;
  const found = [
    ...byFixed(ground, of),
    ...(roomy.length === 0 ? [tooLarge(of, able)] : []),
    ...byMonth(ground, of, roomy),
    ...byAmount(ground, of, able),
    ...byOtherFunction(ground, of),
  ];
  return found.length > 0 ? found : [says.several];
}

const tooLarge = ({ heads }: ProblemClass, able: readonly ProblemProvider[]): string =>
  says.noRoom(heads, Math.max(0, ...able.flatMap(({ rooms }) => rooms.map(({ seats }) => seats))));

/** Months in which a provider could take the class, were only this let go. */
function freeMonths(ground: Ground, of: ProblemClass, provider: ProblemProvider): number[] {
  const others = othersAt(ground, provider, of);
  return openingsOf(of).filter(
    (month) => breachesWith(ground.problem, others, { of, provider, month }).length === 0,
  );
}

/** Where nothing stands in the way: the reckoning was stopped before it found the place. */
const stillOpen = (ground: Ground, of: ProblemClass, able: readonly ProblemProvider[]): string[] =>
  able
    .map((provider) => ({ provider, months: freeMonths(ground, of, provider) }))
    .filter(({ months }) => months.length > 0)
    .slice(0, NAMED)
    .map(({ provider, months }) => says.open(provider.name, monthsInWords(months)));

const asIfAble = (provider: ProblemProvider, { programmeKey }: ProblemClass): ProblemProvider => ({
  ...provider,
  programmes: [...provider.programmes, programmeKey],
});

function couldTake(ground: Ground, of: ProblemClass) {
  return ground.problem.providers
    .filter(({ programmes }) => !programmes.includes(of.programmeKey))
    .map((provider) => ({ provider, months: freeMonths(ground, of, asIfAble(provider, of)) }))
    .filter(({ months }) => months.length > 0);
}

function byFunction(ground: Ground, of: ProblemClass): string {
  const names = couldTake(ground, of).map(({ provider }) => provider.name);
  return names.length > 0
    ? says.noFunction(of.programmeName, names.slice(0, NAMED).join('; '))
    : says.noneAtAll(of.programmeName);
}

const byOtherFunction = (ground: Ground, of: ProblemClass): string[] =>
  couldTake(ground, of)
    .slice(0, NAMED)
    .map(({ provider, months }) => says.function(provider.name, of.programmeName, months[0] ?? 1));

const NOT_FIXED = { providerId: null, month: null };

function byFixed(ground: Ground, of: ProblemClass): string[] {
  if (of.fixed.providerId === null && of.fixed.month === null) return [];
  const free = { ...of, fixed: NOT_FIXED };
  return ofFunction(ground.problem, of)
    .map((provider) => ({ provider, months: freeMonths(ground, free, provider) }))
    .filter(({ months }) => months.length > 0)
    .slice(0, NAMED)
    .map(({ provider, months }) => says.fixed(provider.name, months[0] ?? 1));
}

/** Any month may be wished for, also one from which the class runs on into the year after. */
function byMonth(ground: Ground, of: ProblemClass, able: readonly ProblemProvider[]): string[] {
  if (of.months.length === 0 || of.fixed.month !== null) return [];
  return able
    .map((provider) => ({ provider, months: freeMonths(ground, { ...of, months: ALL_MONTHS }, provider) }))
    .filter(({ months }) => months.length > 0)
    .slice(0, NAMED)
    .map(({ provider, months }) => says.month(provider.name, monthsInWords(months)));
}

interface Shortage {
  provider: ProblemProvider;
  month: number;
  limit: 'hours' | 'rooms' | 'ceiling';
  short: number;
}

const countable = ['hours', 'rooms', 'ceiling'] as const;

/** At each provider the month in which the least of one limit is missing. */
function byAmount(ground: Ground, of: ProblemClass, able: readonly ProblemProvider[]): string[] {
  const all = able.flatMap((provider) =>
    openingsOf(of).flatMap((month) => shortageOf(breachesAt(ground, of, provider, month), provider, month)),
  );
  return countable.flatMap((limit) => {
    const ofLimit = all.filter((one) => one.limit === limit).sort((a, b) => a.short - b.short);
    const first = ofLimit.filter(
      (one, index) => ofLimit.findIndex((other) => other.provider === one.provider) === index,
    );
    return first.slice(0, NAMED).map((one) => inWords(of, one));
  });
}

function shortageOf(breaches: readonly Breach[], provider: ProblemProvider, month: number): Shortage[] {
  if (breaches.length === 0) return [];
  const limit = countable.find((one) => breaches.every((breach) => breach.limit === one));
  if (!limit) return [];
  // Hours and rooms are counted month by month, so that the fullest one says how many must be added.
  return [{ provider, month, limit, short: Math.max(...breaches.map((breach) => breach.short ?? 0)) }];
}

function inWords(of: ProblemClass, { provider: { name }, month, limit, short }: Shortage): string {
  if (limit === 'ceiling') return says.ceiling(name, Math.ceil(short));
  const months = monthsInWords(runs(of, month));
  return limit === 'hours'
    ? says.hours(name, months, Math.ceil(short * 10) / 10)
    : says.rooms(name, months, of.heads);
}
