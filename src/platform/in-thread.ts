import { Worker } from 'node:worker_threads';

interface Bounds {
  memoryMb?: number;
  timeMs?: number;
}

/**
 * Has a file do heavy work in a thread of its own, so that others are answered meanwhile: it reads `workerData` and
 * posts one message. Gives null where the thread ended without one: out of time, out of memory.
 */
export function inThread<T>(file: URL, workerData: unknown, bounds: Bounds = {}): Promise<T | null> {
  const { memoryMb = 512, timeMs = 60_000 } = bounds;
  const thread = new Worker(file, { workerData, resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  const timer = setTimeout(() => thread.terminate(), timeMs);
  return new Promise<T | null>((resolve, reject) => {
    thread.on('message', resolve);
    thread.on('error', (error) =>
      'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(null) : reject(error),
    );
    thread.on('exit', () => resolve(null));
  }).finally(() => clearTimeout(timer));
}
