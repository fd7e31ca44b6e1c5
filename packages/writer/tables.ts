import type { Column, Row, Table, Text } from './content.ts';
import { figure } from './figures.ts';

/** One line of the table of tasks; `deadline` and `progress` in words, since the writer judges neither. */
export interface TaskLine {
  content: Text;
  lead: string;
  coordinate: string;
  deadline: string;
  result: string;
  progress: string;
}

const TASK_COLUMNS: readonly [Column, ...Column[]] = [
  { head: 'TT', millimetres: 10, align: 'center' },
  { head: 'Nội dung nhiệm vụ', share: 52 },
  { head: 'Chủ trì', share: 19 },
  { head: 'Phối hợp', share: 19 },
  { head: 'Thời hạn', millimetres: 22, align: 'center' },
  { head: 'Kết quả', share: 25 },
  { head: 'Tiến độ', millimetres: 21, align: 'center' },
];

/**
 * The table of tasks that offices attach to a report, its lines counted through; a group is a line across the
 * table. At home on landscape paper (an appendix with `landscape`), readable on upright paper too.
 *
 * @param lines tasks and groups in the order they are to stand
 * @example
 * const line = { content: 'Lập kế hoạch', lead: 'Sở Nội vụ', coordinate: '', deadline: '31/12/2026', result: '', progress: '' };
 * taskTable([{ group: 'I. Năm 2026' }, line]).rows[1].cells[0] // => '1'
 */
export function taskTable(lines: readonly (TaskLine | { group: string })[]): Table {
  let count = 0;
  const rows = lines.map((line): Row => {
    if ('group' in line) return line;
    count += 1;
    const { content, lead, coordinate, deadline, result, progress } = line;
    return { cells: [String(count), content, lead, coordinate, deadline, result, progress] };
  });
  return { kind: 'table', columns: TASK_COLUMNS, rows };
}

/** A figure of a report with the codes of the directives, or the names of the rows, that it was counted from. */
export interface TracedFigure {
  label: string;
  value: string;
  codes: readonly string[];
}

const figureColumns = (rows: string): readonly [Column, ...Column[]] => [
  { head: 'TT', millimetres: 10, align: 'center' },
  { head: 'Số liệu', share: 2 },
  { head: 'Giá trị', millimetres: 20, align: 'center' },
  { head: rows, share: 3 },
];

/**
 * The appendix that lets every figure of a report be traced: one line a figure, the codes of its rows unbroken. Each
 * value bears the bookmark of its figure.
 *
 * @param figures in the order in which the report names them
 * @param rows what stands in the last column
 * @example
 * const [row] = figureTable([{ label: 'Quá hạn', value: '0', codes: [] }]).rows;
 * row.cells // => ['1', 'Quá hạn', [{ text: '0', figure: 'Quá hạn' }], 'Không có']
 */
export function figureTable(figures: readonly TracedFigure[], rows = 'Mã nhiệm vụ'): Table {
  const lines = figures.map(({ label, value, codes }, index) => {
    const unbroken = codes.map((code) => code.replaceAll('-', '\u2011')).join('; ');
    return { cells: [String(index + 1), label, [figure(label, value)], unbroken || 'Không có'] };
  });
  return { kind: 'table', columns: figureColumns(rows), rows: lines };
}
