import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../data');

/** The bytes of a file of data/, by its path in there: 'example/thong-bao-118.docx'. */
export const readDataBytes = (name: string): Promise<Buffer> => readFile(path.join(folder, name));

/** A JSON file of data/: regulations and directories are data, not code (design rule 7). */
export async function readData<T>(name: string): Promise<T> {
  return JSON.parse((await readDataBytes(`${name}.json`)).toString('utf8')) as T;
}

/** The names of the JSON files of a folder of data/, as readData takes them. */
export async function dataNames(within: string): Promise<string[]> {
  const names = (await readdir(path.join(folder, within))).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => `${within}/${path.basename(name, '.json')}`);
}
