import type { Facts } from './content.ts';
import { openPackage, type Package, type Unreadable, unreadable } from './lint/open.ts';
import type { Paragraph } from './lint/paper.ts';
import { readPaper } from './lint/read-paper.ts';
import { attribute, childrenOf } from './ooxml/find.ts';
import { Malformed } from './ooxml/scan.ts';

/** What stands in a file: its words as they are shown, and what it says to programs. */
export interface ReadBack {
  ok: true;
  facts: Facts;
  /** Paragraphs outside tables, without blank ones. */
  lines: string[];
  /** The cells of each row of each table. */
  rows: string[][];
}

/** One kind of space and of hyphen: Word changes them as it likes. */
const plain = (text: string): string => text.replaceAll('\u2011', '-').replace(/\s+/gu, ' ').trim();

function factsOf(opened: Package): Facts {
  const properties = opened.part('docProps/custom.xml')?.children.at(-1);
  const facts = childrenOf(properties, 'property').map((each) => [
    attribute(each, 'name') ?? '',
    each.children[0]?.text ?? '',
  ]);
  return Object.fromEntries(facts);
}

function rowsOf(paragraphs: Paragraph[]): string[][] {
  const rows = new Map<string, string[][]>();
  for (const { cell, text } of paragraphs) {
    if (!cell) continue;
    const key = `${cell.table} ${cell.row}`;
    const cells = rows.get(key) ?? [];
    rows.set(key, cells);
    while (cells.length <= cell.column) cells.push([]);
    cells[cell.column]?.push(text);
  }
  return [...rows.values()].map((cells) => cells.map((texts) => plain(texts.join(' '))));
}

/**
 * Reads a DOCX back, also one that somebody has changed in Word: what it shows, and the facts it was written with.
 *
 * @param bytes of any file; anything but a DOCX is refused with a sentence
 * @example
 * const bytes = await writeDocument({
 *   regime: 'party', superior: null, issuer: 'Chi bộ 1', symbol: 'CB', number: 3, type: { code: 'TB', name: 'Thông báo' },
 *   subject: 'lịch họp', place: 'Sơn Hà', date: null, body: [{ kind: 'paragraph', text: 'Họp ngày 03.' }],
 *   recipients: [], signature: { authority: null, position: 'Bí thư', name: null }, properties: { facts: { asOf: '2024-02-05' } },
 * });
 * const read = readBack(bytes);
 * read.ok && read.facts.asOf // => '2024-02-05'
 */
export function readBack(bytes: Uint8Array): ReadBack | Unreadable {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  try {
    const { paragraphs } = readPaper(opened.value);
    const lines = paragraphs.flatMap(({ cell, text }) => (cell || !plain(text) ? [] : [plain(text)]));
    return { ok: true, facts: factsOf(opened.value), lines, rows: rowsOf(paragraphs) };
  } catch (error) {
    if (error instanceof Malformed) return unreadable('damaged');
    throw error;
  }
}
