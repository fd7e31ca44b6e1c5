import { toLegacy } from '@dondoc/vietnamese';
import { describe, expect, it } from 'vitest';
import { type PdfPage, type Placed, pdf } from '../fixtures.ts';
import { readBytes } from '../read-bytes.ts';
import type { ReadFile } from '../types.ts';
import { lies } from './layers.ts';
import { type Line, lineOf } from './lines.ts';
import { asSeen, type Turn, turnBack } from './turns.ts';

async function read(pages: PdfPage[], font?: string): Promise<ReadFile> {
  const result = await readBytes(pdf(pages, '', font), 'thu.pdf');
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

const codes = ({ warnings }: ReadFile) => warnings.map((w) => w.code);

describe('pages that lie on their side', () => {
  // A line that begins at the same corner of the sheet, for each way of laying it.
  const laid: [Turn, Placed[]][] = [
    [
      90,
      [
        { x: 500, y: 60, text: 'Kho muối của', turn: -90 },
        { x: 480, y: 60, text: 'xã Lâm Sa', turn: -90 },
      ],
    ],
    [
      270,
      [
        { x: 100, y: 800, text: 'Kho muối của', turn: 90 },
        { x: 120, y: 800, text: 'xã Lâm Sa', turn: 90 },
      ],
    ],
    [
      180,
      [
        { x: 500, y: 700, text: 'Kho muối của', turn: 180 },
        { x: 500, y: 680, text: 'xã Lâm Sa', turn: 180 },
      ],
    ],
  ];

  it.each(laid)(
    'are read upright at %i degrees, their words marked where they are seen',
    async (turn, text) => {
      const found = await read([{ text }]);
      expect(found.text).toBe('Kho muối của\nxã Lâm Sa');
      expect(codes(found)).toEqual(['page-turned']);
      expect(found.sizes?.[0]?.map(Math.round)).toEqual([595, 842]);
      const [left = 0, top = 0, right = 0, bottom = 0] = found.words?.[0]?.box ?? [];
      const [wide, high] = [(right - left) * 595, (bottom - top) * 842];
      // "Kho" is three letters of 7 points; it runs down or up the page unless it stands on its head
      expect(turn === 180 ? wide : high).toBeCloseTo(21, 0);
      expect(left).toBeGreaterThan(0);
      expect(bottom).toBeLessThan(1);
    },
  );

  it('turn points there and back', () => {
    for (const turn of [0, 90, 180, 270] as const) {
      const [width, height] = [200, 100];
      const [x, y] = turnBack([50, 20], turn, width, height);
      const [w, h] = turn === 90 || turn === 270 ? [height, width] : [width, height];
      const [sx, sy] = asSeen([x / w, y / h], turn);
      expect([sx * width, sy * height].map(Math.round)).toEqual([50, 20]);
    }
  });

  it('leave out a few letters that stand askew on an upright page', async () => {
    const stamp = { x: 300, y: 500, text: 'DẤU', turn: 40 };
    const found = await read([{ text: [{ x: 85, y: 100, text: 'Kho muối của xã' }, stamp] }]);
    expect(found.text).toBe('Kho muối của xã');
    expect(codes(found)).toEqual(['rotated-text']);
  });
});

describe('fonts of old encodings', () => {
  it('are read by their names, capitals too', async () => {
    const old = (text: string) => [{ text: [{ x: 85, y: 100, text: toLegacy(text, 'tcvn3') }] }];
    const capitals = await read(old('tỉnh ủy lâm sa'), 'ABCDEF+.VnTimeH');
    expect(capitals).toMatchObject({ text: 'TỈNH ỦY LÂM SA', encoding: 'tcvn3' });
    expect(codes(capitals)).toEqual(['encoding-converted']);
    expect((await read(old('Trường được'), '.VnTime')).text).toBe('Trường được');
    const vni = [{ text: [{ x: 85, y: 100, text: toLegacy('Trường được', 'vni') }] }];
    expect((await read(vni, 'VNI-Times')).text).toBe('Trường được');
  });
});

describe('letters of a second font, drawn after the others', () => {
  it('are put in their places, and it is said', async () => {
    const torn = Array.from({ length: 12 }, (_, i): Placed[] => {
      const at = (x: number, text: string) => ({ x, y: 100 + 20 * i, text });
      return [at(100, 'B    t   ng'), at(107, 'ê'), at(142, 'ô')];
    });
    const found = await read([{ text: torn.flat() }]);
    expect(found.text.replace(/\s/g, '')).toBe('Bêtông'.repeat(12));
    expect(codes(found)).toContain('torn-words');
  });
});

describe('running heads', () => {
  const page = (number: number, ...body: string[]): PdfPage => ({
    text: [
      { x: 85, y: 40, text: `Kho muối Lâm Sa · ${number}` },
      ...body.map((text, i) => ({ x: 85, y: 100 + 18 * i, text })),
      { x: 85, y: 810, text: 'Văn phòng · lưu hành nội bộ' },
    ],
  });
  const full = (first: string) => `${first} ${'muối '.repeat(12)}`.slice(0, 64).trimEnd();

  it('are taken out of sentences that run over the end of a page; the first of them stays', async () => {
    const pages = [1, 2, 3, 4].map((n) => page(n, full('tiếp'), full('rồi'), full('và'), full('với')));
    const { text } = await read(pages);
    expect(text.match(/Kho muối Lâm Sa/g)).toHaveLength(1);
    expect(text.match(/nội bộ/g)).toHaveLength(1);
  });

  it('are lines that most pages share, no others', async () => {
    const pages = ['một', 'hai', 'ba', 'bốn'].map((n) => ({
      text: [{ x: 85, y: 60, text: `Đầu trang ${n}` }],
    }));
    expect((await read(pages)).text.split('\n')).toHaveLength(4);
  });
});

describe('text layers that lie', () => {
  const lines = (text: string): Line[] =>
    text.split('\n').map((words) =>
      lineOf(
        words.split(' ').map((word, i) => ({
          text: word,
          x0: 50 * i,
          x1: 50 * i + 40,
          top: 0,
          bottom: 9,
          base: 9,
          size: 9,
        })),
      ),
    );
  const paper =
    'Giao Sở Muối chủ trì phối hợp với Phòng Đê rà soát kho muối của các xã và báo cáo Thường trực trước ngày đã hẹn';

  it('are told by words that no language has', () => {
    const shifted = [...paper]
      .map((c) => (c === ' ' ? c : String.fromCharCode(c.charCodeAt(0) - 29)))
      .join('');
    expect(lies(lines(shifted))).toBe(true);
    const drawn = paper.replace(/[a-z]/g, (c) => (c > 'm' ? '\uf061' : c));
    expect(lies(lines(drawn))).toBe(true);
  });

  it.each([
    paper,
    toLegacy(paper, 'tcvn3'),
    toLegacy(paper, 'vni'),
    'The committee shall review the salt store of each commune and report back to the standing body before the end of the month as agreed',
    "Le comité examine l'état des dépôts de sel de chaque commune et rend compte à l'organe permanent avant la fin du mois comme convenu",
    'STT 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23',
  ])('are not those of %s', (text) => {
    expect(lies(lines(text))).toBe(false);
  });
});
