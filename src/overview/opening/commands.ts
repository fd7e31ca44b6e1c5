import { freshPassword } from '#accounts/passwords/rules.ts';
import { giveFirstPassword, keepersOf } from '#accounts/passwords/store.ts';
import { lockSetup } from '#accounts/store.ts';
import { writeLog } from '#platform/audit/log.ts';
import { verifyLog } from '#platform/audit/seal.ts';
import { atDatabase, refused } from '#platform/commands.ts';
import { readConfig } from '#platform/config.ts';
import type { Database, Tx } from '#platform/database/connection.ts';
import type { FileStore } from '#platform/files/store.ts';
import { type OpenZip, openZip, ZipFault } from '#platform/files/unzip.ts';
import { hashPassword } from '#platform/http/sign-in.ts';
import { logError } from '#platform/server-log.ts';
import { fileEntry, lateLinks, tableEntry } from '../archiving/rules.ts';
import { archived } from '../archiving/store.ts';
import { faulty, linesIn, lookThrough } from '../checking/commands.ts';
import { limitsOf, reasonOf } from '../checking/rules.ts';
import type { Looked } from '../checking/schema.ts';
import type { TableShape } from '../exporting/schema.ts';
import type { Opened } from './schema.ts';
import * as store from './store.ts';

interface Asked {
  db: Database;
  files: FileStore;
  /** Where the archive lies. */
  file: string;
  maxFileBytes: number;
  /** Everything is done and nothing is kept. */
  onlyLook?: boolean;
  /** Throws where the installation may not take an office over. */
  mayOpen?: (tx: Tx) => Promise<void>;
  progress?: (done: number, of: number) => void;
  signal?: AbortSignal;
}

/** Takes an office over from an archive: looked through whole, then written in one transaction, or not at all. */
export async function openArchive(asked: Asked): Promise<Opened> {
  const { file, db, maxFileBytes, signal } = asked;
  try {
    const zip = await openZip(file, limitsOf(maxFileBytes));
    let done = 0;
    const progress = () => asked.progress?.(++done, 2 * zip.parts.size);
    try {
      return await takeOver(asked, zip, await lookThrough(db, zip, { progress, signal }), progress);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof ZipFault) throw faulty(error.place, error.fault);
    throw error;
  }
}

async function takeOver(asked: Asked, zip: OpenZip, looked: Looked, progress: () => void): Promise<Opened> {
  await mayLie(asked.db, looked);
  const placed: string[] = [];
  try {
    return await written(asked, zip, looked, placed, progress);
  } catch (error) {
    await removePlaced(asked, placed).catch(logError);
    throw error;
  }
}

/** Under the lock of `written`: whoever brings the same archive at the same moment places nothing. */
async function placeFiles(
  asked: Asked,
  zip: OpenZip,
  looked: Looked,
  placed: string[],
  progress: () => void,
) {
  for (const { id } of looked.files) {
    asked.signal?.throwIfAborted();
    placed.push(id);
    await asked.files.putStream(id, zip.read(fileEntry(id)));
    progress();
  }
}

/** Only what no row names: the rows may be there although their answer was lost, or another's with the same ids. */
async function removePlaced({ db, files }: Asked, placed: string[]): Promise<void> {
  if (placed.length === 0) return;
  await db.transaction().execute(async (tx) => {
    await lockSetup(tx);
    const kept = await store.takenFiles(tx, placed);
    for (const id of placed) if (!kept.has(id)) await files.remove(id);
  });
}

/** Nothing of it is here already, under the same ids or sign-in names. */
async function mayLie(db: Database | Tx, { people, files }: Looked): Promise<void> {
  const person = await readable(tableEntry('auth_user'), () =>
    store.takenPerson(db, people.ids, people.names),
  );
  if (person)
    throw faulty(
      tableEntry('auth_user'),
      `người dùng «${person.username ?? ''}» đã có trên máy này (của cơ quan khác, hoặc tệp này đã nhận rồi)`,
    );
  const ids = files.map(({ id }) => id);
  const [file] = await readable(tableEntry('stored_file'), () => store.takenFiles(db, ids));
  if (file) throw faulty(tableEntry('stored_file'), `tệp có mã ${file} đã có trên máy này`);
}

class OnlyLooked extends Error {}

async function written(
  asked: Asked,
  zip: OpenZip,
  looked: Looked,
  placed: string[],
  progress: () => void,
): Promise<Opened> {
  let opened: Opened | null = null;
  try {
    await asked.db.transaction().execute(async (tx) => {
      await lockSetup(tx);
      await asked.mayOpen?.(tx);
      await mayLie(tx, looked);
      if (!asked.onlyLook) await placeFiles(asked, zip, looked, placed, progress);
      await load(tx, zip, looked, progress);
      opened = await settle(tx, looked, asked.onlyLook ?? false);
      asked.signal?.throwIfAborted();
      if (asked.onlyLook) throw new OnlyLooked();
    });
  } catch (error) {
    if (!(error instanceof OnlyLooked)) throw error;
  }
  if (!opened) throw new Error('nothing was opened');
  return opened;
}

async function load(tx: Tx, zip: OpenZip, { shapes, manifest }: Looked, progress: () => void): Promise<void> {
  const late = lateLinks(shapes);
  await store.putOff(tx, late);
  const shifts = await store.shiftsOf(tx, shapes);
  for (const shape of shapes) {
    await loadTable(tx, zip, shape, shifts);
    progress();
  }
  await readable('Các bảng', () => store.lookNow(tx, late));
  await store.moveCounters(tx, shapes);
  const loaded = new Map(manifest.tables.map(({ name, rows }) => [name, rows]));
  const own = await archived(tx, manifest.office.id);
  const stranger = await store.strangerTable(tx, own, loaded);
  if (stranger) throw faulty(tableEntry(stranger), 'có dòng không thuộc cơ quan của tệp');
  const link = await store.strangerLink(tx, manifest.office.id, own);
  if (link) throw faulty(tableEntry(link.split('.')[0] ?? ''), `có dòng trỏ sang cơ quan khác (cột ${link})`);
}

const LINES = 500;
const BYTES = 4 * 1024 * 1024;

async function loadTable(tx: Tx, zip: OpenZip, shape: TableShape, shifts: store.Shifts): Promise<void> {
  const part = tableEntry(shape.name);
  let batch: { n: number; line: string }[] = [];
  let size = 0;
  const flush = async () => {
    if (batch.length > 0) await loadBatch(tx, shape, batch, shifts);
    batch = [];
    size = 0;
  };
  for await (const one of linesIn(zip.read(part), part)) {
    batch.push(one);
    size += one.line.length;
    if (batch.length >= LINES || size >= BYTES) await flush();
  }
  await flush();
}

/** Many at once; where one is refused, one after another until it is found. */
async function loadBatch(
  tx: Tx,
  shape: TableShape,
  batch: { n: number; line: string }[],
  shifts: store.Shifts,
): Promise<void> {
  const insert = (rows: typeof batch) =>
    store.insertLines(
      tx,
      shape,
      rows.map(({ line }) => line),
      shifts,
    );
  try {
    await store.tried(tx, () => insert(batch));
  } catch (error) {
    if (reasonOf(error) === null) throw error;
    for (const one of batch) await readable(`${tableEntry(shape.name)} dòng ${one.n}`, () => insert([one]));
    throw error;
  }
}

/** What the database refuses becomes a sentence with its place. */
async function readable<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) throw error;
    const { table } = error as { table?: string };
    throw faulty(table ? `${place} (bảng ${table})` : place, reason);
  }
}

/** The log must hold as it did where it was written; then whoever lets the others in gets a way in. */
async function settle(tx: Tx, { manifest, files, people }: Looked, onlyLook: boolean): Promise<Opened> {
  const { office, day, tables } = manifest;
  const verdict = await verifyLog(tx, office.id);
  if (!verdict.ok)
    throw faulty(tableEntry('log_entry'), `nhật ký đã bị đổi ở lô niêm phong ${verdict.batch}`);
  const head = verdict.heads[0];
  if (head?.hash !== manifest.log?.hash || head?.lastSeq !== manifest.log?.lastSeq)
    throw faulty(tableEntry('log_seal'), 'niêm phong cuối của nhật ký khác MANIFEST.json');
  const firstSignIns: Opened['firstSignIns'] = [];
  for (const { id, name, username } of onlyLook ? [] : await keepersOf(tx, office.id)) {
    const password = freshPassword();
    if (await giveFirstPassword(tx, id, await hashPassword(password), true))
      firstSignIns.push({ name, username: username ?? '', password });
  }
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  // In the log of the installation: that of the office is as it was.
  const subject = { kind: 'office', id: office.id };
  const detail = { rows, files: files.length };
  await writeLog(tx, { officeId: null, actorId: null, act: 'archive.open', subject, detail });
  return { office, day, rows, files: files.length, people: people.ids.length, firstSignIns };
}

/** `dondoc import-office IN.zip [--check]`. Exit status: 0, or 2 with one line where it is refused. */
export async function importOfficeCommand(args: string[]): Promise<number> {
  const [file, flag, ...more] = args;
  if (!file || more.length > 0 || (flag !== undefined && flag !== '--check'))
    return refused('Cách dùng: dondoc import-office TỆP.zip [--check]');
  return atDatabase(async (db, files) => {
    const onlyLook = flag === '--check';
    const { maxUploadBytes: maxFileBytes } = readConfig(process.env);
    const opened = await openArchive({ db, files, file, maxFileBytes, onlyLook });
    process.stdout.write(`${wordsOf(opened, onlyLook).join('\n')}\n`);
    return 0;
  });
}

const wordsOf = ({ office, rows, files, people, firstSignIns }: Opened, onlyLook: boolean): string[] => [
  `${onlyLook ? 'Nhận được' : 'Đã nhận'} ${office.name}: ${rows} dòng, ${files} tệp, ${people} người.`,
  ...(onlyLook ? ['Chưa ghi gì.'] : []),
  ...firstSignIns.map(({ name, username, password }) => `  ${name}  ${username}  mật khẩu đầu: ${password}`),
];
