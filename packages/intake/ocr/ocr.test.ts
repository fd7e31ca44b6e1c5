import { readFileSync } from 'node:fs';
import { encode } from 'jpeg-js';
import { expect, test } from 'vitest';
import { defaultLimits } from '../limits.ts';
import { withDocument } from '../pdf/read.ts';
import type { Turn } from '../pdf/turns.ts';
import { quarterBack } from '../pictures/quarters.ts';
import { renderPage } from '../pictures/render.ts';
import { readBytes } from '../read-bytes.ts';
import { readFile } from '../read-file.ts';
import type { ReadFile, Word } from '../types.ts';
import { isWord, toPageLines, withoutStrokes } from './lines.ts';

const notice = readFileSync(new URL('../../../data/example/thong-bao-118.pdf', import.meta.url));

/** The first page of the example notice: drawn, darkened, speckled, and kept as a photo would be. */
async function scan(bytes: Uint8Array, turn: Turn = 0): Promise<Uint8Array> {
  const page = await withDocument(bytes, defaultLimits, (engine, document) =>
    renderPage(engine, document, 0, { width: 595, height: 842 }, 200),
  );
  if (!page) throw new Error('the page was not drawn');
  for (let at = 0; at < page.data.length; at += 4) {
    const speck = (at * 2654435761) % 997 === 0;
    const value = speck ? 20 : (page.data[at] ?? 0) * 0.85;
    page.data.fill(value, at, at + 3);
  }
  return new Uint8Array(encode(quarterBack(page, turn, 4), 70).data);
}

test('a scan is read in a process of its own: words, boxes, confidence, progress', async () => {
  const told: string[] = [];
  const progress = (done: number, of: number) => told.push(`${done}/${of}`);
  const read = await readFile(await scan(notice), 'anh.jpg', {}, { progress });
  if (!read.ok) throw new Error(read.message);
  const { text, method, words = [], pages } = read.value;
  expect(method).toBe('ocr');
  const typed = await readBytes(notice, 'thong-bao.pdf');
  if (!typed.ok) throw new Error(typed.message);
  const end = typed.value.pages[0]?.span[1];
  const wanted = typed.value.text
    .slice(0, end)
    .split(/\s+/)
    .filter((word) => /\p{L}{2}/u.test(word));
  const found = new Set(text.split(/\s+/));
  expect(wanted.filter((word) => found.has(word)).length / wanted.length).toBeGreaterThan(0.93);
  expect(told).toEqual(['0/1', '1/1']);
  expect(pages[0]?.confidence).toBeGreaterThan(0.7);
  // Each word lies where the typed file has it.
  const place = (all: Word[] | undefined, of: string) =>
    all?.find((word) => of.slice(...word.span) === '118-TB/VPTU')?.box;
  const [seen, typedBox] = [place(words, text), place(typed.value.words, typed.value.text)];
  expect(seen).toBeDefined();
  for (const side of [0, 1, 2, 3])
    expect(Math.abs((seen?.[side] ?? 9) - (typedBox?.[side] ?? 0))).toBeLessThan(0.02);
});

test.each([180, 90] as const)('a page that lies turned by %d degrees is read upright', async (turn) => {
  const typed = await readBytes(notice, 'thong-bao.pdf');
  const read = await readBytes(await scan(notice, turn), 'anh.jpg');
  if (!typed.ok || !read.ok) throw new Error('not read');
  expect(read.value.text).toContain('Số 118-TB/VPTU');
  expect(read.value.warnings.map((warning) => warning.code)).toContain('page-turned');
  expect(read.value.sizes?.map(([width, height]) => width > height)).toEqual([turn === 90]);
  // On the picture as it lies the number stands where turning the typed page takes it.
  const [x, y] = middleOf(typed.value, '118-TB/VPTU');
  const [u, v] = middleOf(read.value, '118-TB/VPTU');
  const [right, below] = turn === 180 ? [1 - x, 1 - y] : [y, 1 - x];
  expect(Math.hypot(u - right, v - below)).toBeLessThan(0.02);
});

function middleOf({ words = [], text }: ReadFile, wanted: string): [x: number, y: number] {
  const [x0, y0, x1, y1] = words.find(({ span }) => text.slice(...span) === wanted)?.box ?? [9, 9, 9, 9];
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}

test('who waits may give up: the process ends', async () => {
  const giveUp = new AbortController();
  const reading = readFile(
    await scan(notice),
    'anh.jpg',
    {},
    { signal: giveUp.signal, progress: () => giveUp.abort(new Error('thôi')) },
  );
  await expect(reading).rejects.toThrow('thôi');
});

test.each([
  ['Sở', 0.9, true],
  ['15', 0.4, true],
  ['-', 0.5, true],
  ['|', 0.9, false],
  ['..', 0.8, false],
  ['L', 0.3, false],
  ['a', 0.9, true],
  ['xạ', 0.1, false],
])('«%s» read with %d is a word: %s', (text, confidence, expected) => {
  expect(isWord({ text, confidence })).toBe(expected);
});

test.each([
  ['strokes of a signature go', 'Lưu:93 VPTU:92 | Ả:69 | j:30 ì:54 J:60', 'Lưu VPTU'],
  ['a lone figure goes unless it is sure', 'Lưu:93 | 4:55 | 2:96', 'Lưu 2'],
  ['a small word inside a line stays', 'phát:96 triển:96 ở:60 xã:96', 'phát triển ở xã'],
  ['a name under a seal stays', 'Quang:55 | Lưu:93', 'Quang Lưu'],
  ['the mark of an item stays', '-:93 Giao:96 | -:92', '- Giao -'],
])('%s', (_, seen, expected) => {
  let x = 0;
  const words = seen.split(' ').flatMap((token) => {
    if (token === '|') x += 200;
    const [, text = '', sure] = /^(.+):(\d+)$/.exec(token) ?? [];
    x += 50;
    return text ? [{ text, confidence: Number(sure) / 100, x0: x - 40, x1: x, y0: 0, y1: 50 }] : [];
  });
  const kept = withoutStrokes({ words, height: 50 });
  expect(kept.map((word) => word.text).join(' ')).toBe(expected);
});

test('lines of one type come out with one size, in the order of the page', () => {
  const word = (text: string, x: number, y: number) => ({
    text,
    x0: x,
    x1: x + 40,
    y0: y - 20,
    y1: y,
    confidence: 0.9,
  });
  const line = (base: number, height: number) => ({
    base,
    height,
    words: ['một', 'hai', 'ba', 'bốn'].map((text, i) => word(text, 100 + i * 60, base)),
  });
  const lines = toPageLines([line(300, 52), line(100, 50), line(200, 55), line(400, 120)], 0.24);
  expect(lines.map((l) => Math.round(l.base / 0.24))).toEqual([100, 200, 300, 400]);
  expect(new Set(lines.slice(0, 3).map((l) => l.size)).size).toBe(1);
  expect(lines[3]?.size).toBeGreaterThan(1.5 * (lines[0]?.size ?? 0));
});
