import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { refused } from '#platform/commands.ts';
import { extractBatch } from './batch/commands.ts';
import { readOfficialFile } from './worker.ts';

/**
 * `dondoc extract FILE`: prints what the reader says of a file as one JSON object (the contract of the
 * extractor). Gives the exit status: 2 with one clear line where the file cannot be read or must be refused.
 * `dondoc extract --batch DIR --out DIR` does that for every file of a folder.
 */
export async function extract(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { batch: { type: 'string' }, out: { type: 'string' } },
  });
  if (values.batch && values.out) return extractBatch(values.batch, values.out);
  const [file] = positionals;
  if (!file) return refused('Cách dùng: dondoc extract TỆP, hoặc extract --batch THƯ_MỤC --out THƯ_MỤC');
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return refused(`Không mở được tệp: ${file}`);
  const read = await readOfficialFile(bytes, path.basename(file));
  if (!read.ok) return refused(read.message ?? 'Không đọc được tệp.');
  process.stdout.write(`${JSON.stringify(read.value, null, 1)}\n`);
  return 0;
}
