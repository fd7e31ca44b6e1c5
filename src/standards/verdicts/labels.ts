import { formatDecimal } from '../labels.ts';
import type { Threshold } from '../schema.ts';
import type { Verdict } from './schema.ts';

const verdicts: Record<Verdict, string> = {
  met: 'đạt',
  unmet: 'chưa đạt',
  notAssessed: 'chưa đánh giá',
};
const operators: Record<Threshold['operator'], string> = { '>=': '≥', '<=': '≤', '=': '=' };

const withUnit = (decimal: string, unit: string | null) =>
  unit ? `${formatDecimal(decimal)}\u00a0${unit}` : formatDecimal(decimal);

/** "≥ 20 %" */
export const limitWords = ({ operator, value }: Threshold, unit: string | null): string =>
  `${operators[operator]}\u00a0${withUnit(value, unit)}`;

/** "ngưỡng ≥ 20 % (giả định): chưa đạt" */
export function thresholdWords(
  threshold: Threshold | null,
  unit: string | null,
  verdict: Verdict,
  isPractice: boolean,
): string {
  if (!threshold) return 'chưa có ngưỡng nên chưa kết luận';
  const mark = isPractice ? ' (giả định)' : '';
  return `ngưỡng ${limitWords(threshold, unit)}${mark}: ${verdicts[verdict]}`;
}

/** A figure, with what it counts where the rule names one fact: "4 giảng viên chính". */
export const countWords = (decimal: string, label: string | null): string =>
  label
    ? `${formatDecimal(decimal)} ${label.charAt(0).toLowerCase()}${label.slice(1)}`
    : formatDecimal(decimal);

/** "4 giảng viên chính trên 28 giảng viên (14,3 %)" */
export const ratioWords = (top: string, bottom: string, percent: string | null): string =>
  percent === null ? `${top} trên ${bottom}` : `${top} trên ${bottom} (${formatDecimal(percent)}\u00a0%)`;

export const plainWords = (decimal: string, unit: string | null): string =>
  `Giá trị ${withUnit(decimal, unit)}`;
