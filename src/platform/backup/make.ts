import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { flushedFolder } from '../files/flushed.ts';
import { hashed } from '../files/hashed.ts';
import type { FileStore } from '../files/store.ts';
import { type ZipPart, zip } from '../files/zip.ts';
import { atOneMoment, migrationsOf, rowsOf, sequencesOf, tablesOf } from './dump.ts';
import { encrypted } from './encryption.ts';
import {
  FORMAT,
  fileEntry,
  MANIFEST,
  type Manifest,
  README,
  readme,
  SECRET,
  tableEntry,
  VERSION,
} from './manifest.ts';
import { programVersion } from './program.ts';

export interface Source {
  databaseUrl: string;
  files: FileStore;
  /** The installation's own secret: goes only into an encrypted backup. */
  secret: string;
  /** The words it is encrypted with; null leaves it readable. */
  key: string | null;
  now: Date;
}

export interface Made {
  size: number;
  sha256: string;
  rows: number;
  files: number;
  /** Files that rows name and the disk does not have as they were taken in. */
  faults: Manifest['faults'];
  encrypted: boolean;
}

/** Makes a backup; the file appears under its name only whole, and only when it is on the disk. */
export async function backupTo(file: string, source: Source): Promise<Made> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const half = `${file}.dang-lap`;
  const client = new pg.Client(source.databaseUrl);
  await client.connect();
  // A server that goes away ends the query under way with its error; the client's own event must not end the process.
  client.on('error', () => undefined);
  const made: Made = { size: 0, sha256: '', rows: 0, files: 0, faults: [], encrypted: source.key !== null };
  try {
    await atOneMoment(client, async () => {
      const plain = zip(partsOf(client, source, made), { large: true });
      const chunks = source.key === null ? plain : encrypted(plain, source.key);
      const noted = hashed(chunks, (sha256, size) => Object.assign(made, { sha256, size }));
      await pipeline(
        Readable.from(noted, { objectMode: false }),
        createWriteStream(half, { mode: 0o600, flush: true }),
      );
    });
    await rename(half, file);
    await flushedFolder(path.dirname(file));
    return made;
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function* partsOf(client: pg.Client, source: Source, made: Made): AsyncGenerator<ZipPart> {
  const entries: Manifest['entries'] = [];
  const noted = ({ name, content }: ZipPart): ZipPart => ({
    name,
    content: hashed(content, (sha256, size) => entries.push({ name, size, sha256 })),
  });
  const moment = source.now.toISOString();
  yield noted({ name: README, content: [readme(moment)] });
  const tables: Manifest['tables'] = [];
  for (const table of await tablesOf(client)) {
    const count = { rows: 0, sum: 0 };
    yield noted({ name: tableEntry(table.name), content: rowsOf(client, table, count) });
    tables.push({ ...table, ...count });
    made.rows += count.rows;
  }
  const rest = { migrations: await migrationsOf(client), sequences: await sequencesOf(client) };
  for await (const part of fileParts(client, source.files, made)) yield noted(part);
  // In the clear it would open what the database keeps sealed.
  if (source.key !== null) yield noted({ name: SECRET, content: [source.secret] });
  const manifest: Manifest = {
    ...{ format: FORMAT, version: VERSION, program: await programVersion(), moment, tables, ...rest },
    ...{ faults: made.faults, entries },
  };
  yield { name: MANIFEST, content: [`${JSON.stringify(manifest, null, 1)}\n`] };
}

/**
 * The files that rows of this moment name. They never change under their id, so that it does not matter when they are
 * read; one purged meanwhile is no loss. What else is missing is said, and does not keep the rest from being saved.
 */
async function* fileParts(client: pg.Client, files: FileStore, made: Made): AsyncGenerator<ZipPart> {
  const { rows } = await client.query<{ id: string; sha256: string }>(
    'select id, sha256 from stored_file order by id',
  );
  for (const { id, sha256 } of rows) {
    const opened = await firstPiece(files, id);
    if (!opened) {
      made.faults.push({ id, what: 'missing' });
      continue;
    }
    const content = hashed(opened, (found) => {
      if (found !== sha256) made.faults.push({ id, what: 'changed' });
    });
    made.files += 1;
    yield { name: fileEntry(id), content };
  }
}

/** The bytes, where the first of them can be read; a file's absence shows only then. */
async function firstPiece(files: FileStore, id: string): Promise<AsyncGenerator<Uint8Array> | null> {
  try {
    const pieces = (await files.getStream(id))[Symbol.asyncIterator]();
    const first = await pieces.next();
    return (async function* () {
      if (first.done) return;
      yield first.value;
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
    })();
  } catch {
    return null;
  }
}
