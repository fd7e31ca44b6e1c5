// Years of training that never were: so many classes for twenty providers, the same for the same seed.
import type { Problem, ProblemClass, ProblemProvider } from '#training/solving/schema.ts';
import { type Chance, chance } from './chance.ts';

const AGENCIES = 40;
const PROGRAMMES = 30;
/** Share of what all providers have that the year takes: not so much that none fits, nor so little that nothing binds. */
const LOAD = 0.7;

interface Place {
  x: number;
  y: number;
}
const placeIn = (random: Chance): Place => ({ x: random.next() * 150, y: random.next() * 100 });
/** Roads are longer than the line between two places. */
const kilometres = (a: Place, b: Place): number => Math.round(1.3 * Math.hypot(a.x - b.x, a.y - b.y));
const idOf = (kind: number, n: number): string =>
  `00000000-0000-4000-8${kind}00-${String(n).padStart(12, '0')}`;

interface Programme {
  key: string;
  hours: number;
  monthsLong: number;
}

/** From a week's update to three months of theory. */
const programmeOf = (random: Chance, n: number): Programme => {
  const monthsLong = random.of([1, 1, 1, 1, 2, 3]);
  return { key: `chuong-trinh-${n}`, monthsLong, hours: monthsLong * random.between(5, 15) * 8 };
};

function classOf(random: Chance, n: number, programmes: readonly Programme[]): ProblemClass {
  const { key, hours, monthsLong } = random.of(programmes);
  const from = random.between(1, 12 - monthsLong);
  const last = Math.min(from + random.between(1, 4), 13 - monthsLong);
  const months = random.in(40) ? [] : Array.from({ length: last - from + 1 }, (_, i) => from + i);
  const agencies = Array.from({ length: random.between(1, 4) }, () => ({
    agencyId: idOf(1, random.between(1, AGENCIES)),
    heads: random.between(8, 25),
  }));
  const heads = agencies.reduce((sum, one) => sum + one.heads, 0);
  const fixed = { providerId: null, month: null };
  return {
    id: `lop-${n}`,
    programmeKey: key,
    programmeName: key,
    heads,
    hours,
    monthsLong,
    months,
    fixed,
    agencies,
  };
}

function providerOf(
  random: Chance,
  n: number,
  at: { seats: Place[]; programmes: readonly Programme[]; hours: number; roomMonths: number },
): ProblemProvider {
  const here = placeIn(random);
  const size = 0.6 + 0.8 * random.next();
  const own = at.programmes.filter(() => n === 1 || random.in(35)).map(({ key }) => key);
  const rooms = Math.max(1, Math.round(at.roomMonths * size));
  const costOfLearner = random.between(8, 20) * 50_000;
  return {
    ...{ id: idOf(2, n), name: `Cơ sở ${n}`, functions: null, basis: null, programmes: own },
    rooms: Array.from({ length: rooms }, (_, i) => ({
      name: `P${i + 1}`,
      seats: i === 0 ? 120 : random.of([40, 60, 80, 100]),
    })),
    lecturerHours: Array.from({ length: 12 }, (_, month) =>
      Math.round(at.hours * size * (month === 0 || month === 1 ? 0.6 : 1)),
    ),
    costOfClass: random.between(10, 40) * 1_000_000,
    costOfLearner,
    costCeiling: null,
    distances: Object.fromEntries(at.seats.map((seat, i) => [idOf(1, i + 1), kilometres(here, seat)])),
    prefers: {
      programmes: random.in(50) ? own.filter(() => random.in(60)) : [],
      notMonths: random.in(50) ? [random.between(1, 12)] : [],
    },
  };
}

/** A year of so many classes for so many providers. */
export function yearOf(classCount: number, providerCount: number, seed: number): Problem {
  const random = chance(seed);
  const seats = Array.from({ length: AGENCIES }, () => placeIn(random));
  const programmes = Array.from({ length: PROGRAMMES }, (_, n) => programmeOf(random, n + 1));
  const classes = Array.from({ length: classCount }, (_, n) => classOf(random, n + 1, programmes));
  const sum = (of: (one: ProblemClass) => number) => classes.reduce((total, one) => total + of(one), 0);
  const hours = Math.max(sum((one) => one.hours) / providerCount / 12 / LOAD, 240);
  const roomMonths = sum((one) => one.monthsLong) / providerCount / 12 / LOAD;
  const providers = Array.from({ length: providerCount }, (_, n) =>
    providerOf(random, n + 1, { seats, programmes, hours, roomMonths }),
  );
  const spend = sum((one) => 25_000_000 + one.heads * 700_000) / providerCount;
  const ceiled = providers.map((one, n) => (n % 2 ? { ...one, costCeiling: Math.round(1.4 * spend) } : one));
  const weights = { distance: 1, cost: 1, preference: 1, spread: 1 };
  return { months: 12, classes, providers: ceiled, weights };
}
