import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type Checked, type LintOptions, lintDocument, type Unreadable } from '@dondoc/writer';
import { inThread } from '#platform/in-thread.ts';

interface Task {
  lint: { bytes: Uint8Array; options: LintOptions };
}

const LONGEST_MS = 10_000;

/** Holds a DOCX against its format in a thread of this very file; null where that takes too long or too much. */
export function lintOffThread(bytes: Uint8Array, options: LintOptions): Promise<Checked | Unreadable | null> {
  const task: Task = { lint: { bytes, options } };
  return inThread(new URL(import.meta.url), task, { timeMs: LONGEST_MS });
}

if (!isMainThread && (workerData as Task | null)?.lint) {
  const { bytes, options } = (workerData as Task).lint;
  parentPort?.postMessage(lintDocument(bytes, options));
}
