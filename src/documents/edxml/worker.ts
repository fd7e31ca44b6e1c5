import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type ReadEdxml, readEdxml } from '@dondoc/edxml';
import { inThread } from '#platform/in-thread.ts';

interface Task {
  edxml: Uint8Array;
}

/** What comes from elsewhere is read off the main thread, within bounds of time and memory. */
export async function readOffThread(bytes: Uint8Array): Promise<ReadEdxml> {
  const task: Task = { edxml: bytes };
  const read = await inThread<ReadEdxml>(new URL(import.meta.url), task, { timeMs: 10_000, memoryMb: 800 });
  return (
    read ?? {
      ...{ ok: false, reason: 'tooLarge', place: '' },
      message: 'Gói quá lớn hoặc quá rối nên không đọc xong trong thời gian cho phép.',
    }
  );
}

const task = workerData as Task | null;
if (!isMainThread && task?.edxml) parentPort?.postMessage(readEdxml(task.edxml));
