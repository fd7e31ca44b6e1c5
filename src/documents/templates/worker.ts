import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import {
  type CheckedTemplate,
  checkTemplate,
  type Filled,
  fillTemplate,
  type OfficialDocument,
} from '@dondoc/writer';
import { inThread } from '#platform/in-thread.ts';

interface Task {
  template: { does: 'check' | 'fill'; bytes: Uint8Array; paper: OfficialDocument };
}

/** A thread is also to be started, on a machine that may have other work: what is done takes a second or two. */
const LONGEST_MS = 30_000;

const tooMuch =
  'Mẫu phức tạp quá mức nên không lắp xong trong 30 giây. Dựng lại mẫu gọn hơn từ mẫu khởi đầu.';

function off<T>(template: Task['template']): Promise<T | null> {
  const task: Task = { template };
  return inThread<T>(new URL(import.meta.url), task, { timeMs: LONGEST_MS });
}

/** Looks at a stranger's file in a thread of this very file, which is ended where it takes too long or too much. */
export async function checkOffThread(bytes: Uint8Array, paper: OfficialDocument): Promise<CheckedTemplate> {
  const checked = await off<CheckedTemplate>({ does: 'check', bytes, paper });
  const place = { part: 'Tệp', paragraph: null, cell: null, words: '' };
  return checked ?? { ok: false, names: [], findings: [{ severity: 'fault', place, message: tooMuch }] };
}

/** Lays a paper on a template in the same way. */
export async function fillOffThread(bytes: Uint8Array, paper: OfficialDocument): Promise<Filled> {
  return (await off<Filled>({ does: 'fill', bytes, paper })) ?? { ok: false, message: tooMuch };
}

if (!isMainThread && (workerData as Task | null)?.template) {
  const { does, bytes, paper } = (workerData as Task).template;
  parentPort?.postMessage(await (does === 'check' ? checkTemplate : fillTemplate)(bytes, paper));
}
