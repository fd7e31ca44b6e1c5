/** Advance widths of bold Times New Roman, thousandths of its size; a marked letter is as wide as its base. */
const WIDTHS: Readonly<Record<number, string>> = {
  250: ' ,.',
  278: 'il/',
  333: 'fjt-()',
  389: 'Is',
  444: 'cerz',
  500: 'Jagovxy0123456789',
  556: 'Sbdhknpquđ',
  611: 'FP',
  667: 'BELTZ',
  722: 'ACDNRUVXYĐw',
  778: 'GHKOQ',
  833: 'm&',
  944: 'M',
  1000: 'W',
};

const widthOf = new Map(
  Object.entries(WIDTHS).flatMap(([width, letters]) => [...letters].map((c) => [c, Number(width)] as const)),
);

/** Printed width in points of one line of bold Times New Roman: a rule must be as long as the text above it. */
export function boldWidth(text: string, size: number): number {
  const bases = text.normalize('NFD').replace(/\p{M}/gu, '');
  return ([...bases].reduce((sum, letter) => sum + (widthOf.get(letter) ?? 500), 0) * size) / 1000;
}
