/** Twentieths of a point, the unit of OOXML lengths. */
export const twips = {
  fromMillimetres: (millimetres: number) => Math.round((millimetres * 1440) / 25.4),
  fromPoints: (points: number) => Math.round(points * 20),
};
