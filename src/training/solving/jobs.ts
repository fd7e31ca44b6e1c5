import { Worker } from 'node:worker_threads';
import { whyNotLabels } from '../explaining/labels.ts';
import { comparedAnswer, firstAnswer, groundOf } from '../explaining/rules.ts';
import type { Problem, Solution, SolveOptions } from './schema.ts';
import type { Message, Task } from './worker.ts';

/** A thread that does not end by itself so long after it should have (milliseconds) is ended. */
const PATIENCE = 30_000;

const NOTHING: Solution = {
  ...{ status: 'cancelled', objective: 0, bound: 0, gap: 1, seconds: 0 },
  ...{ placements: [], unplaced: [], reasons: {} },
};

/**
 * Reckons a year in a thread of its own, so that others are answered meanwhile. Where it is stopped, or its time runs
 * out, it gives the best found until then and says how far that may be from the best there could be.
 */
export async function solve(
  problem: Problem,
  { seconds, gap, onProgress, signal }: SolveOptions,
): Promise<Solution> {
  const stop = new SharedArrayBuffer(4);
  const workerData: Task = { problem, seconds, gap, stop };
  const thread = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
  let timer = setTimeout(() => thread.terminate(), seconds * 1000 + PATIENCE);
  const cancel = () => {
    Atomics.store(new Int32Array(stop), 0, 1);
    clearTimeout(timer);
    timer = setTimeout(() => thread.terminate(), PATIENCE);
  };
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  return new Promise<Solution>((resolve, reject) => {
    thread.on('message', (message: Message) => {
      if ('solution' in message) resolve(message.solution);
      else onProgress?.(message.progress);
    });
    thread.on('error', reject);
    thread.on('exit', () => resolve(NOTHING));
  }).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
  });
}

/** How long, and how near, the year is reckoned anew to answer a question. */
const ASKED = { seconds: 20, gap: 0.001 };

/**
 * Why a class does not stand at that provider: the limit that forbids it; else which limit is reached there now, and what
 * the whole would lose were all placed anew with the class there.
 */
export async function whyNot(
  problem: Problem,
  solution: Solution,
  classId: string,
  providerId: string,
  options: Partial<SolveOptions> = {},
): Promise<string> {
  const first = firstAnswer(groundOf(problem, solution.placements), classId, providerId);
  if ('known' in first) return first.known;
  const classes = problem.classes.map((one) =>
    one.id === classId ? { ...one, fixed: { ...one.fixed, providerId } } : one,
  );
  const after = await solve({ ...problem, classes }, { ...ASKED, ...options });
  const compared =
    after.status === 'cancelled'
      ? whyNotLabels.unsure
      : comparedAnswer(problem, { before: solution, after }, classId);
  return first.now === null ? compared : `${whyNotLabels.now(first.now)} ${compared}`;
}
