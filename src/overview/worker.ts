import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type OfficialDocument, writePdf } from '@dondoc/writer';
import { paperFonts } from '#platform/paper-fonts.ts';

interface Task {
  print: OfficialDocument;
}

/** Lays a paper out as PDF in a thread of this very file: a long table takes seconds, in which others are answered. */
export function printOffThread(print: OfficialDocument): Promise<Uint8Array> {
  const thread = new Worker(new URL(import.meta.url), { workerData: { print } satisfies Task });
  return new Promise((resolve, reject) => {
    thread.on('message', resolve);
    thread.on('error', reject);
    thread.on('exit', () => reject(new Error('the thread ended without a PDF')));
  });
}

if (!isMainThread && (workerData as Task | null)?.print)
  parentPort?.postMessage(await writePdf((workerData as Task).print, await paperFonts()));
