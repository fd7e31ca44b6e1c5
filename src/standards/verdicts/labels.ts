import { formatDecimal } from '../labels.ts';
import type { Indicator, Threshold } from '../schema.ts';
import { isYes, operatorLabels } from '../sets/labels.ts';
import type { Verdict } from './schema.ts';

const verdicts: Record<Verdict, string> = {
  met: 'đạt',
  unmet: 'chưa đạt',
  notAssessed: 'chưa đánh giá',
};

const withUnit = (decimal: string, unit: string | null) =>
  unit ? `${formatDecimal(decimal)}\u00a0${unit}` : formatDecimal(decimal);

/** "≥ 20 %" */
export const limitWords = ({ operator, value }: Threshold, unit: string | null): string =>
  `${operatorLabels[operator]}\u00a0${withUnit(value, unit)}`;

/** "≥ 20 %", "có": as the kind of the indicator has it. */
export function askedWords(threshold: Threshold, { kind, unit }: Pick<Indicator, 'kind' | 'unit'>): string {
  if (isYes(kind, threshold)) return kind === 'everyMember' ? 'tất cả' : 'có';
  return limitWords(threshold, kind === 'ratio' ? '%' : unit);
}

/** "ngưỡng ≥ 20 % (giả định): chưa đạt" */
export function thresholdWords(
  threshold: Threshold | null,
  indicator: Pick<Indicator, 'kind' | 'unit'>,
  verdict: Verdict,
  isPractice: boolean,
): string {
  if (!threshold) return 'chưa có ngưỡng nên chưa kết luận';
  const mark = isPractice ? ' (giả định)' : '';
  return `ngưỡng ${askedWords(threshold, indicator)}${mark}: ${verdicts[verdict]}`;
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
