import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Order, Part, Report } from './child.ts';
import type { Codes } from './codes/look.ts';
import { detect } from './detect.ts';
import { defaultLimits } from './limits.ts';
import { refuseSize } from './read-bytes.ts';
import { noScan, refusal } from './refusals.ts';
import type { Marks } from './stamps/look.ts';
import type { Grids, Intake, Limits, Refusal } from './types.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));

/** Each child may take the whole memory of its limit, so only this many are alive at a time; others wait. */
const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Who waits for a file: told of the pages recognised so far, and free to give up. */
export interface Watching {
  progress?: (done: number, of: number) => void;
  signal?: AbortSignal;
}

/**
 * Reads a file of a stranger: text in any encoding, DOCX, DOC, RTF, ODT, XLSX, a saved page, PDF or a picture of a page,
 * told by content. It is read in a process of its own, that ends with the answer, and that is killed when it takes
 * too long or too much memory; no such process outlives this one.
 *
 * @param bytes  the whole file
 * @param name   its name, for messages only
 * @param limits parts of {@link Limits} that differ from {@link defaultLimits}; time in milliseconds, memory in megabytes
 * @returns the text in NFC, in reading order, with pages, tables and, for PDF, words with their boxes (offsets in
 *   UTF-16 units); or a refusal: its reason and a Vietnamese sentence
 * @param watching `progress` is called for each page that had to be recognised; `signal` ends the child and rejects
 * @throws when the reader itself fails, which no file should bring about
 *
 * @example
 * const notice = new TextEncoder().encode('KẾT LUẬN\n1. Sở Y tế rà soát.');
 * const read = await readFile(notice, 'ket-luan.txt');
 * read.ok && read.value.mediaType // => "text/plain"
 * const program = await readFile(new TextEncoder().encode('MZ\u0000\u0001'), 'bao-cao.docx');
 * program.reason // => "unsupported"
 * program.message // => "Tệp chương trình Windows (.exe) chưa đọc được. Chọn tệp văn bản .docx, .doc, .pdf hoặc .txt; chưa có gì được lưu."
 */
export async function readFile(
  bytes: Uint8Array,
  name: string,
  limits: Partial<Limits> = {},
  { progress, signal }: Watching = {},
): Promise<Intake> {
  const all = { ...defaultLimits, ...limits };
  const refused = refuseSize(bytes, all);
  if (refused) return refused;
  return inTurn(() => askChild<Intake>({ bytes, name, limits: all, task: 'read' }, progress, signal));
}

/**
 * Looks for red marks in the header of a file's first page (secrecy, urgency, arrival stamps), in a process of its own
 * as {@link readFile} does, before anything of the file is read or kept.
 *
 * @param bytes  the whole file
 * @param name   its name, for messages only
 * @param limits parts of {@link Limits} that differ from {@link defaultLimits}
 * @returns the marks: boxes in parts of the page (from the top left corner), sizes in millimetres, a small PNG of each,
 *   and what its words mean where they could be read; or why the file cannot be looked at
 * @throws when the reader itself fails, which no file should bring about
 *
 * @example
 * const typed = new TextEncoder().encode('THÔNG BÁO\nvề một việc');
 * (await findStamps(typed, 'thong-bao.txt')).value // => []
 */
export async function findStamps(
  bytes: Uint8Array,
  name: string,
  limits: Partial<Limits> = {},
): Promise<Marks> {
  const all = { ...defaultLimits, ...limits };
  const refused = refuseSize(bytes, all);
  if (refused) return refused;
  if (!showsPages(bytes)) return { ok: true, value: [] };
  return inTurn(() => askChild<Marks>({ bytes, name, limits: all, task: 'stamps' }, undefined, undefined));
}

/**
 * Reads the cells of an XLSX file of a stranger where they stand, in a process of its own as {@link readFile} does:
 * days, numbers, texts, the values that formulas had when the file was saved, merged cells, hidden rows and columns.
 *
 * @param bytes  the whole file
 * @param name   its name, for messages only
 * @param limits parts of {@link Limits} that differ from {@link defaultLimits}; `maxRows` counts those that say something
 * @param watching `signal` ends the child and rejects
 * @returns its sheets in order, hidden ones too; or a refusal: its reason and a Vietnamese sentence
 * @throws when the reader itself fails, which no file should bring about
 *
 * @example
 * const text = new TextEncoder().encode('TT;Nội dung nhiệm vụ');
 * (await readSheets(text, 'nhiem-vu.csv')).message // => "Tệp không phải bảng tính Excel, chưa đọc được. Mở bằng Excel, lưu lại thành .xlsx rồi chọn lại; chưa có gì được lưu."
 */
export async function readSheets(
  bytes: Uint8Array,
  name: string,
  limits: Partial<Limits> = {},
  { signal }: Watching = {},
): Promise<Grids> {
  const all = { ...defaultLimits, ...limits };
  const refused = refuseSize(bytes, all);
  if (refused) return refused;
  const parts: Part[] = [];
  const order: Order = { bytes, name, limits: all, task: 'sheets' };
  const read = await inTurn(() =>
    askChild<Grids>(order, undefined, signal, (part) => {
      parts.push(part);
    }),
  );
  for (const { sheet, rows } of parts) if (read.ok) read.value[sheet]?.rows.push(...rows);
  return read;
}

/**
 * Reads the QR codes on every page of a scan (PDF or picture), in a process of its own as {@link readFile} does, and
 * gives each page as a picture that stands upright.
 *
 * @param bytes    the whole file
 * @param name     its name, for messages only
 * @param limits   parts of {@link Limits} that differ from {@link defaultLimits}
 * @param watching `progress` is called for each page; `signal` ends the child and rejects
 * @returns the pages in order with what their codes say; or a refusal: its reason and a Vietnamese sentence
 * @throws when the reader itself fails, which no file should bring about
 *
 * @example
 * const typed = new TextEncoder().encode('PHIẾU BÁO CÁO');
 * (await findCodes(typed, 'phieu.txt')).reason // => "unsupported"
 */
export async function findCodes(
  bytes: Uint8Array,
  name: string,
  limits: Partial<Limits> = {},
  { progress, signal }: Watching = {},
): Promise<Codes> {
  const all = { ...defaultLimits, ...limits };
  const refused = refuseSize(bytes, all);
  if (refused && !refused.ok) return refused;
  if (!showsPages(bytes)) return noScan;
  return inTurn(() => askChild<Codes>({ bytes, name, limits: all, task: 'codes' }, progress, signal));
}

/** Only a PDF or a picture is worth a process; a zipped file (DOCX) has no pages, and is not opened out here. */
function showsPages(bytes: Uint8Array): boolean {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return !isZip && ['pdf', 'picture'].includes(detect(bytes).kind);
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function askChild<T extends Intake | Grids | Marks | Codes>(
  order: Order,
  progress: Watching['progress'],
  signal: AbortSignal | undefined,
  onPart?: (part: Part) => void,
): Promise<T | Refusal> {
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
    const tooLate = () => {
      late = true;
      reader.kill('SIGKILL');
    };
    let timer = setTimeout(tooLate, limits.timeMs);
    const stop = () => reader.kill('SIGKILL');
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    reader.on('message', (message: Answer | Report | Part) => {
      if ('rows' in message) return onPart?.(message);
      if (!('done' in message)) {
        answer = message;
        return;
      }
      // Recognition is slow by nature: each page has a time of its own.
      clearTimeout(timer);
      timer = setTimeout(tooLate, limits.pageMs);
      progress?.(message.done, message.of);
    });
    reader.once('error', reject);
    reader.once('close', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      if (signal?.aborted) reject(signal.reason);
      else if (answer === undefined) resolve(refusal(late ? 'too-slow' : 'bomb', limits));
      else if ('error' in answer) reject(new Error(answer.error));
      else resolve(answer.outcome as T);
    });
    // A child that dies at once breaks the pipe; its end is told by 'close'.
    reader.send(order, () => undefined);
  });
}
