import type { OfficialDocument } from '../content.ts';
import { writeDocument } from '../write.ts';

const files = new Map<string, Promise<Uint8Array>>();

/** A paper as a file; the same paper is written once, for many tests look at it. */
export function written(document: OfficialDocument): Promise<Uint8Array> {
  const key = JSON.stringify(document);
  const file = files.get(key) ?? writeDocument(document);
  files.set(key, file);
  return file;
}
