import { readBytes } from '@dondoc/intake';
import { expect, it } from 'vitest';
import { pdf } from '../../../packages/intake/fixtures.ts';
import { layoutOf } from './rules.ts';

/** In the made file each letter is half its size wide, and stands on the line that is given. */
async function laid(...pages: Parameters<typeof pdf>[0]) {
  const read = await readBytes(pdf(pages), 'thu.pdf');
  if (!read.ok) return expect.fail(read.message);
  return { text: read.value.text, layout: layoutOf(read.value) };
}

it('says in points where each word stands on its page, from the top left corner', async () => {
  const { text, layout } = await laid(
    { text: [{ x: 100, y: 200, text: 'Giao Sở', size: 20 }] },
    { width: 842, height: 595, text: [{ x: 50, y: 300, text: 'báo cáo', size: 10 }] },
  );
  expect(layout.map(({ page, width, height }) => [page, width, height])).toEqual([
    [1, 595, 842],
    [2, 842, 595],
  ]);
  const words = layout.flatMap((page) =>
    page.words.map(([start, end, left, top, right, bottom]) => {
      expect(top).toBeLessThan(bottom);
      return [text.slice(start, end), Math.round(left), Math.round(right), Math.round((top + bottom) / 2)];
    }),
  );
  expect(words.map(([word, left, right]) => [word, left, right])).toEqual([
    ['Giao', 100, 140],
    ['Sở', 150, 170],
    ['báo', 50, 65],
    ['cáo', 70, 85],
  ]);
  expect(words.every(([, , , middle], i) => Math.abs(Number(middle) - (i < 2 ? 194 : 297)) < 6)).toBe(true);
});

it('goes by the page as it is seen, when it is turned', async () => {
  const { layout } = await laid({ rotate: 90, text: [{ x: 100, y: 200, text: 'Giao', turn: 90 }] });
  const [page] = layout;
  expect([page?.width, page?.height]).toEqual([842, 595]);
  const [, , left = 0, top = 0, right = 0, bottom = 0] = page?.words[0] ?? [];
  // 200 from the top is 642 from the foot, which now is the left edge; the word runs to the right.
  expect(Math.round(left)).toBe(642);
  expect(Math.round(right - left)).toBe(28);
  expect(Math.abs((top + bottom) / 2 - 100)).toBeLessThan(8);
});

it('is empty where there are no places', () => {
  expect(layoutOf({})).toEqual([]);
});
