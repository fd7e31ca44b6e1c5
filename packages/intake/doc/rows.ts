import type { CellPlace } from '../flow/rows.ts';
import type { Change } from './properties.ts';

/** What a row says of its cells ([MS-DOC] 2.6.3): where they end, which are merged, whether lines stand between them. */
export interface RowPlaces {
  left: number;
  places: CellPlace[];
}

const CELL = 20;

/** A border that is drawn: its kind is neither none nor "as it was". */
const drawn = (kind: number | undefined): boolean => kind !== undefined && kind !== 0 && kind !== 0xff;

export function readRow(changes: Iterable<Change>): RowPlaces {
  const row: RowPlaces = { left: 0, places: [] };
  for (const { code, operand } of changes) {
    if (code === 0xd608) define(row, operand);
    // lines of the whole table, the inner upright ones last: 4 bytes each of old, 8 of new
    else if (code === 0xd605 && drawn(operand[21])) ruleAll(row);
    else if (code === 0xd613 && drawn(operand[45])) ruleAll(row);
    // lines of some cells: first, one past the last, which sides (2 left, 8 right), the line
    else if (code === 0xd620 && operand.length >= 7) ruleSome(row, operand, drawn(operand[4]));
    else if (code === 0xd62f && operand.length >= 11) ruleSome(row, operand, drawn(operand[8]));
    else if (code === 0xd62b && operand.length >= 2) mergeDown(row, operand);
  }
  return row;
}

function define(row: RowPlaces, operand: Buffer): void {
  const count = operand.readUInt8(0);
  if (operand.length < 1 + 2 * (count + 1)) return;
  row.left = operand.readInt16LE(1);
  const cells = 1 + 2 * (count + 1);
  row.places = Array.from({ length: count }, (_, i) => {
    const at = cells + CELL * i;
    const whole = at + CELL <= operand.length;
    const flags = whole ? operand.readUInt16LE(at) : 0;
    return {
      right: operand.readInt16LE(3 + 2 * i),
      continues: ((flags >> 5) & 3) === 1,
      swallowed: (flags & 3) >= 2,
      ruled: whole && (drawn(operand[at + 9]) || drawn(operand[at + 17])),
    };
  });
}

function ruleAll(row: RowPlaces): void {
  for (const place of row.places) place.ruled = true;
}

function ruleSome(row: RowPlaces, operand: Buffer, line: boolean): void {
  const [first = 0, last = 0, sides = 0] = operand;
  if (!line || (sides & 10) === 0) return;
  for (const place of row.places.slice(first, last)) place.ruled = true;
}

function mergeDown(row: RowPlaces, operand: Buffer): void {
  const place = row.places[operand[0] ?? -1];
  if (place) place.continues = operand[1] === 1;
}
