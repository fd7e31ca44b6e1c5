import { pointsOf } from '../modelling/rules.ts';
import { breachesWith, monthlyHours, openingsOf, type Placed, placed, runs } from '../solving/rules.ts';
import type { Placement, Problem, ProblemProvider } from '../solving/schema.ts';

const PASSES = 5;

/**
 * Among placings that cost the same, one whose work lies evenly over the months: the solver does not care, and bunches
 * classes where no limit stops it. A class stays with its provider and moves to a month that costs as much.
 */
export function levelled(problem: Problem, placements: readonly Placement[]): Placement[] {
  const all = placed(problem, placements);
  const points = pointsOf(problem);
  for (const provider of problem.providers) {
    const here = all.filter((one) => one.provider === provider);
    for (let pass = 0; pass < PASSES; pass++) {
      const moved = here.map((one) => moveToQuiet(problem, here, one, points));
      if (!moved.some((isMoved) => isMoved)) break;
    }
  }
  return all.map(({ of, provider, month }) => ({ classId: of.id, providerId: provider.id, month }));
}

function moveToQuiet(
  problem: Problem,
  here: readonly Placed[],
  one: Placed,
  points: ReturnType<typeof pointsOf>,
): boolean {
  const { of, provider } = one;
  const others = here.filter((other) => other !== one);
  const price = (month: number) => points(of, provider, month);
  const busy = busyness(provider, others);
  // By the month, so that a class does not seem to rest where it only runs on into the year after.
  const bustle = (month: number) => {
    const months = runs(of, month);
    return months.reduce((sum, at) => sum + (busy[at - 1] ?? 0), 0) / months.length;
  };
  const quieter = openingsOf(of)
    .filter((month) => bustle(month) < bustle(one.month) - 1e-6 && price(month) <= price(one.month) + 1e-9)
    .sort((a, b) => bustle(a) - bustle(b) || a - b)
    .find((month) => breachesWith(problem, others, { of, provider, month }).length === 0);
  if (quieter === undefined) return false;
  one.month = quieter;
  return true;
}

/** The share of its hours that a provider gives in each month, and of its rooms where no hours are asked for. */
function busyness({ lecturerHours, rooms }: ProblemProvider, here: readonly Placed[]): number[] {
  return lecturerHours.map((supply, index) => {
    const running = here.filter(({ of, month }) => runs(of, month).includes(index + 1));
    const hours = running.reduce((sum, { of }) => sum + monthlyHours(of), 0);
    return (supply > 0 ? hours / supply : 0) + running.length / Math.max(1, rooms.length) / 100;
  });
}
