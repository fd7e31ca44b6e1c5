// Recognition beside Debian's program `tesseract` in one run: the same pages, the same model, engine and segmentation.
// Each reads all pages in a process of its own, in turns, so that what else the machine does disturbs both alike; the
// median of their CPU times counts. The program uses several threads as it comes, and spends more for them; it is
// measured both so and with one.
//   npm run bench -- ocr [rounds]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { readBytes } from '@dondoc/intake';
import { type Scanner, scannedPages, scanners, scanPdf, truth } from './ocr-pages.ts';

interface Run {
  /** seconds for all pages, starting the process included */
  cpu: number;
  text: string;
  /** megabytes at most, where known */
  memory?: number;
}

const self = fileURLToPath(import.meta.url);
const [first = '3', file = ''] = process.argv.slice(2);
if (first === 'read') await readOnce(file);
else
  for (const [name, scanner] of Object.entries(scanners)) {
    console.log(`A ${name} scanner:`);
    await compare(scanner, Number(first));
  }

/** Our path, in the process that the bench started for it. */
async function readOnce(scan: string): Promise<void> {
  const read = await readBytes(readFileSync(scan), 'scan.pdf');
  if (!read.ok) throw new Error(read.message);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const run: Run = { cpu: (userCPUTime + systemCPUTime) / 1e6, text: read.value.text, memory: maxRSS / 1024 };
  console.log(JSON.stringify(run));
}

async function compare(scanner: Scanner, rounds: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ocr-bench-'));
  try {
    const pages = await scannedPages(scanner);
    const files = pages.map((_, i) => path.join(folder, `${i + 1}.jpg`));
    for (const [i, page] of pages.entries()) writeFileSync(files[i] ?? '', page.bytes);
    writeFileSync(path.join(folder, 'pages.txt'), files.join('\n'));
    writeFileSync(path.join(folder, 'scan.pdf'), scanPdf(pages));
    writeFileSync(path.join(folder, 'vie.traineddata'), gunzipSync(readFileSync(model())));
    const hasProgram = spawnSync('tesseract', ['--version']).status === 0;
    if (!hasProgram)
      console.log("Debian's program is not installed (apt-get install tesseract-ocr): ours alone.");
    const theirs = (threads?: string) => (hasProgram ? [() => program(folder, threads)] : []);
    const runs = [() => ours(folder), ...theirs(), ...theirs('1')];
    const done = Array.from({ length: rounds }, () => runs.map((run) => run()));
    const names = ['ours', 'tesseract', 'tesseract, one thread'];
    const sums = runs.map((_, i) => sumUp(done.flatMap((round) => round[i] ?? [])));
    for (const [i, sum] of sums.entries()) print(names[i] ?? '', sum, pages.length, sums[0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The model that our path reads with. */
function model(): string {
  const installed = createRequire(import.meta.url).resolve('@tesseract.js-data/vie/package.json');
  return path.join(path.dirname(installed), '4.0.0_best_int', 'vie.traineddata.gz');
}

function ours(folder: string): Run {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [self, 'read', path.join(folder, 'scan.pdf')],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Run;
}

/** The shell says what its children took: its second line, as minutes and seconds of user and system. */
function program(folder: string, threads?: string): Run {
  const command = 'tesseract pages.txt out --tessdata-dir . -l vie --oem 1 --psm 3 >/dev/null 2>&1; times';
  const env = { ...process.env, LC_ALL: 'C', ...(threads ? { OMP_THREAD_LIMIT: threads } : {}) };
  const { stdout } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', env });
  const spent = [...(stdout.trim().split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  const cpu = spent.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
  return { cpu, text: readFileSync(path.join(folder, 'out.txt'), 'utf8') };
}

function middle(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}

function sumUp(runs: Run[]): Run {
  const memory = Math.max(...runs.map((run) => run.memory ?? 0));
  return { cpu: middle(runs.map((run) => run.cpu)), text: runs[0]?.text ?? '', memory };
}

function print(name: string, { cpu, text, memory }: Run, pages: number, ours: Run | undefined): void {
  const wrong = (100 * distance(bodyOf(truth()), bodyOf(text))) / bodyOf(truth()).length;
  console.log(
    `${name.padEnd(22)} ${(cpu / pages).toFixed(2)} s CPU a page, ${wrong.toFixed(2)} % of letters wrong` +
      (memory ? `, at most ${memory.toFixed(0)} MB` : '') +
      (ours && !memory ? `; ours takes ${(ours.cpu / cpu).toFixed(2)} times as long` : ''),
  );
}

/**
 * From the title to the recipients: what stands in two columns before and after has no one order, and the program
 * knows no columns there. Page numbers and line ends do not count.
 */
function bodyOf(text: string): string {
  const lines = text.normalize('NFC').replace(/^\s*\d+\s*$/gm, '');
  const flat = lines.replace(/[“”]/g, '"').replace(/[–—]/g, '-').replace(/\s+/g, ' ');
  return /THÔNG BÁO.*?(?=Nơi nh|$)/.exec(flat)?.[0].trim() ?? flat;
}

/** Letters to put in, take out or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Uint32Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = new Uint32Array(b.length + 1).fill(i);
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
