import { afterAll, expect, test } from 'vitest';
import { sheet, stamp } from '../stamps/fixtures.ts';
import { findMarks } from '../stamps/marks.ts';
import { MarkReader } from './mark.ts';

const reader = new MarkReader();
afterAll(() => reader.end());

const meanings = async (words: string, noise = 0) => {
  const page = sheet((on) => stamp(on, { x: 25, y: 60, words }), { dpi: 150, noise });
  return (await findMarks(page, (crop) => reader.read(crop))).map((mark) => mark.meaning);
};

test.each(['MẬT', 'TUYỆT MẬT'])('a stamp «%s» is read, and needs nobody to say what it is', async (words) => {
  expect(await meanings(words)).toEqual(['secret']);
});

test('what is not surely read says nothing: a person is asked', async () => {
  expect(await meanings('IIIOIII', 12)).toEqual([null]);
});
