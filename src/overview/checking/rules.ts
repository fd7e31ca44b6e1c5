import { firstMark } from '#documents/receiving/rules.ts';
import { shown, type ZipLimits } from '#platform/files/unzip.ts';
import { tableEntry } from '../archiving/rules.ts';
import { MANIFEST, type Manifest, README } from '../archiving/schema.ts';
import type { TableShape } from '../exporting/schema.ts';

/** One row may be so large: the words of a long document, a plan as it was approved. */
export const LONGEST_LINE = 32 * 1024 * 1024;
export const LONGEST_MANIFEST = 64 * 1024 * 1024;
const GB = 1024 ** 3;

const MB = 1024 ** 2;

/** An office's own archive always fits: a package between systems is larger than any upload (72 MB of XML). */
const LARGEST_FILE = 96 * MB;
/** A row of the manifest says a name of at most 300 letters, a length and a hash. */
const LONGEST_ENTRY = 500;

/** Of so many parts; it is read into memory whole. */
export const longestManifest = (parts: number): number => MB + parts * LONGEST_ENTRY;

/** What an archive may be: an office of twenty years fits, an archive made to fill the disk or the memory does not. */
export const limitsOf = (maxFileBytes: number): ZipLimits => ({
  parts: 1_000_000,
  total: 64 * GB,
  size: (name) => {
    if (name === MANIFEST) return LONGEST_MANIFEST;
    if (name === README) return MB;
    return name.startsWith('files/') ? Math.max(LARGEST_FILE, maxFileBytes) : 8 * GB;
  },
  advice: (name) =>
    name.startsWith('files/')
      ? 'Đặt MAX_UPLOAD_MB lớn hơn tệp đó ở máy này, khởi động lại rồi nhận lại'
      : null,
  // Rows say much again and again, but not so much; of a file, an empty page may be packed as far as packing goes.
  ratio: (name) => (name.startsWith('files/') ? 1100 : 200),
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

/** Columns that carry words of papers. */
const PAPER_WORDS: Record<string, string[]> = {
  document: ['text'],
  edxml_package: ['subject', 'reason'],
  edxml_sent: ['subject', 'reason'],
  edxml_status: ['description'],
};

/** A secrecy mark in words that a row carries as a document's. */
export function markIn(table: string, row: Json): string | null {
  return firstMark((PAPER_WORDS[table] ?? []).map((column) => row[column]));
}

const START = /^(?:\uFEFF|\s)*</;

/** Bytes that may be XML, under whatever name. */
export const isMarkup = (bytes: Buffer): boolean => START.test(bytes.subarray(0, 1000).toString('utf8'));

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
