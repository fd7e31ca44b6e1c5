import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '#platform/database/connection.ts';

/** What is looked for: the words and names of files, and their bytes. */
export interface Sought {
  words: string[];
  bytes: Uint8Array[];
}

/** The ways in which words lie in a file: as text of either kind, packed in base64 at each of its three places, as hex. */
export function waysOf(word: string): Map<string, Buffer> {
  const ways = new Map<string, Buffer>();
  for (const form of new Set([word.normalize('NFC'), word.normalize('NFD')])) {
    const utf8 = Buffer.from(form);
    ways.set(`UTF-8 ${form.length}`, utf8);
    ways.set(`UTF-16 ${form.length}`, Buffer.from(form, 'utf16le'));
    ways.set(`UTF-16BE ${form.length}`, Buffer.from(form, 'utf16le').swap16());
    ways.set(`hex ${form.length}`, Buffer.from(utf8.toString('hex')));
    for (const skip of [0, 1, 2]) ways.set(`base64 ${form.length}.${skip}`, packed(utf8, skip));
    ways.set(`address ${form.length}`, Buffer.from(encodeURIComponent(form)));
  }
  return ways;
}

/** The letters of base64 that depend on nothing but the word, wherever in a group of three it begins. */
function packed(utf8: Buffer, skip: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(skip), utf8])
    .toString('base64')
    .replaceAll('=', '');
  const from = Math.ceil((skip * 8) / 6);
  const whole = Math.floor(((skip + utf8.length) * 8) / 6);
  return Buffer.from(text.slice(from, whole));
}

const CHUNK = 40;
const ENOUGH = 16;

/** Three stretches of a file that say something: its ends, and runs of one sign, are the same in many files. */
export function chunksOf(bytes: Uint8Array): Buffer[] {
  const whole = Buffer.from(bytes);
  return [0.25, 0.5, 0.75].flatMap((part) => {
    for (let at = Math.floor(whole.length * part); at + CHUNK <= whole.length; at += CHUNK) {
      const chunk = whole.subarray(at, at + CHUNK);
      if (new Set(chunk).size >= ENOUGH) return [chunk];
    }
    return [];
  });
}

/** Every file below the folders that holds any of it, in any way; letters of either case for words. */
export async function tracesOnDisk(folders: string[], sought: Sought): Promise<string[]> {
  const ways = sought.words.flatMap((word) =>
    [...waysOf(word)].map(([way, bytes]) => ({ word, way, bytes })),
  );
  const chunks = sought.bytes.flatMap(chunksOf);
  const found: string[] = [];
  for (const folder of folders)
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (sought.words.some((word) => entry.name.includes(word))) found.push(`${file}: its name`);
      if (!entry.isFile()) continue;
      // PostgreSQL may take a file away while it is looked at.
      const held = await readFile(file).catch(() => null);
      if (!held) continue;
      for (const { word, way, bytes } of ways)
        if (held.includes(bytes)) found.push(`${file}: «${word}» as ${way}`);
      if (chunks.some((chunk) => held.includes(chunk))) found.push(`${file}: bytes`);
    }
  return found;
}

/** Every table of every schema, its rows as text; what is bytes there stands in hex. */
export async function tracesInDatabase(url: string, sought: Sought): Promise<string[]> {
  const db = openDatabase(url);
  try {
    const tables = await sql<{ schema: string; table: string }>`
      select schemaname as schema, tablename as table from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
    const patterns = sought.words
      .flatMap((word) => [
        word,
        Buffer.from(word).toString('hex'),
        Buffer.from(word).toString('base64').slice(0, -4),
      ])
      .concat(sought.bytes.flatMap((bytes) => chunksOf(bytes).map((chunk) => chunk.toString('hex'))));
    const found: string[] = [];
    for (const { schema, table } of tables.rows) {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.table(`${schema}.${table}`)} t
        where exists (select from unnest(${patterns}::text[]) p where position(lower(p) in lower(t::text)) > 0)`.execute(
        db,
      );
      if ((rows[0]?.n ?? 0) > 0) found.push(`${schema}.${table}`);
    }
    return found;
  } finally {
    await db.destroy();
  }
}
