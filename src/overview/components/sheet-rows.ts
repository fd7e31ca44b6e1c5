/** How many rows of each part stand on the one sheet. */
export interface SheetRows {
  late: number;
  silent: number;
  office: number;
  /** Limitations, and beside each of them two agencies in half its height. */
  below: number;
}

/**
 * Heights in points as leader-sheet.module.css sets them: the sheet is 269 mm less what always stands on it,
 * a part costs its heading, head row and "và n việc nữa" line, then its rows. A row with the column "Ý kiến của
 * đồng chí" is 16 mm, so that a hand can write in it.
 */
export const SHEET_POINTS = 588;
const HEADING = 45;
const NOTHING_LATE = 32;
const row = { late: 28.5, silent: 46, office: 28.5, below: 28.5 };
/** What a busy day must still show of each part; below that a sheet says less than the truth. */
const least: SheetRows = { late: 8, silent: 2, office: 1, below: 2 };
const most: SheetRows = { late: 8, silent: 4, office: 4, below: 8 };

const parts = Object.keys(row) as (keyof SheetRows)[];

/** Gives each part its least, then the space that is left from the top of the page down. */
export function sheetRows(there: SheetRows): SheetRows {
  const shown = { ...there };
  for (const part of parts) shown[part] = Math.min(there[part], least[part]);
  let left = SHEET_POINTS - parts.reduce((sum, part) => sum + height(part, shown[part]), 0);
  for (const part of parts) {
    const wanted = Math.min(there[part], most[part]) - shown[part];
    const added = Math.max(0, Math.min(wanted, Math.floor(left / row[part])));
    shown[part] += added;
    left -= added * row[part];
  }
  return shown;
}

/** Points that a part takes. That nothing is late is said; the others are left out without rows. */
export function height(part: keyof SheetRows, rows: number): number {
  if (rows === 0) return part === 'late' ? NOTHING_LATE : 0;
  return HEADING + rows * row[part];
}
