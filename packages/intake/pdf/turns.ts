export type Point = [x: number, y: number];

/** Maps of points and of directions. */
export interface Upright {
  move(x: number, y: number): Point;
  turn(x: number, y: number): Point;
}

/** Degrees to the right by which the text of a page is turned. */
export type Turn = 0 | 90 | 180 | 270;

export const sideways = (turn: Turn): boolean => turn === 90 || turn === 270;

/** How a line of text runs, by its direction on the page; undefined for one that stands askew. */
export function turnOf([dx, dy]: Point): Turn | undefined {
  const along = 0.95 * Math.hypot(dx, dy);
  if (dx >= along) return 0;
  if (dy >= along) return 90;
  if (-dx >= along) return 180;
  return -dy >= along ? 270 : undefined;
}

/** A point of a page of that size once the page has been turned back. */
export function turnBack([x, y]: Point, turn: Turn, width: number, height: number): Point {
  if (turn === 90) return [y, width - x];
  if (turn === 180) return [width - x, height - y];
  return turn === 270 ? [height - y, x] : [x, y];
}

/** A point of a page that was turned back, where it stands on the page as it is; both in parts of the page. */
export function asSeen([x, y]: Point, turn: Turn): Point {
  if (turn === 90) return [1 - y, x];
  if (turn === 180) return [1 - x, 1 - y];
  return turn === 270 ? [y, 1 - x] : [x, y];
}

/** The map to the page as it is, followed by turning the page back. */
export function turnedMap(map: Upright, turn: Turn, width: number, height: number): Upright {
  if (turn === 0) return map;
  return {
    move: (x, y) => turnBack(map.move(x, y), turn, width, height),
    turn: (x, y) => turnBack(map.turn(x, y), turn, 0, 0),
  };
}
