import { foldSameLength } from '@dondoc/vietnamese';

export type SecrecyMark = 'MẬT' | 'TỐI MẬT' | 'TUYỆT MẬT';

/** The marks as they look in Unicode, and as TCVN3 and VNI text looks when read as Latin letters. */
const SPELLINGS: ReadonlyArray<readonly [SecrecyMark, RegExp]> = [
  ['TUYỆT MẬT', /^(?:TUYỆT MẬT|TUYÖT MËT|TUYEÄT MAÄT)$/u],
  ['TỐI MẬT', /^(?:TỐI MẬT|TèI MËT|TÈI MËT|TOÁI MAÄT)$/u],
  ['MẬT', /^(?:MẬT|MËT|MAÄT)$/u],
];
/** Scans drop or swap marks; MẮT (eye) and MẶT (face) are words of their own and no damage. */
const DAMAGED: ReadonlyArray<readonly [SecrecyMark, RegExp]> = [
  ['TUYỆT MẬT', /^tuyet mat$/],
  ['TỐI MẬT', /^toi mat$/],
];
const DAMAGED_SINGLE = /^M[AÂẠ]T$/u;
const BESIDE =
  /\||\t|\s{3,}|ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|(?<=^Số[^\p{L}]*[\p{L}/&-]+)\s|Độc lập/u;
const TITLE =
  /^(?:thong bao|ket luan|chi thi|cong dien|ke hoach|quyet dinh|huong dan|bao cao|to trinh|giay moi|bien ban|nghi quyet|chuong trinh|quy dinh|quy che|de an|kinh gui|kinh trinh)\b/;

function markOf(cell: string): SecrecyMark | null {
  const bare = cell
    .normalize('NFC')
    .replace(/[^\p{L}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  for (const [mark, pattern] of SPELLINGS) if (pattern.test(bare)) return mark;
  if (bare === '' || bare !== bare.toUpperCase()) return null;
  if (DAMAGED_SINGLE.test(bare)) return 'MẬT';
  return DAMAGED.find(([, pattern]) => pattern.test(foldSameLength(bare)))?.[0] ?? null;
}

function declared(line: string): SecrecyMark | null {
  const match = /^\W*(?:độ|mức độ)\s+mật\s*[:：]\s*(.+?)\W*$/iu.exec(line.normalize('NFC'));
  return match ? markOf((match[1] ?? '').toUpperCase()) : null;
}

/** No header is longer; the bound keeps hostile texts from costing time. */
const HEADER_SIZE = 40_000;
const LINE_SIZE = 500;

/** Lines of the header: up to the title or the addressees, within the first forty that are not empty. */
function headerLines(text: string): string[] {
  const lines = text
    .replace(/<br\s*\/?>/gi, '\n')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const title = lines.findIndex((line) => {
    const bare = line.replace(/[*#|\s]+/g, ' ').trim();
    return (
      TITLE.test(foldSameLength(bare.normalize('NFC'))) &&
      (bare === bare.toUpperCase() || /^kính/i.test(bare))
    );
  });
  return lines.slice(0, Math.min(title < 0 ? 40 : title, 40));
}

/**
 * The secrecy mark a document bears in its header, or null. A mark stands alone on a line or in a cell above
 * the title, or after "Độ mật:"; the same words inside a sentence ("bí mật", "bảo mật", "độ Mật") are none.
 * TCVN3 and VNI spellings and lost tone marks are known, so the check works before any decoding. Documents
 * that bear a mark must be refused before anything of them is stored (Luật Bảo vệ bí mật nhà nước 117/2025).
 *
 * @param text the document's text in any composition
 * @example
 * secrecyMark('VĂN PHÒNG\nSố 17-TB/VPTU\nTỐI MẬT\n\nTHÔNG BÁO\nvề diễn tập') // => 'TỐI MẬT'
 * secrecyMark('VĂN PHÒNG\n\nTHÔNG BÁO\nvề công tác bảo mật\nMẬT') // => null
 */
export function secrecyMark(text: string): SecrecyMark | null {
  for (const whole of headerLines(text.slice(0, HEADER_SIZE).normalize('NFC'))) {
    const line = whole.trim().slice(0, LINE_SIZE);
    const found = declared(line);
    if (found) return found;
    for (const cell of line.split(BESIDE)) {
      const mark = markOf(cell);
      if (mark) return mark;
    }
  }
  return null;
}
