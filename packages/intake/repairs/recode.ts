import { type LegacyEncoding, recodeLines } from '@dondoc/vietnamese';
import type { ReadFile, Warning } from '../types.ts';
import { applyEdits } from './edits.ts';

const names: Record<LegacyEncoding, string> = {
  tcvn3: 'TCVN3 (ABC)',
  vni: 'VNI',
  vps: 'VPS',
  'windows-1258': 'Windows-1258',
};

/** Letters that stand in Unicode alone. */
const unicodeOnly = /[\u01a0-\u01b0\u1ea0-\u1ef9]/;

/** Old encodings that no font tells of, found by their words; `surely` where the bytes are no Unicode. */
export function recode(value: ReadFile, surely: boolean): ReadFile {
  const edits = recodeLines(value.text, surely);
  const [first, second] = [...new Set(edits.map((edit) => edit.encoding))];
  if (!first) return warned(value, value.encoding);
  const other = value.encoding !== 'unicode' && value.encoding !== first;
  const mixed = second !== undefined || other || unicodeOnly.test(value.text);
  return warned(applyEdits(value, edits), mixed ? 'mixed' : first, [
    ...new Set(edits.map((e) => e.encoding)),
  ]);
}

function warned(value: ReadFile, encoding: ReadFile['encoding'], found: LegacyEncoding[] = []): ReadFile {
  if (encoding === 'unicode') return value;
  const from = found.length > 0 ? found : encoding === 'mixed' ? [] : [encoding];
  const called = from.length > 0 ? `bảng mã ${from.map((one) => names[one]).join(', ')}` : 'các bảng mã cũ';
  const capitals =
    from.length === 0 || from.includes('tcvn3') || from.includes('vps')
      ? ' Bảng mã này không có đủ chữ hoa có dấu: chữ hoa được phục hồi theo phông chữ hoặc chữ đứng cạnh.'
      : '';
  const some = encoding === 'mixed' ? 'Một phần văn bản' : 'Văn bản';
  const warning: Warning = {
    code: 'encoding-converted',
    message: `${some} dùng ${called}, đã đổi sang Unicode.${capitals} Đối chiếu với bản gốc trước khi dùng.`,
  };
  return { ...value, encoding, warnings: [...value.warnings, warning] };
}
