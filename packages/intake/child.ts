/** The process one document is read in. It is started by `readFile`, answers once, and ends. */
import { inspect } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Codes } from './codes/look.ts';
import { gridsInBytes, readBytes } from './read-bytes.ts';
import { type Marks, stampsInBytes } from './stamps/look.ts';
import type { GridRow, Grids, Intake, Limits } from './types.ts';

export interface Order {
  bytes: Uint8Array;
  name: string;
  limits: Limits;
  /** the words of a file, the cells of its sheets, the red marks on its first page, or the codes on all of them */
  task: 'read' | 'sheets' | 'stamps' | 'codes';
}

export type Answer = { outcome: Intake | Grids | Marks | Codes } | { error: string };

/** Sent before the answer, each time that a page has been recognised. */
export interface Report {
  done: number;
  of: number;
}

/**
 * A second thread, since the first is deaf while it reads: it ends the process once it holds too much memory or its
 * parent is gone.
 */
const watch = `
const { workerData } = require('node:worker_threads');
const gone = () => {
  if (process.ppid !== workerData.parent) return true;
  try { process.kill(workerData.parent, 0); return false; } catch { return true; }
};
setInterval(() => {
  if (process.memoryUsage.rss() > workerData.memory || gone()) process.kill(process.pid, 'SIGKILL');
}, 20);
`;

function startWatch(limits: Limits): Promise<void> {
  const workerData = { parent: process.ppid, memory: limits.memoryMb * 1024 * 1024 };
  const worker = new Worker(watch, { eval: true, workerData });
  return new Promise((resolve, reject) => {
    worker.once('online', () => resolve()).once('error', reject);
  });
}

/** Rows of a sheet, sent before the answer: taken in at once they would hold their receiver for most of a second. */
export interface Part {
  sheet: number;
  rows: GridRow[];
}

const ROWS_A_PART = 250;

function sendRows(outcome: Grids): Grids {
  if (!outcome.ok) return outcome;
  for (const [sheet, { rows }] of outcome.value.entries())
    for (let at = 0; at < rows.length; at += ROWS_A_PART)
      process.send?.({ sheet, rows: rows.slice(at, at + ROWS_A_PART) } satisfies Part);
  return { ok: true, value: outcome.value.map((grid) => ({ ...grid, rows: [] })) };
}

async function answer({ bytes, name, limits, task }: Order): Promise<Answer> {
  try {
    await startWatch(limits);
    const report = (done: number, of: number) => process.send?.({ done, of } satisfies Report);
    if (task === 'stamps') return { outcome: await stampsOf(bytes, limits, report) };
    if (task === 'codes') {
      const { codesInBytes } = await import('./codes/look.ts');
      return { outcome: await codesInBytes(bytes, limits, report) };
    }
    if (task === 'sheets') return { outcome: sendRows(await gridsInBytes(bytes, name, limits)) };
    return { outcome: await readBytes(bytes, name, limits, report) };
  } catch (error) {
    return { error: inspect(error) };
  }
}

/** Marks are read where they can be; the time of a page begins when the first of them is. */
async function stampsOf(bytes: Uint8Array, limits: Limits, report: (done: number, of: number) => void) {
  const { MarkReader } = await import('./ocr/mark.ts');
  const reader = new MarkReader();
  try {
    return await stampsInBytes(bytes, limits, (crop) => {
      report(0, 1);
      return reader.read(crop);
    });
  } finally {
    await reader.end();
  }
}

process.on('disconnect', () => process.exit());
process.once('message', async (order: Order) => {
  process.send?.(await answer(order), () => process.exit());
});
