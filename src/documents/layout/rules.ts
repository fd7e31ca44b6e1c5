import type { ReadFile } from '@dondoc/intake';
import type { LaidWord, PageLayout } from './schema.ts';

/** A tenth of a point is finer than any screen; more digits would only make the answer longer. */
const tenth = (points: number): number => Math.round(points * 10) / 10;

/** Where the words stand, page by page; nothing for a file without pages of its own (DOCX, plain text). */
export function layoutOf({ words = [], sizes = [] }: Pick<ReadFile, 'words' | 'sizes'>): PageLayout[] {
  const ofPage = Map.groupBy(words, ({ page }) => page);
  return sizes.map(([width, height], index) => ({
    page: index + 1,
    width: tenth(width),
    height: tenth(height),
    words: (ofPage.get(index + 1) ?? []).map(({ span, box: [left, top, right, bottom] }): LaidWord => {
      const box = [left * width, top * height, right * width, bottom * height].map(tenth);
      return [...span, ...(box as [number, number, number, number])];
    }),
  }));
}
