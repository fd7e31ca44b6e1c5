import { readSheets } from '@dondoc/intake';
import { type Outcome, ok, refuse } from '../http/problems.ts';
import type { SheetColumn } from './columns.ts';
import { readTable, type Table } from './read-table.ts';

/** What a list of an office may cost: read in a process of its own, that is ended beyond this. */
const limits = { maxBytes: 10 * 1024 * 1024, maxRows: 10_000, timeMs: 9_000, memoryMb: 900 };

export interface ReadList<K extends string> extends Table<K> {
  /** The first rows of each sheet as lines, hidden sheets too: where a secrecy mark stands. */
  heads: string[];
}

const HEAD_ROWS = 100;

/** Reads the lists of an XLSX of a stranger; what cannot be read gets a sentence. */
export async function readList<K extends string>(
  file: { name: string; bytes: Uint8Array },
  columns: readonly SheetColumn<K>[],
  signal?: AbortSignal,
): Promise<Outcome<ReadList<K>>> {
  const read = await readSheets(file.bytes, file.name, limits, signal ? { signal } : {});
  if (!read.ok) return refuse(read.reason === 'too-large' ? 'tooLarge' : 'refused', read.message);
  const heads = read.value.map(({ rows }) =>
    rows
      .slice(0, HEAD_ROWS)
      .map(({ cells }) => cells.map((cell) => cell.text).join('\t'))
      .join('\n'),
  );
  const table = await readTable(read.value, columns);
  return table ? ok({ ...table, heads }) : refuse('refused', withoutHeader(columns));
}

const withoutHeader = (columns: readonly SheetColumn[]): string => {
  const required = columns.filter((column) => column.required).map(({ heading }) => `«${heading}»`);
  return (
    'Không thấy dòng tiêu đề cột trong tệp nên chưa nhận ra nhiệm vụ nào. Chưa có gì được lưu. ' +
    `Tệp cần một dòng tiêu đề có cột ${required.join(', ')} và ít nhất một cột khác, rồi chọn lại.`
  );
};
