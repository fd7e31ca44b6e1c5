import type { Facts } from './content.ts';
import { openPackage, type Package, type Unreadable, unreadable } from './lint/open.ts';
import type { Paper, Paragraph } from './lint/paper.ts';
import { readPaper } from './lint/read-paper.ts';
import { attribute, childrenOf } from './ooxml/find.ts';
import { Malformed } from './ooxml/scan.ts';

/** Words of a file, and where figures stand among them. */
export interface Shown {
  text: string;
  /** The same with a sign ({@link FIGURE_SIGN}) in the place of each figure. */
  frame: string;
  /** The figures in it, by the names of their bookmarks, in the order of the text. */
  figures: { mark: string; value: string }[];
}

/** A table whose head repeats on every page: that is how the writer makes them. */
export interface ShownTable {
  /** The words of its head, cell by cell. */
  head: string;
  /** Without the head. */
  rows: Shown[][];
}

/** What stands in a file: its words as they are shown, and what it says to programs. */
export interface ReadBack {
  ok: true;
  facts: Facts;
  /** Paragraphs outside tables, without blank ones. */
  lines: string[];
  /** The cells of each row of each table. */
  rows: string[][];
  /** The same lines, with their figures. */
  shown: Shown[];
  tables: ShownTable[];
}

/** Stands in a frame where the paper prints a figure. */
export const FIGURE_SIGN = '\uE001';

/** The writer's own bookmarks; Word and people put in others. */
const OURS = /^f_\d+(_\d+)?$/;

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

function shownOf(paragraphs: Paragraph[]): Shown {
  const figures: Shown['figures'] = [];
  const frames = paragraphs.map(({ text, marks }) => {
    const ours = marks.filter(({ name }) => OURS.test(name)).sort((a, b) => a.from - b.from);
    let frame = '';
    let at = 0;
    for (const { name, from, to } of ours) {
      figures.push({ mark: name, value: plain(text.slice(from, to)) });
      frame += text.slice(at, Math.max(at, from)) + FIGURE_SIGN;
      at = Math.max(at, to);
    }
    return frame + text.slice(at);
  });
  return {
    text: plain(paragraphs.map(({ text }) => text).join(' ')),
    frame: plain(frames.join(' ')),
    figures,
  };
}

/** The cells of each table, row by row. */
function cellsOf(paragraphs: Paragraph[]): Map<number, Paragraph[][][]> {
  const tables = new Map<number, Paragraph[][][]>();
  for (const paragraph of paragraphs) {
    if (!paragraph.cell) continue;
    const { table, row, column } = paragraph.cell;
    const rows = tables.get(table) ?? [];
    tables.set(table, rows);
    while (rows.length <= row) rows.push([]);
    const cells = rows[row] ?? [];
    while (cells.length <= column) cells.push([]);
    cells[column]?.push(paragraph);
  }
  return tables;
}

function tablesOf({ paragraphs, tables }: Paper): ShownTable[] {
  const cells = cellsOf(paragraphs);
  return tables.flatMap(({ rows }, at) => {
    const shown = (cells.get(at) ?? []).map((row) => row.map(shownOf));
    const isHead = (row: number) => rows[row]?.header ?? false;
    const head = shown.filter((_, row) => isHead(row));
    if (head.length === 0) return [];
    const words = head.flat().map(({ text }) => text);
    return [{ head: words.join(' | '), rows: shown.filter((_, row) => !isHead(row)) }];
  });
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
    const paper = readPaper(opened.value);
    const outside = paper.paragraphs.filter(({ cell, text }) => !cell && plain(text));
    const shown = outside.map((paragraph) => shownOf([paragraph]));
    const rows = [...cellsOf(paper.paragraphs).values()].flat();
    return {
      ok: true,
      facts: factsOf(opened.value),
      lines: shown.map(({ text }) => text),
      rows: rows.map((cells) => cells.map((cell) => shownOf(cell).text)),
      shown,
      tables: tablesOf(paper),
    };
  } catch (error) {
    if (error instanceof Malformed) return unreadable('damaged');
    throw error;
  }
}
