import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as vi from './index.ts';

const ENCODINGS: vi.LegacyEncoding[] = ['tcvn3', 'vni', 'vps', 'windows-1258'];
const SMALL = 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ';
const words = fc

  .array(fc.constantFrom(...SMALL, ...SMALL.toUpperCase(), ' ', '1', '.', '/', '-'), { maxLength: 60 })
  .map((letters) => letters.join(''));
const small = fc
  .array(fc.constantFrom(...SMALL, ' ', '\n', '2', ','), { maxLength: 60 })
  .map((letters) => letters.join(''));

/** A paper of an office, invented. */
const paper = `UỶ BAN NHÂN DÂN
HUYỆN LŨNG SA
Số: 41/TB-UBND
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lũng Sa, ngày 09 tháng 4 năm 2003
THÔNG BÁO
Kết luận của đồng chí Chủ tịch UBND huyện tại buổi họp về kho muối
Giao Phòng Tài chính chủ trì, phối hợp với Phòng Nông nghiệp rà soát số muối còn trong kho, báo cáo trước ngày 20/4/2003.
Đề nghị các đơn vị nghiêm túc thực hiện.`;

const recoded = (text: string, surely = false): string => {
  let out = '';
  let at = 0;
  for (const { start, end, text: now } of vi.recodeLines(text, surely)) {
    out += text.slice(at, start) + now;
    at = end;
  }
  return out + text.slice(at);
};

describe('old encodings as data', () => {
  it.each(['vni', 'windows-1258'] as const)('%s takes every letter there and back', (encoding) => {
    fc.assert(
      fc.property(words, (text) => {
        expect(vi.fromLegacy(vi.toLegacy(text, encoding), encoding)).toBe(text.normalize('NFC'));
      }),
    );
  });

  it.each(['tcvn3', 'vps'] as const)(
    '%s takes small letters there and back, and capitals but for case',
    (encoding) => {
      fc.assert(
        fc.property(small, (text) => {
          expect(vi.fromLegacy(vi.toLegacy(text, encoding), encoding)).toBe(text);
        }),
      );
      fc.assert(
        fc.property(words, (text) => {
          const back = vi.fromLegacy(vi.toLegacy(text, encoding), encoding);
          expect(back.toLowerCase()).toBe(text.toLowerCase());
        }),
      );
    },
  );

  it('uses one byte a letter in TCVN3 and VPS', () => {
    for (const encoding of ['tcvn3', 'vps'] as const)
      expect(vi.toLegacy(SMALL, encoding)).toHaveLength(SMALL.length);
  });

  it('agrees with the decoder of the platform on Windows-1258', () => {
    const platform = new TextDecoder('windows-1258');
    const western = new TextDecoder('windows-1252');
    for (let byte = 0xc0; byte < 0x100; byte++) {
      const bytes = Uint8Array.of(0x61, byte);
      expect(vi.fromLegacy(western.decode(bytes), 'windows-1258')).toBe(
        platform.decode(bytes).normalize('NFC'),
      );
    }
  });
});

describe('fonts', () => {
  it.each([
    ['.VnTime', { encoding: 'tcvn3', capitals: false }],
    ['.VnTimeH', { encoding: 'tcvn3', capitals: true }],
    ['ABCDEF+.VnArialH,Bold', { encoding: 'tcvn3', capitals: true }],
    ['.VnArial NarrowH', { encoding: 'tcvn3', capitals: true }],
    ['VNI-Times', { encoding: 'vni', capitals: false }],
    ['VPS Times', { encoding: 'vps', capitals: false }],
    ['Arial', undefined],
    ['VnExpress Sans', undefined],
  ])('%s', (name, expected) => {
    expect(vi.legacyOfFont(name)).toEqual(expected);
  });

  it('leaves Unicode text alone that a font of the old kind is set on', () => {
    expect(vi.recodeRun('ngày 5 tháng 6, được', 'tcvn3', false)).toBe('ngày 5 tháng 6, được');
    expect(vi.recodeRun('ngµy 5 th¸ng 6', 'tcvn3', false)).toBe('ngày 5 tháng 6');
    expect(vi.recodeRun('Tr\uf0ad\uf0eang', 'tcvn3', false)).toBe('Trường');
  });
});

describe('finding old encodings', () => {
  it.each(ENCODINGS)('reads a paper in %s', (encoding) => {
    const old = vi.toLegacy(paper, encoding);
    expect(recoded(old)).toBe(paper);
    expect(new Set(vi.recodeLines(old).map((r) => r.encoding))).toEqual(new Set([encoding]));
  });

  it('reads only the old lines, and the old words of a line, of a mixed file', () => {
    const lines = paper.split('\n');
    const mixed = lines.map((line, i) => (i === 4 || i === 8 ? line : vi.toLegacy(line, 'vni'))).join('\n');
    expect(recoded(mixed)).toBe(paper);
    const ended = `${vi.toLegacy(paper, 'tcvn3')} Người ký: Nguyễn Thị Lựu`;
    expect(recoded(ended)).toBe(`${paper} Người ký: Nguyễn Thị Lựu`);
  });

  it('puts back a soft hyphen that became a dash or was lost', () => {
    const old = vi.toLegacy('Trường Chính trị được nâng cấp, số 12-TB/TU, bước đầu', 'tcvn3');
    expect(recoded(old.replaceAll('\u00ad', '-'))).toBe(
      'Trường Chính trị được nâng cấp, số 12-TB/TU, bước đầu',
    );
    expect(recoded(old.replaceAll('\u00ad', ''))).toBe(
      'Trường Chính trị được nâng cấp, số 12-TB/TU, bước đầu',
    );
  });

  it('asks for less proof where bytes are surely no Unicode', () => {
    expect(recoded('Kho muèi')).toBe('Kho muèi');
    expect(recoded('Kho muèi', true)).toBe('Kho muối');
  });

  const others = [
    paper,
    paper.normalize('NFD'),
    'Le conseil régional a été créé à Orléans ; où que l’on aille, la forêt brûlée a dû être replantée. « Déjà vu », août.',
    'Où ?\nDû.\nGoût sûr\nIl y a là une île — « maïs »',
    'Die Straße über den Fluß führt nach Köln; Größe: 5 m², 20 °C ± 1, “quoted”, § 4.',
    'The café’s naïve résumé — £5 · ©2024 · 50 µm · ½ · “smart quotes” … façade coöperate.',
    'Ủy ban nhân dân xã Krông Nô, Ê Đê, Đắk Lắk: 12 m², 30°, « hộ nghèo », Hoà Bình, toà án, khoẻ, và, là, có, đã.',
    'a · b · c ±0.64% ±1.36% ±2.40% (± 3)\n"â": "ä": "å": "æ": \'ù\', \'ø\', \'û\'',
    'Señor Muñoz comió piñas en la montaña; ¿qué pasó? ¡Nada! São Paulo, coração, não, pão, mãe.',
    'VÀ HÀ TÁ XÃ CÓ LÝ. Lò Văn Hà, Lê Thị Hoà, bà Má, ông Tô, cô Quý.',
  ];
  it.each(others)('leaves text alone that is Unicode: %s', (text) => {
    expect(vi.recodeLines(text)).toEqual([]);
  });

  it('leaves any ASCII text alone, and gives words in order that lie inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(vi.recodeLines(text, true)).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        let at = 0;
        for (const { start, end } of vi.recodeLines(text, true)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeLessThanOrEqual(text.length);
          at = end;
        }
      }),
    );
  });
});
