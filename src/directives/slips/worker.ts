import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type Slip, writeSlips } from '@dondoc/writer';
import { inThread } from '#platform/in-thread.ts';
import { paperFonts } from '#platform/paper-fonts.ts';

interface Task {
  slips: Slip[];
}

/** Lays slips out as PDF in a thread of this very file. */
export async function printSlips(slips: Slip[]): Promise<Uint8Array> {
  const bytes = await inThread<Uint8Array>(new URL(import.meta.url), { slips } satisfies Task);
  if (!bytes) throw new Error('the slips were not laid out in time');
  return bytes;
}

if (!isMainThread && (workerData as Task | null)?.slips)
  parentPort?.postMessage(await writeSlips((workerData as Task).slips, await paperFonts()));
