/** Points, the unit of PDF lengths. */
export const points = { fromMillimetres: (millimetres: number): number => (millimetres * 72) / 25.4 };

/** Natural line of Tinos in parts of its size, as of Times New Roman. */
export const NATURAL_LINE = 1.149;
