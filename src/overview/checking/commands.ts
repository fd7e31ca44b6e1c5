import { buffer } from 'node:stream/consumers';
import type { EdxmlPackage } from '@dondoc/edxml';
import { readOffThread } from '#documents/edxml/worker.ts';
import { readDeclaration } from '#documents/marks/schema.ts';
import { secrecyIn } from '#documents/receiving/rules.ts';
import { judgeFile, readPermitted, sha256 } from '#documents/worker.ts';
import type { Db } from '#platform/database/connection.ts';
import { hashed } from '#platform/files/hashed.ts';
import { type OpenZip, shown } from '#platform/files/unzip.ts';
import { problem } from '#platform/http/problems.ts';
import { fileEntry, tableEntry } from '../archiving/rules.ts';
import { MANIFEST, Manifest, README } from '../archiving/schema.ts';
import { archivedShapes, schemaOf } from '../archiving/store.ts';
import {
  isMarkup,
  LONGEST_LINE,
  longestManifest,
  markIn,
  partsFault,
  rowFault,
  schemaFault,
} from './rules.ts';
import type { Looked } from './schema.ts';

/** The refusal of an archive: where, and what is wrong there. */
export const faulty = (place: string, fault: string, code: 'refused' | 'secret' = 'refused') =>
  problem(code, `Không nhận tệp lưu trữ. ${place}: ${fault}. Chưa có gì được lưu.`);

interface Watched {
  progress(): void;
  signal: AbortSignal | undefined;
}

/** Looks through everything that an archive holds; nothing is written. */
export async function lookThrough(db: Db, zip: OpenZip, watched: Watched): Promise<Looked> {
  const manifest = await manifestOf(zip);
  const schema = schemaFault(manifest.schema, await schemaOf(db));
  if (schema) throw faulty(MANIFEST, schema);
  const shapes = await archivedShapes(db);
  const parts = partsFault(zip.parts, manifest, new Set(shapes.map(({ name }) => name)));
  if (parts) throw faulty(parts.place, parts.fault);
  const looked: Looked = {
    ...{ manifest, shapes, people: { ids: [], names: [] }, files: [], mustRead: new Set(), slips: new Set() },
    ...{ declared: new Map(), purged: new Set(), packages: new Map(), declaredPackages: new Set() },
    hashes: new Map(manifest.entries.map(({ name, sha256 }) => [name, sha256])),
  };
  // Words for people: nothing of it is kept.
  for await (const _ of hashedPart(zip, looked, README));
  for (const shape of shapes) {
    watched.signal?.throwIfAborted();
    await lookAtTable(zip, looked, shape);
    watched.progress();
  }
  await lookAtFiles(zip, looked, watched);
  return looked;
}

async function manifestOf(zip: OpenZip): Promise<Manifest> {
  const size = zip.parts.get(MANIFEST)?.size;
  if (size === undefined) throw faulty(MANIFEST, 'không có trong tệp');
  if (size > longestManifest(zip.parts.size))
    throw faulty(MANIFEST, `dài ${size} byte, quá mức của một tệp có ${zip.parts.size} phần`);
  let said: unknown;
  try {
    said = JSON.parse((await buffer(zip.read(MANIFEST))).toString('utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw faulty(MANIFEST, 'không phải JSON');
  }
  const read = Manifest.safeParse(said);
  if (read.success) return read.data;
  const at = read.error.issues[0]?.path.join('.') || 'đầu tệp';
  throw faulty(MANIFEST, `không đúng dạng ở «${shown(at)}»`);
}

async function lookAtTable(zip: OpenZip, looked: Looked, shape: Looked['shapes'][number]): Promise<void> {
  const { manifest } = looked;
  const part = tableEntry(shape.name);
  let rows = 0;
  for await (const { n, line } of linesIn(hashedPart(zip, looked, part), part)) {
    const read = rowFault(shape, manifest.office.id, line);
    if ('fault' in read) throw faulty(`${part} dòng ${n}`, read.fault);
    const mark = markIn(shape.name, read.row);
    if (mark) throw faulty(`${part} dòng ${n}`, `nguyên văn có dấu ${mark}`, 'secret');
    await judgeRow(looked, shape.name, read.row, `${part} dòng ${n}`);
    note(looked, shape.name, read.row);
    rows = n;
  }
  const counted = manifest.tables.find(({ name }) => name === shape.name)?.rows;
  if (rows !== counted) throw faulty(part, `có ${rows} dòng, ${MANIFEST} ghi ${counted}`);
  if (shape.name === 'office' && rows !== 1) throw faulty(part, 'phải có đúng một cơ quan');
}

/** What other parts are held against. */
function note(looked: Looked, table: string, row: Record<string, unknown>): void {
  const said = (column: string) => String(row[column]);
  if (table === 'auth_user') {
    looked.people.ids.push(said('id'));
    if (row.username !== null) looked.people.names.push(said('username'));
  }
  if (table === 'stored_file')
    looked.files.push({
      ...{ id: said('id'), name: said('name'), sha256: said('sha256'), size: Number(row.size) },
    });
  if (table === 'document') looked.mustRead.add(said('file_id'));
  if (table === 'edxml_package' && row.file_id !== null) looked.packages.set(said('file_id'), said('id'));
  if (table === 'edxml_sent' && row.file_id !== null) looked.packages.set(said('file_id'), null);
  if (table === 'log_entry' && row.act === 'edxml.declare') looked.declaredPackages.add(said('subject_id'));
  if (table === 'slip_page') looked.slips.add(said('file_id'));
  if (table === 'purge' && row.confirmed_at !== null) looked.purged.add(said('sha256'));
  if (table === 'log_entry' && row.subject_kind === 'declared-file') {
    const detail = row.detail as { declared?: unknown } | null;
    const declaration = readDeclaration(String(detail?.declared));
    if (declaration) looked.declared.set(said('subject_id'), declaration);
  }
}

async function lookAtFiles(zip: OpenZip, looked: Looked, watched: Watched): Promise<void> {
  const rows = new Map(looked.files.map((file) => [fileEntry(file.id), file]));
  const stray = [...zip.parts.keys()].find((name) => name.startsWith('files/') && !rows.has(name));
  if (stray) throw faulty(`«${shown(stray)}»`, `không có dòng nào ở ${tableEntry('stored_file')}`);
  for (const [part, file] of rows) {
    watched.signal?.throwIfAborted();
    const place = `${part} («${shown(file.name)}»)`;
    if (!zip.parts.has(part)) throw faulty(place, 'không có trong tệp');
    const bytes = await buffer(hashedPart(zip, looked, part));
    if (looked.hashes.get(part) !== file.sha256 || bytes.length !== file.size)
      throw faulty(place, `không đúng mã băm, độ dài ghi ở ${tableEntry('stored_file')}`);
    await judge(looked, file, bytes, place);
    watched.progress();
  }
}

/** Each file goes through the same gates as when it was first taken in: an archive may come from anybody. */
async function judge(looked: Looked, file: Looked['files'][number], bytes: Buffer, place: string) {
  const { packages, slips, mustRead } = looked;
  const packageId = packages.get(file.id);
  if (packageId !== undefined || isMarkup(bytes)) {
    const read = await readOffThread(bytes);
    const isDeclared = looked.declaredPackages.has(packageId ?? '');
    if (read.ok) return judgePackage(looked, read.package, place, isDeclared);
    if (packageId !== undefined)
      throw faulty(place, `không đọc được để soát dấu mật (${sentence(read.message)})`);
  }
  const isKnown = slips.has(file.id);
  await judgeBytes(looked, { ...file, bytes }, place, { isKnown, mustRead: mustRead.has(file.id) });
}

interface Gate {
  /** Its red marks are no secret's: our own print, or somebody said so of the package that it lies in. */
  isKnown: boolean;
  mustRead: boolean;
}

async function judgeBytes(
  { declared, purged }: Looked,
  { name, bytes, sha256: hash }: { name: string; bytes: Uint8Array; sha256: string },
  place: string,
  { isKnown, mustRead }: Gate,
): Promise<void> {
  if (purged.has(hash)) throw faulty(place, 'đã bị huỷ vì có nội dung mật', 'secret');
  const marks = await judgeFile(bytes, name, declared.get(hash) ?? null);
  if (!marks.ok && marks.code === 'secret') throw faulty(place, sentence(marks.message), 'secret');
  if (!marks.ok && marks.code === 'mustDeclare' && !isKnown)
    throw faulty(place, 'trang đầu có dấu đỏ mà nhật ký trong tệp không ghi ai đã khai là dấu gì', 'secret');
  await judgeWords(bytes, name, place, mustRead);
}

async function judgeWords(bytes: Uint8Array, name: string, place: string, mustRead: boolean): Promise<void> {
  const words = await readPermitted(bytes, name);
  if (words.ok) return;
  if (words.code === 'secret') throw faulty(place, sentence(words.message), 'secret');
  if (mustRead) throw faulty(place, `không đọc được để soát dấu mật (${sentence(words.message)})`);
}

/** A package between systems: its own words, then every file in it. */
async function judgePackage(looked: Looked, said: EdxmlPackage, place: string, isDeclared: boolean) {
  const mark = secrecyIn(said);
  if (mark) throw faulty(place, `có dấu ${mark}`, 'secret');
  for (const file of said.kind === 'document' ? said.attachments : []) {
    const inside = `${place}, tệp kèm «${shown(file.name)}»`;
    await judgeBytes(looked, { ...file, sha256: sha256(file.bytes) }, inside, {
      isKnown: isDeclared,
      mustRead: true,
    });
  }
}

/** Files that lie in a row instead of beside it. */
async function judgeRow(looked: Looked, table: string, row: Record<string, unknown>, place: string) {
  if (table === 'paper_template') {
    const bytes = Buffer.from(String(row.content), 'base64');
    // Its emblem may be red; its words are looked at as when it came in.
    await judgeWords(bytes, String(row.name), `${place} («${shown(String(row.name))}»)`, true);
  }
  if (table !== 'edxml_sent' || row.xml === null) return;
  const read = await readOffThread(Buffer.from(String(row.xml)));
  if (!read.ok) throw faulty(place, `không đọc được để soát dấu mật (${sentence(read.message)})`);
  await judgePackage(looked, read.package, place, false);
}

const sentence = (message = 'có dấu mật'): string => message.split('. ')[0]?.replace(/\.$/, '') ?? '';

/** The bytes of a part, which must come to the hash that the manifest gives. */
const hashedPart = (zip: OpenZip, { hashes }: Looked, name: string): AsyncGenerator<Buffer> =>
  hashed(zip.read(name), (sha256) => {
    if (sha256 !== hashes.get(name)) throw faulty(`«${shown(name)}»`, `mã băm SHA-256 khác ${MANIFEST}`);
  });

/** Lines one after another, numbered from one; no line longer than anybody writes. */
export async function* linesIn(chunks: AsyncIterable<Buffer>, place: string) {
  let held: Buffer[] = [];
  let size = 0;
  let n = 0;
  const line = () => {
    n += 1;
    const text = decoded(Buffer.concat(held));
    if (text === null) throw faulty(`${place} dòng ${n}`, 'không phải chữ UTF-8');
    held = [];
    size = 0;
    return { n, line: text };
  };
  const hold = (piece: Buffer) => {
    held.push(piece);
    size += piece.length;
    if (size > LONGEST_LINE) throw faulty(`${place} dòng ${n + 1}`, 'dài quá mức một dòng');
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      hold(chunk.subarray(from, end));
      yield line();
      from = end + 1;
    }
    if (from < chunk.length) hold(chunk.subarray(from));
  }
  if (size > 0) yield line();
}

function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
