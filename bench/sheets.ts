// A list as XLSX, out and in, with what it costs the server: time, memory, and for how long others got no answer.
// Out is measured against exceljs, which held the house's sheets before.
//   npm run bench -- sheets
import ExcelJS from 'exceljs';
import type { SheetColumn } from '#platform/sheets/columns.ts';
import { readList } from '#platform/sheets/read-sheets.ts';
import { type WrittenCell, writeSheet } from '#platform/sheets/write.ts';

const columns: SheetColumn[] = [
  { key: 'title', heading: 'Nội dung nhiệm vụ', kind: 'text', required: true },
  { key: 'lead', heading: 'Cơ quan chủ trì', kind: 'agencies' },
  ...Array.from({ length: 10 }, (_, i): SheetColumn => {
    return { key: `words${i}`, heading: `Cột chữ số ${i}`, kind: 'text' };
  }),
  ...Array.from({ length: 4 }, (_, i): SheetColumn => {
    return { key: `day${i}`, heading: `Cột ngày số ${i}`, kind: 'day' };
  }),
];

const rowOf = (n: number): WrittenCell[] =>
  columns.map(({ kind }, i) =>
    kind === 'day'
      ? `20${10 + (n % 80)}-0${1 + (n % 9)}-1${i % 10}`
      : `${n}. Rà soát, tham mưu kế hoạch đào tạo, bồi dưỡng cán bộ ${i}`,
  );

const BATCH = 250;
async function* batches(rows: number): AsyncGenerator<WrittenCell[][]> {
  for (let at = 0; at < rows; at += BATCH)
    yield Array.from({ length: Math.min(BATCH, rows - at) }, (_, i) => rowOf(at + i));
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

/** Runs the work and prints its cost; `held` is the longest that a timer of 5 ms was late. */
async function measured(name: string, work: () => Promise<string>): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let [most, held, last] = [before, 0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    held = Math.max(held, now - last - 5);
    last = now;
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  const start = performance.now();
  const says = await work();
  const ms = performance.now() - start;
  // What held the loop until the very end is seen by the next tick.
  await new Promise((resolve) => setTimeout(resolve, 20));
  clearInterval(timer);
  console.log(
    `${name.padEnd(34)} ${(ms / 1000).toFixed(1).padStart(6)} s  held ${Math.round(held).toString().padStart(5)} ms  memory ${megabytes(most)} (+${megabytes(most - before)})  ${says}`,
  );
}

async function written(rows: number, keep: Uint8Array[] = []): Promise<string> {
  let size = 0;
  for await (const chunk of writeSheet({ name: 'Nhiệm vụ', columns, batches: batches(rows) })) {
    size += chunk.length;
    if (rows <= MOST_IN) keep.push(chunk);
  }
  return megabytes(size);
}

async function byExceljs(rows: number): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Nhiệm vụ');
  for await (const batch of batches(rows)) sheet.addRows(batch);
  return megabytes((await book.xlsx.writeBuffer()).byteLength);
}

/** As many as a file that is taken in may have, with its header. */
const MOST_IN = 9_999;
const kept: Uint8Array[] = [];
await measured('out, 50.000 rows × 16', () => written(50_000));
await measured('out, 9.999 rows × 16', () => written(MOST_IN, kept));
await measured('in, 9.999 rows × 16', async () => {
  const read = await readList({ name: 'viec.xlsx', bytes: Buffer.concat(kept) }, columns);
  return read.ok ? `${read.value.rows.length} rows` : (read.message ?? '');
});
await measured('out by exceljs, 9.999 rows × 16', () => byExceljs(MOST_IN));
