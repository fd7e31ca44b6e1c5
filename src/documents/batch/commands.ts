import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readOfficialFile, sha256 } from '../worker.ts';

interface Failure {
  file: string;
  message: string;
}

/**
 * `dondoc extract --batch DIR --out DIR`: one JSON file for each file of a folder. What an earlier run has read of the
 * same bytes is not read again, so a run that was cut off goes on where it stopped. Ends with what failed and why;
 * exit status 2 where something did.
 */
export async function extractBatch(from: string, to: string): Promise<number> {
  const files = await filesOf(from);
  await mkdir(to, { recursive: true });
  const failures: Failure[] = [];
  let again = 0;
  for (const [at, file] of files.entries()) {
    bar(at, files.length, file);
    const bytes = await readFile(path.join(from, file));
    const target = path.join(to, `${file.replaceAll(path.sep, '__')}.json`);
    if (await isRead(target, bytes)) {
      again += 1;
      continue;
    }
    const read = await readOfficialFile(bytes, path.basename(file));
    if (read.ok) await writeWhole(target, JSON.stringify(read.value, null, 1));
    else failures.push({ file, message: read.message ?? 'Không đọc được tệp.' });
  }
  bar(files.length, files.length, '');
  process.stderr.write('\n');
  const read = files.length - failures.length;
  console.log(`Đã đọc ${read}/${files.length} tệp${again > 0 ? `, ${again} tệp đã có từ lần trước` : ''}.`);
  for (const { file, message } of failures) console.log(`  ${file}: ${message}`);
  return failures.length > 0 ? 2 : 0;
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

async function isRead(target: string, bytes: Uint8Array): Promise<boolean> {
  const known = await readFile(target, 'utf8').catch(() => null);
  return known?.includes(sha256(bytes)) ?? false;
}

/** Whole or not at all, should the run be cut off right here. */
async function writeWhole(target: string, text: string): Promise<void> {
  await writeFile(`${target}.part`, text);
  await rename(`${target}.part`, target);
}

const WIDTH = 24;

/** On the error stream, so that the summary can be piped. */
function bar(done: number, of: number, file: string): void {
  const full = of === 0 ? WIDTH : Math.round((done / of) * WIDTH);
  const line = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${done}/${of} ${file}`;
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
  else if (file) process.stderr.write(`${done + 1}/${of} ${file}\n`);
}
