import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type EdxmlDocument, writeEdxml } from '@dondoc/edxml';
import { problem } from '#platform/http/problems.ts';
import { inThread } from '#platform/in-thread.ts';

interface Task {
  writes: EdxmlDocument;
}

/** A package with its files, written off the main thread: tens of megabytes take seconds. */
export async function writeOffThread(message: EdxmlDocument): Promise<Uint8Array> {
  if (message.attachments.length === 0) return writeEdxml(message);
  const task: Task = { writes: message };
  const bytes = await inThread<Uint8Array>(new URL(import.meta.url), task, { memoryMb: 1024 });
  if (!bytes)
    throw problem(
      'badInput',
      'Tệp quá lớn nên không lập được gói. Giảm dung lượng tệp; chưa có gì được gửi.',
    );
  return bytes;
}

const task = workerData as Task | null;
if (!isMainThread && task?.writes) parentPort?.postMessage(writeEdxml(task.writes));
