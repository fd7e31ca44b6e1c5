import {
  type Appendix,
  type Block,
  type Facts,
  figure,
  figureTable,
  type OfficialDocument,
  type Row,
  type Run,
  type Table,
  type Text,
  type TracedFigure,
} from '@dondoc/writer';
import { provenBy } from '#platform/reports.ts';
import { knownWords } from './labels.ts';
import type { KnownAsk } from './schema.ts';

/** Turns with the words around the figures. */
export const TEMPLATE = '1';

/** The figures of a paper, each once by its label, in the order in which they are said. */
export class PaperFigures {
  readonly #traced = new Map<string, TracedFigure>();
  readonly #all = new Map<string, string>();

  /** A figure of a sentence or a total, with the rows that it counts. */
  of(label: string, value: string, rows: readonly string[]): Run {
    const own = this.#free(label, value);
    this.#traced.set(own, { label: own, value, codes: rows });
    return this.#put(own, value);
  }

  /** A figure of a row, which is itself what stands behind it. */
  cell(label: string, value: string): Run {
    return this.#put(this.#free(label, value), value);
  }

  /** The rows behind a figure that has been said; of one that has not, the count of them. */
  trace(label: string, rows: readonly string[]): void {
    const value = this.#all.get(label) ?? String(rows.length);
    this.#all.set(label, value);
    this.#traced.set(label, { label, value, codes: rows });
  }

  /** Said twice it is the same figure; of two rows that are called alike the second is called so. */
  #free(label: string, value: string): string {
    for (let n = 1; ; n += 1) {
      const own = n === 1 ? label : `${label} (${n})`;
      const before = this.#all.get(own);
      if (before === undefined || before === value) return own;
    }
  }

  #put(label: string, value: string): Run {
    this.#all.set(label, value);
    return figure(label, value);
  }

  /** What the file says to programs: what it was made from, and each figure. */
  facts(asked: KnownAsk & { kind: string }, regime: OfficialDocument['regime']): Facts {
    const figures = [...this.#all].map(([label, value]) => ({ label, value }));
    return provenBy(asked, regime, TEMPLATE, figures);
  }

  /** The appendix by which every figure is traced to its rows. */
  annex(asked: KnownAsk, rows: string): Appendix {
    return {
      title: 'Căn cứ của từng số liệu',
      blocks: [{ kind: 'paragraph', text: knownWords(asked) }, figureTable([...this.#traced.values()], rows)],
    };
  }
}

/**
 * The same paper with every number that it says as a figure, called by the words before it or by its row and column;
 * with what it was made from, and the appendix that traces its counts: `rows`, by what a count is called.
 */
export function provenPaper(
  paper: OfficialDocument,
  asked: KnownAsk & { kind: string },
  { rows, head }: { rows: Readonly<Record<string, readonly string[]>>; head: string },
): OfficialDocument {
  const figures = new PaperFigures();
  const marked = (blocks: readonly Block[]) => blocks.map((block) => markedBlock(block, figures));
  const body = marked(paper.body);
  const appendices = (paper.appendices ?? []).map((one) => ({ ...one, blocks: marked(one.blocks) }));
  for (const [label, those] of Object.entries(rows)) figures.trace(label, those);
  const annexes = Object.keys(rows).length > 0 ? [figures.annex(asked, head)] : [];
  return {
    ...paper,
    ...{ body, appendices: [...appendices, ...annexes] },
    properties: { ...paper.properties, facts: figures.facts(asked, paper.regime) },
  };
}

function markedBlock(block: Block, figures: PaperFigures): Block {
  if (block.kind === 'table') return markedTable(block, figures);
  // A title says nothing that its rows do not; its runs bear no figures.
  if (block.kind === 'heading' || block.kind === 'division' || block.kind === 'declaration') return block;
  return typeof block.text === 'string' ? { ...block, text: markedLine(block.text, figures) } : block;
}

/** "Tổng số: 12 lớp, 340 người." is one figure; in any other sentence each number is one. */
function markedLine(text: string, figures: PaperFigures): Text {
  const [, label = '', value = '', end = ''] = /^([^:.]{2,160}): ([^:\n]*\d[^:\n]*?)(\.?)$/u.exec(text) ?? [];
  if (label) return [{ text: `${label}: ` }, figures.cell(label, value), { text: end }];
  return text
    .split(BASIS)
    .flatMap((part) => (BASIS.test(part) ? [{ text: part }] : numbersIn(part, figures)));
}

/** The moments of the figures are no figure themselves. */
const BASIS = /(Số liệu đến ngày [^.]*ghi nhận đến [^.]*\.)/u;

/** A count, an amount or a share; neither a day nor the number of a paper. */
const NUMBER =
  /(?<![\p{L}\d/.,–-])(\d+(?:[.,]\d+)*(?:\/\d+(?:[.,]\d+)*)?(?![\d/]|[-–]\S)(?:[\s\u00a0]?%)?(?: \([^()]*%[^()]*\))?)/u;

function numbersIn(text: string, figures: PaperFigures): Run[] {
  let before = '';
  return text.split(NUMBER).flatMap((part, at): Run[] => {
    if (part === '') return [];
    if (at % 2 === 0) {
      before = part;
      return [{ text: part }];
    }
    // A year is no figure, nor is the number of a step, a paper or an article.
    if (/(năm|tháng|ngày|số|điều|mức|quý|lúc)\s*$/iu.test(before)) return [{ text: part }];
    return [figures.cell(calledBy(before), part)];
  });
}

/** By the last words before it. */
const calledBy = (before: string): string =>
  (before.split(/[.;:()]/u).at(-1) ?? '')
    .trim()
    .split(/\s+/u)
    .slice(-8)
    .join(' ')
    .replace(/^[,\s–-]+|[,\s–-]+$/gu, '') || 'Con số';

/** Columns that say what is meant, not how much. */
const UNCOUNTED = /^(mã|cách tính|tên|căn cứ)/iu;

function markedTable(table: Table, figures: PaperFigures): Table {
  let name = '';
  const rows = table.rows.map((row): Row => {
    if ('group' in row) return row;
    const [first = '', second = ''] = row.cells.map(wordsOf);
    const at = /^\d*$/u.test(first) ? 1 : 0;
    // A row that only goes on with the one above is called like it.
    name = (at === 1 ? second : first) || name;
    const cells = row.cells.map((cell, column) => {
      const heading = table.columns[column]?.head ?? '';
      if (column <= at || UNCOUNTED.test(heading) || !/\d/u.test(wordsOf(cell))) return cell;
      return markedCell(cell, `${name.slice(0, 90)}, ${heading.toLocaleLowerCase('vi')}`, figures);
    });
    return { cells };
  });
  return { ...table, rows };
}

const wordsOf = (text: Text): string =>
  (typeof text === 'string' ? text : text.map((run) => run.text).join('')).replaceAll('\n', ' ').trim();

/** A figure stands on one line. */
function markedCell(cell: Text, label: string, figures: PaperFigures): Text {
  const runs = typeof cell === 'string' ? [{ text: cell }] : cell;
  return runs.flatMap((run): Run[] => {
    if (run.figure !== undefined) return [run];
    return run.text
      .split(/(\n)/u)
      .filter((part) => part !== '')
      .map((part) => (/\d/u.test(part) ? { ...run, ...figures.cell(label, part) } : { ...run, text: part }));
  });
}
