import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes } from '../read-bytes.ts';
import type { ReadFile } from '../types.ts';
import { applyEdits } from './edits.ts';

async function read(text: string): Promise<ReadFile> {
  const result = await readBytes(new TextEncoder().encode(text), 'a.txt');
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const codes = async (text: string) => (await read(text)).warnings.map((w) => w.code);

describe('words that copying tore', () => {
  it('parts the syllables of a copy that a word segmenter has gone over', async () => {
    const { text, warnings } = await read('Tỉnh_uỷ giao Sở_Nội_vụ rà_soát kho muối.');
    expect(text).toBe('Tỉnh uỷ giao Sở Nội vụ rà soát kho muối.');
    expect(warnings.map((w) => w.code)).toEqual(['words-joined']);
  });

  it('keeps names of files and lines drawn with the sign', async () => {
    const text = 'Tệp ke_hoach_2026.xlsx và muoi_bien.txt, chữ ký ____ hay so_do';
    expect((await read(text)).text).toBe(text);
    expect(await codes(text)).toEqual([]);
  });

  it.each([
    ['T H Ô N G  B Á O', 'THÔNG BÁO'],
    ['K Ế T L U Ậ N', 'KẾT LUẬN'],
    ['Q U Y Ế T   Đ Ị N H :', 'QUYẾT ĐỊNH :'],
    ['T H Ô N G  B Á O'.normalize('NFD'), 'THÔNG BÁO'],
  ])('joins letters that stand apart: %s', async (torn, whole) => {
    expect((await read(`SỞ MUỐI\n${torn}\nVề kho`)).text).toBe(`SỞ MUỐI\n${whole}\nVề kho`);
  });

  it('keeps letters that are no word', async () => {
    const text = 'Các lớp A B C D và E\nI I I I\nx y z t';
    expect((await read(text)).text).toBe(text);
  });

  it('drops optional hyphens of a Unicode text', async () => {
    expect((await read('Kho mu\u00adối của xã')).text).toBe('Kho muối của xã');
  });
});

describe('spans', () => {
  it('follow the text through edits', () => {
    const value: ReadFile = {
      mediaType: 'text/plain',
      method: 'text',
      encoding: 'unicode',
      text: 'aaa bbb ccc',
      pages: [
        { number: 1, span: [0, 4] },
        { number: 2, span: [4, 11] },
      ],
      warnings: [{ code: 'x', message: '', span: [8, 11] }],
      tables: [{ rows: [[[4, 7]]] }],
      words: [{ page: 1, span: [0, 3], box: [0, 0, 1, 1] }],
    };
    const moved = applyEdits(value, [
      { start: 0, end: 3, text: 'A' },
      { start: 4, end: 7, text: 'BBBBB' },
    ]);
    expect(moved.text).toBe('A BBBBB ccc');
    expect(moved.pages.map((p) => p.span)).toEqual([
      [0, 2],
      [2, 11],
    ]);
    expect(moved.words?.[0]?.span).toEqual([0, 1]);
    expect(moved.tables?.[0]?.rows[0]?.[0]).toEqual([2, 7]);
    expect(moved.warnings[0]?.span).toEqual([8, 11]);
  });

  it('stay in order and inside the text, whatever the edits', () => {
    const edits = fc
      .array(fc.tuple(fc.nat(6), fc.nat(6), fc.string({ maxLength: 5 })), { maxLength: 8 })
      .map((steps) => {
        let at = 0;
        return steps.map(([skip, size, text]) => {
          const start = at + skip;
          at = start + size;
          return { start, end: at, text };
        });
      });
    fc.assert(
      fc.property(edits, (made) => {
        const text = 'x'.repeat((made.at(-1)?.end ?? 0) + 3);
        const pages = [...text].map((_, i) => ({ number: i + 1, span: [i, i + 1] as [number, number] }));
        const base = { mediaType: '', method: 'text', encoding: 'unicode', warnings: [] } as const;
        const moved = applyEdits({ ...base, text, pages, warnings: [] }, made);
        let last = 0;
        for (const { span } of moved.pages) {
          expect(span[0]).toBe(last);
          expect(span[1]).toBeGreaterThanOrEqual(span[0]);
          last = span[1];
        }
        expect(last).toBe(moved.text.length);
      }),
    );
  });
});
