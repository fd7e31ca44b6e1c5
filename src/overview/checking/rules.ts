import { secrecyMark } from '@dondoc/reader';
import { shown, type ZipLimits } from '#platform/files/unzip.ts';
import { tableEntry } from '../archiving/rules.ts';
import { MANIFEST, type Manifest, README } from '../archiving/schema.ts';
import type { TableShape } from '../exporting/schema.ts';

/** One row may be so large: the words of a long document, a plan as it was approved. */
export const LONGEST_LINE = 32 * 1024 * 1024;
export const LONGEST_MANIFEST = 64 * 1024 * 1024;
const GB = 1024 ** 3;

/** What an archive may be: an office of twenty years fits, an archive made to fill the disk does not. */
export const limitsOf = (maxFileBytes: number): ZipLimits => ({
  parts: 1_000_000,
  total: 64 * GB,
  size: (name) => {
    if (name === MANIFEST) return LONGEST_MANIFEST;
    return name.startsWith('files/') ? maxFileBytes : 8 * GB;
  },
  // Rows say much again and again, but not so much; of a file, an empty page may be packed as far as packing goes.
  ratio: (name) => (name.startsWith('tables/') ? 200 : 1100),
});

const TABLE = /^tables\/([a-z0-9_]+)\.jsonl$/;
const FILE = /^files\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** What is wrong with the parts as the manifest counts them up. */
export function partsFault(
  parts: Map<string, { size: number }>,
  { entries, tables }: Pick<Manifest, 'entries' | 'tables'>,
  known: Set<string>,
): { place: string; fault: string } | null {
  const listed = new Map(entries.map((entry) => [entry.name, entry]));
  const counted = new Set(tables.map(({ name }) => name));
  const unknown = tables.find(({ name }) => !known.has(name));
  if (unknown) return { place: MANIFEST, fault: `có bảng «${shown(unknown.name)}» không thuộc tệp lưu trữ` };
  const absent = [...known].find((name) => !counted.has(name));
  if (absent) return { place: MANIFEST, fault: `thiếu bảng ${absent}` };
  if (listed.size < entries.length || counted.size < tables.length)
    return { place: MANIFEST, fault: 'kê một tệp hoặc một bảng hai lần' };
  for (const [name, { size }] of parts) {
    if (name === MANIFEST) continue;
    const place = `«${shown(name)}»`;
    const table = TABLE.exec(name)?.[1];
    if (name !== README && !FILE.test(name) && !(table && counted.has(table)))
      return { place, fault: 'không phải tên của một phần trong tệp lưu trữ' };
    const entry = listed.get(name);
    if (!entry) return { place, fault: 'không có trong MANIFEST.json' };
    if (entry.size !== size) return { place, fault: `dài ${size} byte, MANIFEST.json ghi ${entry.size}` };
  }
  const gone = entries.find(({ name }) => !parts.has(name));
  if (gone) return { place: `«${shown(gone.name)}»`, fault: 'có trong MANIFEST.json, không có trong tệp' };
  const bare = tables.find(({ name }) => !parts.has(tableEntry(name)));
  return bare ? { place: MANIFEST, fault: `không có tệp của bảng ${bare.name}` } : null;
}

/** Whether this installation can load what another wrote down: only where both have the same tables. */
export function schemaFault(given: string, own: string): string | null {
  if (given === own) return null;
  const version = `bản cơ sở dữ liệu ${shown(given)}, máy này ở bản ${own}`;
  return given > own
    ? `lập bằng phần mềm mới hơn (${version}). Nâng cấp phần mềm trên máy này rồi nhận lại`
    : `lập bằng phần mềm cũ hơn (${version}). Cài đúng bản cũ trên một máy khác, nhận ở đó, nâng cấp máy đó rồi lập tệp lưu trữ mới`;
}

type Json = Record<string, unknown>;

/** What a row of an archive must be before the database sees it. */
export function rowFault(
  shape: TableShape,
  officeId: string,
  line: string,
): { row: Json } | { fault: string } {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return { fault: 'không phải JSON' };
  }
  if (row === null || typeof row !== 'object' || Array.isArray(row))
    return { fault: 'không phải một bản ghi' };
  const columns = shape.columns.filter(({ isGenerated }) => !isGenerated);
  const strange = Object.keys(row).find((name) => !columns.some((column) => column.name === name));
  if (strange !== undefined) return { fault: `có cột «${shown(strange)}» mà bảng không có` };
  // Of JSON, nothing is told from null by being left out.
  const missing = columns.find(({ name, type }) => type !== 'jsonb' && !Object.hasOwn(row as Json, name));
  if (missing) return { fault: `thiếu cột ${missing.name}` };
  const owner = ownerColumn(shape);
  if (owner && (row as Json)[owner] !== officeId)
    return { fault: `thuộc cơ quan khác (${owner} khác mã cơ quan ở MANIFEST.json)` };
  return { row: row as Json };
}

function ownerColumn({ name, columns }: TableShape): string | null {
  if (name === 'office') return 'id';
  if (name === 'log_seal') return 'office_key';
  return columns.some((column) => column.name === 'office_id') ? 'office_id' : null;
}

/** A secrecy mark in words that a row carries as a document's. */
export function markIn(table: string, row: Json): string | null {
  return table === 'document' && typeof row.text === 'string' ? secrecyMark(row.text) : null;
}

const REASONS: [code: RegExp, words: string][] = [
  [/^23505$/, 'trùng với dòng đã có'],
  [/^23503$/, 'nhắc tới một dòng không có trong tệp'],
  [/^23502$/, 'để trống một cột bắt buộc'],
  [/^(23|P0)/, 'trái điều kiện của bảng'],
  [/^22/, 'có giá trị sai kiểu'],
  [/^54/, 'quá phức tạp'],
];

/** What the database has against a row, in words; null where the fault is no row's. */
export function reasonOf(error: unknown): string | null {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string };
  const words = REASONS.find(([pattern]) => pattern.test(code ?? ''))?.[1];
  return words ? `${words}${constraint ? ` (${constraint})` : ''}` : null;
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A first password to be handed over by hand: twelve letters and digits that are not taken for each other. */
export function passwordOf(random: Uint8Array): string {
  const letters = [...random.slice(0, 12)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
