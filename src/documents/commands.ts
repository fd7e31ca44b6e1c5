import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readOfficialFile } from './worker.ts';

/**
 * `dondoc extract FILE`: prints what the reader says of a file as one JSON object (the contract of the
 * extractor). Gives the exit status: 2 with one clear line where the file cannot be read or must be refused.
 */
export async function extract([file]: string[]): Promise<number> {
  if (!file) return refused('Cách dùng: dondoc extract TỆP');
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return refused(`Không mở được tệp: ${file}`);
  const read = await readOfficialFile(bytes, path.basename(file));
  if (!read.ok) return refused(read.message ?? 'Không đọc được tệp.');
  process.stdout.write(`${JSON.stringify(read.value, null, 1)}\n`);
  return 0;
}

function refused(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
