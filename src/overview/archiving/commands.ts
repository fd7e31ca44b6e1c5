import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { listOffices } from '#accounts/store.ts';
import { writeLog } from '#platform/audit/log.ts';
import { lastSeal } from '#platform/audit/seal.ts';
import { dayInVietnam } from '#platform/clock.ts';
import { atDatabase, refused } from '#platform/commands.ts';
import type { Database, Tx } from '#platform/database/connection.ts';
import { hashed } from '#platform/files/hashed.ts';
import type { FileStore } from '#platform/files/store.ts';
import { type ZipPart, zip } from '#platform/files/zip.ts';
import { problem } from '#platform/http/problems.ts';
import { archiveLeavesOut, fileEntry, readmeOf, tableEntry } from './rules.ts';
import { FORMAT, MANIFEST, type Made, type Manifest, README, VERSION } from './schema.ts';
import * as store from './store.ts';

interface Asked {
  db: Database;
  files: FileStore;
  officeId: string;
  now: Date;
  progress?: (done: number, of: number) => void;
  signal?: AbortSignal;
}

/** Makes the archive of an office as it stands now, and hands its bytes on as they are made. */
export function makeArchive(
  asked: Asked,
  keep: (chunks: AsyncGenerator<Uint8Array>) => Promise<void>,
): Promise<Made> {
  return store.snapshot(asked.db, async (tx) => {
    const made: Made = { size: 0, sha256: '', rows: 0, files: 0 };
    const watched = async function* () {
      for await (const chunk of zip(partsOf(tx, asked, made), { large: true })) {
        asked.signal?.throwIfAborted();
        yield chunk;
      }
    };
    await keep(hashed(watched(), (sha256, size) => Object.assign(made, { sha256, size })));
    return made;
  });
}

/** The words of a document put out of everybody's sight go into no copy. */
export const heldBack = () =>
  problem(
    'conflict',
    'Cơ quan đang có văn bản bị đề nghị huỷ vì có nội dung mật. Chưa lập được tệp lưu trữ. Xử lý đề nghị đó ở trang «Huỷ văn bản có nội dung mật» rồi lập lại.',
  );

/** The parts one after another; the last says what the others were. */
async function* partsOf(tx: Tx, asked: Asked, made: Made): AsyncGenerator<ZipPart> {
  const { files, officeId, now, progress } = asked;
  const name = await store.officeName(tx, officeId);
  if (name === null) throw problem('notFound', 'Không có cơ quan này trên máy.');
  if (await store.isAnyHeld(tx, officeId)) throw heldBack();
  const moment = now.toISOString();
  const entries: Manifest['entries'] = [];
  const noted = ({ name, content }: ZipPart): ZipPart => ({
    name,
    content: hashed(content, (sha256, size) => entries.push({ name, size, sha256 })),
  });
  yield noted({ name: README, content: [readmeOf(name, moment)] });
  const tables = await store.archived(tx, officeId);
  const stored = await store.storedFiles(tx, officeId);
  const steps = tables.length + stored.length;
  let done = 0;
  const counts: Manifest['tables'] = [];
  for (const table of tables) {
    const count = { name: table.shape.name, rows: 0 };
    counts.push(count);
    yield noted({ name: tableEntry(count.name), content: rowsOf(tx, table, count) });
    made.rows += count.rows;
    progress?.(++done, steps);
  }
  for (const file of stored) {
    yield noted({ name: fileEntry(file.id), content: [await soundBytes(files, file)] });
    made.files += 1;
    progress?.(++done, steps);
  }
  const seal = await lastSeal(tx, officeId);
  const manifest: Manifest = {
    ...{ format: FORMAT, version: VERSION, schema: await store.schemaOf(tx), office: { id: officeId, name } },
    ...{ day: dayInVietnam(now), moment, tables: counts, entries },
    log: seal ? { lastSeq: seal.lastSeq, hash: seal.hash } : null,
    leftOut: archiveLeavesOut,
  };
  yield { name: MANIFEST, content: [`${JSON.stringify(manifest, null, 1)}\n`] };
}

async function* rowsOf(tx: Tx, table: store.Archived, count: { rows: number }): AsyncGenerator<string> {
  for await (const lines of store.linesOf(tx, table)) {
    count.rows += lines.length;
    yield `${lines.join('\n')}\n`;
  }
}

/** A file as it was taken in; an archive with another in its place would prove nothing. */
async function soundBytes(files: FileStore, { id, name, sha256 }: store.Stored): Promise<Uint8Array> {
  const bytes = await files.get(id).catch(() => null);
  if (bytes && createHash('sha256').update(bytes).digest('hex') === sha256) return bytes;
  throw problem(
    'refused',
    `Tệp «${name}» (mã ${id}) trên đĩa của máy chủ ${bytes ? 'không còn đúng như khi nhận' : 'không còn'}. Chưa lập được tệp lưu trữ. Khôi phục tệp đó từ bản sao lưu rồi lập lại.`,
  );
}

/** Whoever makes one stands in the log; nobody by the command. */
export async function logMade(
  tx: Tx,
  officeId: string,
  actorId: string | null,
  { rows, files, sha256 }: Made,
): Promise<void> {
  const subject = { kind: 'office', id: officeId };
  const detail = { rows, files, sha256 };
  await writeLog(tx, { officeId, actorId, act: 'archive.make', subject, detail });
}

/** The file appears under its name only whole. */
export async function archiveTo(file: string, asked: Asked): Promise<Made> {
  const half = `${file}.dang-lap`;
  try {
    const made = await makeArchive(asked, (chunks) =>
      pipeline(Readable.from(chunks, { objectMode: false }), createWriteStream(half, { mode: 0o600 })),
    );
    await rename(half, file);
    return made;
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

const USAGE = 'Cách dùng: dondoc export-office TỆP_RA.zip [--office MÃ_CƠ_QUAN]';

/** `dondoc export-office OUT.zip [--office ID]`: the whole office in one file. Exit status: 0, or 2 with one line. */
export async function exportOfficeCommand(args: string[]): Promise<number> {
  const [file, flag, given, ...more] = args;
  const isAsked = file && more.length === 0 && (flag === undefined || (flag === '--office' && given));
  if (!isAsked) return refused(USAGE);
  return atDatabase(async (db, files) => {
    const offices = await listOffices(db);
    const office = given ? offices.find(({ id }) => id === given) : offices[0];
    if (!office || (!given && offices.length > 1))
      return refused(
        `${USAGE}\n${offices.map(({ id, name }) => `  ${id}  ${name}`).join('\n') || 'Máy chưa có cơ quan nào.'}`,
      );
    const target = path.resolve(file);
    const made = await archiveTo(target, { db, files, officeId: office.id, now: new Date() });
    await db.transaction().execute((tx) => logMade(tx, office.id, null, made));
    process.stdout.write(
      `${office.name}: ${made.rows} dòng, ${made.files} tệp trong ${target}\nSHA-256 ${made.sha256}\n`,
    );
    return 0;
  });
}
