import type { Column, Row, Table } from './content.ts';

/** An empty box to mark by hand; Times New Roman has this square, it has none with a cross. */
export const BOX = '\u25A1';

/** Dotted lines to write on. */
export const ROOM_TO_WRITE = Array.from({ length: 3 }, () => '…'.repeat(30)).join('\n');

/**
 * Questions that are answered by a mark in one of several columns, counted through.
 *
 * @param questions in the order they are asked; a group is a line across the table
 * @param choices heads of the columns to mark
 * @example
 * questionTable(['Phòng học'], ['1', '2']).rows // => [{ cells: ['1', 'Phòng học', '□', '□'] }]
 */
export function questionTable(
  questions: readonly (string | { group: string })[],
  choices: readonly string[],
): Table {
  const marks: Column[] = choices.map((head) => ({ head, millimetres: 13, align: 'center' }));
  let count = 0;
  const rows = questions.map((question): Row => {
    if (typeof question !== 'string') return question;
    count += 1;
    return { cells: [String(count), question, ...choices.map(() => BOX)] };
  });
  return {
    kind: 'table',
    columns: [{ head: 'TT', millimetres: 10, align: 'center' }, { head: 'Nội dung' }, ...marks],
    rows,
  };
}
