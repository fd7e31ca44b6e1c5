import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { type FileStore, openFileStore } from '#platform/files/store.ts';
import { openZip } from '#platform/files/unzip.ts';
import { zip } from '#platform/files/zip.ts';

/** An installation without an office. */
export interface Installation {
  db: Database;
  url: string;
  files: FileStore;
  folder: string;
  stop(): Promise<void>;
}

export async function emptyInstallation(): Promise<Installation> {
  const { url, drop } = await createTestDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-opened-'));
  const db = openDatabase(url);
  const stop = async () => {
    await db.destroy();
    await drop();
    await rm(folder, { recursive: true });
  };
  return { db, url, files: openFileStore(folder), folder, stop };
}

export type Parts = Map<string, Buffer>;

const most = { parts: 1e6, size: () => 1e9, total: 1e10, ratio: () => 2000 };

export async function partsOf(file: string): Promise<Parts> {
  const opened = await openZip(file, most);
  const parts: Parts = new Map();
  for (const name of opened.parts.keys()) {
    const chunks: Buffer[] = [];
    for await (const chunk of opened.read(name)) chunks.push(chunk);
    parts.set(name, Buffer.concat(chunks));
  }
  opened.close();
  return parts;
}

/** Puts the parts together again; the manifest says of them what is so, as a careful forger's would. */
export async function writeParts(file: string, parts: Parts, { asIs = false } = {}): Promise<void> {
  const manifest = JSON.parse(parts.get('MANIFEST.json')?.toString() ?? '{}');
  const others = [...parts].filter(([name]) => name !== 'MANIFEST.json');
  if (!asIs) {
    manifest.entries = others.map(([name, bytes]) => ({
      ...{ name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') },
    }));
    for (const table of manifest.tables) table.rows = linesIn(parts.get(`tables/${table.name}.jsonl`)).length;
  }
  const all = [
    ...others,
    ['MANIFEST.json', asIs ? parts.get('MANIFEST.json') : Buffer.from(JSON.stringify(manifest))] as const,
  ];
  const chunks: Uint8Array[] = [];
  const content = all.flatMap(([name, bytes]) => (bytes ? [{ name, content: [bytes] }] : []));
  for await (const chunk of zip(content, { large: true })) chunks.push(chunk);
  await writeFile(file, Buffer.concat(chunks));
}

export const linesIn = (bytes: Buffer | undefined): string[] =>
  (bytes?.toString('utf8') ?? '').split('\n').filter((line) => line !== '');

export const bytesOf = (file: string): Promise<Buffer> => readFile(file);
