// A year of training placed by our solver (HiGHS as WebAssembly, one thread) against Debian's coinor-cbc, a native solver,
// on the very same model, written out as MPS: 50, 300 and 1,000 classes for 20 providers in 12 months. First to within
// half a per cent, then as near to proven as the time allows. Seconds are those of the processor, so that what else
// the machine does hardly counts; the time by the clock stands beside.
//   npm run bench -- allocation [seconds for each proof]
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { modelOf } from '#training/modelling/rules.ts';
import { check } from '#training/solving/rules.ts';
import type { Problem } from '#training/solving/schema.ts';
import { dataOf, everyColumn, loadHighs, reckon } from '#training/solving/worker.ts';
import { yearOf } from './years.ts';

const PROVIDERS = 20;
const SEED = 1;
const NEAR = 0.005;
/** What both hold for proven. */
const PROVEN = 1e-4;
const NEAR_SECONDS = 120;
const proofSeconds = Number(process.argv[2] ?? 300);

const run = promisify(execFile);
const highs = await loadHighs();

interface Outcome {
  /** Null: no placing was found. */
  objective: number | null;
  bound: number | null;
  processor: number;
  clock: number;
  note: string;
}

function ours(problem: Problem, gap: number, seconds: number): Outcome {
  const before = process.cpuUsage();
  const silent = { onProgress: () => {}, isCancelled: () => false };
  const found = reckon(highs, { problem, gap, seconds, ...silent });
  const { user, system } = process.cpuUsage(before);
  const broken = check(problem, found.placements).length;
  const unplaced = problem.classes.length - found.placements.length;
  const { objective, bound, seconds: clock } = found;
  const note = `${unplaced} unplaced, ${broken} limits broken`;
  return { objective, bound, processor: (user + system) / 1e6, clock, note };
}

const numberAfter = (text: string, words: RegExp): number | null => {
  const found = new RegExp(`${words.source}\\s*([-+.\\de]+)`).exec(text)?.[1];
  return found === undefined ? null : Number(found);
};

async function cbc(file: string, gap: number, seconds: number): Promise<Outcome> {
  const began = performance.now();
  const args = [file, '-ratioGap', String(gap), '-seconds', String(seconds), '-solve', '-quit'];
  const { stdout } = await run('cbc', args, { maxBuffer: 1e8 });
  const clock = (performance.now() - began) / 1000;
  const end = stdout.slice(stdout.lastIndexOf('Result - '));
  const objective = numberAfter(end, /Objective value:/);
  // Where it is satisfied it states no bound: then the best possible of its last line, or what its own gap says.
  const bound =
    numberAfter(end, /Lower bound:/) ??
    numberAfter(stdout.slice(stdout.lastIndexOf('best possible')), /best possible/);
  const note = /Result - (.*)/.exec(end)?.[1] ?? 'no result';
  const processor = numberAfter(stdout.slice(stdout.lastIndexOf('Total time')), /CPU seconds\):/) ?? clock;
  return { objective, bound: bound ?? objective, processor, clock, note };
}

const seconds = (value: number): string => `${value.toFixed(1)} s`.padStart(9);
const points = (value: number | null): string => (value === null ? 'none' : value.toFixed(1)).padStart(10);
const gapOf = ({ objective, bound }: Outcome): number =>
  objective === null || bound === null ? 1 : Math.max(0, (objective - bound) / objective);
const percent = (of: Outcome): string =>
  (of.objective === null ? '–' : `${(100 * gapOf(of)).toFixed(3)} %`).padStart(9);

const line = (name: string, of: Outcome): string =>
  `  ${name.padEnd(7)}${seconds(of.processor)}${seconds(of.clock)}${points(of.objective)}${percent(of)}  ${of.note}`;

/** Whether what each found agrees with what the other proved. */
function agreement(one: Outcome, other: Outcome): string {
  if (one.objective === null || other.objective === null) return 'one of them found no placing';
  const [low, high] = [one.bound ?? 0, other.bound ?? 0];
  const tiny = 1e-4 * one.objective;
  if (low > other.objective + tiny || high > one.objective + tiny) return 'THEY CONTRADICT EACH OTHER';
  const apart = Math.abs(one.objective - other.objective) / one.objective;
  return apart <= PROVEN ? 'same optimum' : `apart by ${(100 * apart).toFixed(3)} %, within the gaps stated`;
}

async function compare(classes: number, gap: number, limit: number, hasCbc: boolean, folder: string) {
  const problem = yearOf(classes, PROVIDERS, SEED);
  const model = modelOf(problem);
  const size = `${model.numCols} columns, ${model.numRows} rows`;
  console.log(
    `\n${classes} classes × ${PROVIDERS} providers × 12 months (${size}), to within ${100 * gap} %, at most ${limit} s`,
  );
  const own = ours(problem, gap, limit);
  console.log(line('HiGHS', own));
  if (!hasCbc) return;
  const file = path.join(folder, `${classes}.mps`);
  await writeFile(
    file,
    highs.withModel(dataOf(highs, model, everyColumn(model), true), (one) => one.exportModel('mps')),
  );
  const other = await cbc(file, gap, limit);
  console.log(line('cbc', other));
  const ratio = own.processor / other.processor;
  const isOver = gapOf(other) > gap + 1e-9 ? ' (cbc did not get there: at most)' : '';
  console.log(`  HiGHS ÷ cbc: × ${ratio.toFixed(2)}${isOver}; ${agreement(own, other)}`);
}

const hasCbc = await run('cbc', ['-quit']).then(
  () => true,
  () => false,
);
if (!hasCbc)
  console.log(
    "There is no cbc here to compare with: install Debian's coinor-cbc. What follows is ours alone.",
  );
const load = loadavg()[0] ?? 0;
console.log(`${availableParallelism()} processors, load before the run ${load.toFixed(1)}`);
console.log(
  `  ${''.padEnd(7)}${'processor'.padStart(9)}${'clock'.padStart(9)}${'points'.padStart(10)}${'gap'.padStart(9)}`,
);
const folder = await mkdtemp(path.join(tmpdir(), 'allocation-'));
try {
  for (const classes of [50, 300, 1000]) await compare(classes, NEAR, NEAR_SECONDS, hasCbc, folder);
  for (const classes of [50, 300]) await compare(classes, PROVEN, proofSeconds, hasCbc, folder);
} finally {
  await rm(folder, { recursive: true });
}
