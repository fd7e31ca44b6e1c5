/** A page as seen: red, green, blue, opacity, one byte each, rows from the top. */
export interface Picture {
  width: number;
  height: number;
  data: Uint8Array;
  /** dots an inch of paper, where a PDF gives the size of the paper; what pictures say of themselves is often wrong */
  dpi: number | null;
}

/** A page in shades of grey, one byte a dot, 0 black. */
export interface Grey {
  width: number;
  height: number;
  data: Uint8Array;
}
