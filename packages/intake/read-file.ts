import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Order } from './child.ts';
import { defaultLimits } from './limits.ts';
import { refuseSize } from './read-bytes.ts';
import { refusal } from './refusals.ts';
import type { Intake, Limits } from './types.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));

/** Each child may take the whole memory of its limit, so only this many are alive at a time; others wait. */
const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads a file of a stranger: text, DOCX or PDF, told by content. It is read in a process of its own, that ends with
 * the answer, and that is killed when it takes too long or too much memory; no such process outlives this one.
 *
 * @param bytes  the whole file
 * @param name   its name, for messages only
 * @param limits parts of {@link Limits} that differ from {@link defaultLimits}; time in milliseconds, memory in megabytes
 * @returns the text in NFC, in reading order, with pages, tables and, for PDF, words with their boxes (offsets in
 *   UTF-16 units); or a refusal: its reason and a Vietnamese sentence
 * @throws when the reader itself fails, which no file should bring about
 *
 * @example
 * const notice = new TextEncoder().encode('KẾT LUẬN\n1. Sở Y tế rà soát.');
 * const read = await readFile(notice, 'ket-luan.txt');
 * read.ok && read.value.mediaType // => "text/plain"
 * const program = await readFile(new TextEncoder().encode('MZ\u0000\u0001'), 'bao-cao.docx');
 * program.reason // => "unsupported"
 * program.message // => "Tệp chương trình Windows (.exe) chưa đọc được. Chọn tệp văn bản .docx, .pdf hoặc .txt; chưa có gì được lưu."
 */
export async function readFile(
  bytes: Uint8Array,
  name: string,
  limits: Partial<Limits> = {},
): Promise<Intake> {
  const all = { ...defaultLimits, ...limits };
  const refused = refuseSize(bytes, all);
  if (refused) return refused;
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await readInChild({ bytes, name, limits: all });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function readInChild(order: Order): Promise<Intake> {
  const { limits } = order;
  const reader = fork(child, {
    // Nothing of the office reaches the child: no secrets in its environment, no right to write or to start programs.
    env: process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {},
    execArgv: [
      `--max-old-space-size=${Math.floor(limits.memoryMb / 2)}`,
      '--permission',
      '--allow-fs-read=*',
      '--allow-worker',
    ],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  });
  return new Promise((resolve, reject) => {
    let answer: Answer | undefined;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reader.kill('SIGKILL');
    }, limits.timeMs);
    reader.once('message', (message) => {
      answer = message as Answer;
    });
    reader.once('error', reject);
    reader.once('close', () => {
      clearTimeout(timer);
      if (answer === undefined) resolve(refusal(late ? 'too-slow' : 'bomb', limits));
      else if ('error' in answer) reject(new Error(answer.error));
      else resolve(answer.intake);
    });
    // A child that dies at once breaks the pipe; its end is told by 'close'.
    reader.send(order, () => undefined);
  });
}
