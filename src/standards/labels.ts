import { formatNumber } from '@dondoc/vietnamese';
import type { Indicator, Result } from './schema.ts';
import { asksYes } from './sets/labels.ts';

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

/** In per cent where the figure is a fraction of two others. */
export const unitOf = ({ kind, unit }: Measured): string | null => (kind === 'ratio' ? '%' : unit);

type Measured = Pick<Indicator, 'kind' | 'unit'>;

/** "14,3 %", "12 bài", "có" */
export function plainValue(value: string, indicator: Measured): string {
  if (asksYes(indicator.kind))
    return Number(value) === 0 ? 'chưa' : Number(value) === 1 ? 'có' : formatDecimal(value);
  const unit = unitOf(indicator);
  return `${formatDecimal(value)}${unit ? `\u00a0${unit}` : ''}`;
}

interface Parts {
  value: string | null;
  numerator: string | null;
  denominator: string | null;
}

/** A value with the two figures behind it where it is made of them: "4/28 (14,3 %)"; null where there is none. */
export function valueWords({ value, numerator, denominator }: Parts, indicator: Measured): string | null {
  if (value === null) return null;
  if (numerator === null || denominator === null) return plainValue(value, indicator);
  const parts = `${formatDecimal(numerator)}/${formatDecimal(denominator)}`;
  return indicator.kind === 'ratio' ? `${parts} (${plainValue(value, indicator)})` : parts;
}

/** A code as it stands in an address: "2.10" would be read there as the number 2.1. */
export const inAddress = (code: string): string => code.replaceAll('.', '-');
