import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type OfficialDocument, writePdf } from '@dondoc/writer';
import { inThread } from '#platform/in-thread.ts';
import { paperFonts } from '#platform/paper-fonts.ts';

interface Task {
  print: OfficialDocument;
}

/** Lays a paper out as PDF in a thread of this very file: a long table takes seconds. */
export async function printOffThread(print: OfficialDocument): Promise<Uint8Array> {
  const bytes = await inThread<Uint8Array>(new URL(import.meta.url), { print } satisfies Task);
  if (!bytes) throw new Error('the paper was not laid out in time');
  return bytes;
}

if (!isMainThread && (workerData as Task | null)?.print)
  parentPort?.postMessage(await writePdf((workerData as Task).print, await paperFonts()));
