import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type AnswerSheet, writeAnswerSheet } from '@dondoc/writer';
import { inThread } from '#platform/in-thread.ts';
import { paperFonts } from '#platform/paper-fonts.ts';

interface Task {
  answerSheet: AnswerSheet;
}

/** Lays the sheet out as PDF in a thread of this very file. */
export async function printSheet(answerSheet: AnswerSheet): Promise<Uint8Array> {
  const bytes = await inThread<Uint8Array>(new URL(import.meta.url), { answerSheet } satisfies Task);
  if (!bytes) throw new Error('the sheet was not laid out in time');
  return bytes;
}

if (!isMainThread && (workerData as Task | null)?.answerSheet)
  parentPort?.postMessage(await writeAnswerSheet((workerData as Task).answerSheet, await paperFonts()));
