import type { Block, OfficialDocument, Row, Run, Text } from './content.ts';

/**
 * A figure of a report, as a run: in the file it becomes a bookmark, by which a program finds it again whatever was
 * written around it. The same label in the text and in an appendix is the same figure in two places.
 *
 * @param label what the figure is called, the same wherever it stands, and no other figure's name
 * @param value as it is printed, without a line break
 * @example
 * figure('Quá hạn', '3 nhiệm vụ') // => { text: '3 nhiệm vụ', figure: 'Quá hạn' }
 */
export const figure = (label: string, value: string): Run => ({ text: value, figure: label });

/**
 * The line of a body that says one figure: "Quá hạn: 3 nhiệm vụ.".
 *
 * @param figure its label and its value
 * @example
 * const line = figureLine({ label: 'Quá hạn', value: '3 nhiệm vụ' });
 * line // => [{ text: 'Quá hạn: ' }, { text: '3 nhiệm vụ', figure: 'Quá hạn' }, { text: '.' }]
 */
export const figureLine = ({ label, value }: { label: string; value: string }): Run[] => [
  { text: `${label}: ` },
  figure(label, value),
  { text: '.' },
];

/** A place where a report prints a figure. */
export interface PrintedFigure {
  /** The name of its bookmark: `f_01`, in its second place `f_01_2`. */
  mark: string;
  label: string;
  value: string;
}

/**
 * The figures of a paper in the order in which they are printed, each place by the name of its bookmark.
 *
 * @param document with runs that are made by {@link figure}
 * @example
 * const paper = {
 *   regime: 'party', superior: null, issuer: 'Chi bộ 1', symbol: 'CB', number: 3, type: { code: 'BC', name: 'Báo cáo' },
 *   subject: 'đảng số', place: 'Sơn Hà', date: null, recipients: [],
 *   body: [{ kind: 'item', level: 2, text: figureLine({ label: 'Đảng viên', value: '12' }) }],
 *   signature: { authority: null, position: 'Bí thư', name: null },
 * };
 * figuresIn(paper) // => [{ mark: 'f_01', label: 'Đảng viên', value: '12' }]
 */
export function figuresIn(document: OfficialDocument): PrintedFigure[] {
  return named(document).found;
}

/** The same paper, with the name of the bookmark in place of the label on every run that is a figure. */
export function markFigures(document: OfficialDocument): OfficialDocument {
  return named(document).document;
}

function named(document: OfficialDocument): { document: OfficialDocument; found: PrintedFigure[] } {
  const found: PrintedFigure[] = [];
  const places = new Map<string, { at: number; count: number }>();
  const markOf = (label: string): string => {
    const known = places.get(label) ?? { at: places.size + 1, count: 0 };
    known.count += 1;
    places.set(label, known);
    const mark = `f_${String(known.at).padStart(2, '0')}`;
    return known.count === 1 ? mark : `${mark}_${known.count}`;
  };
  const inRun = (run: Run): Run => {
    if (run.figure === undefined) return run;
    const mark = markOf(run.figure);
    found.push({ mark, label: run.figure, value: run.text });
    return { ...run, figure: mark };
  };
  const inText = <T extends Text>(text: T): T | Run[] => (typeof text === 'string' ? text : text.map(inRun));
  const inRow = (row: Row): Row => ('group' in row ? row : { ...row, cells: row.cells.map(inText) });
  const inBlock = (block: Block): Block => {
    if (block.kind === 'table') return { ...block, rows: block.rows.map(inRow) };
    if (typeof block.text === 'string') return block;
    return { ...block, text: inText(block.text) } as Block;
  };
  const body = document.body.map(inBlock);
  const appendices = document.appendices?.map((one) => ({ ...one, blocks: one.blocks.map(inBlock) }));
  return { document: { ...document, body, ...(appendices && { appendices }) }, found };
}
