import { formatNumber } from '@dondoc/vietnamese';
import type { Result } from './schema.ts';

export const resultLabels: Record<Result, string> = {
  exceeds: 'Vượt chuẩn',
  met: 'Đạt',
  unmet: 'Chưa đạt',
  opinion: 'Xin ý kiến',
  notAssessed: 'Chưa đánh giá',
};

/** "14.3" as it is written here: 14,3. */
export const formatDecimal = (decimal: string): string => formatNumber(Number(decimal), 4);

/** "26/55 (47,3 %)": never a percentage by itself. */
export const shareWords = (part: number, whole: number): string =>
  whole === 0 ? `${part}/0` : `${part}/${whole} (${formatNumber((100 * part) / whole, 1)}\u00a0%)`;

/** A value with its unit, and the two figures behind it where it is a fraction: "4/28 (14,3 %)". */
export function valueWords(
  {
    value,
    numerator,
    denominator,
  }: { value: string | null; numerator: string | null; denominator: string | null },
  unit: string | null,
): string | null {
  if (value === null) return null;
  const plain = `${formatDecimal(value)}${unit ? `\u00a0${unit}` : ''}`;
  if (numerator === null || denominator === null) return plain;
  const parts = `${formatDecimal(numerator)}/${formatDecimal(denominator)}`;
  return unit === '%' ? `${parts} (${plain})` : parts;
}
