import { readFile } from 'node:fs/promises';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../data');

/** The bytes of a file of data/, by its path in there: 'example/thong-bao-118.docx'. */
export const readDataBytes = (name: string): Promise<Buffer> => readFile(path.join(folder, name));

/** A JSON file of data/: regulations and directories are data, not code (design rule 7). */
export async function readData<T>(name: string): Promise<T> {
  return JSON.parse((await readDataBytes(`${name}.json`)).toString('utf8')) as T;
}
