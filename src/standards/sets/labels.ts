import type { Indicator, IndicatorKind, Threshold } from '../schema.ts';

export const kindLabels: Record<IndicatorKind, string> = {
  ratio: 'Tỷ lệ',
  windowCount: 'Số lượng trong kỳ',
  yearly: 'Số lượng hằng năm',
  quantity: 'Số lượng, diện tích',
  document: 'Có văn bản',
  everyMember: 'Tất cả đều đạt',
  judged: 'Người đánh giá kết luận',
};

export const operatorLabels: Record<Threshold['operator'], string> = { '>=': '≥', '<=': '≤', '=': '=' };

/** Kinds whose value is yes or no; yes is 1. */
const yesKinds: readonly IndicatorKind[] = ['document', 'everyMember', 'judged'];

export const asksYes = (kind: IndicatorKind): boolean => yesKinds.includes(kind);

export const isYes = (kind: IndicatorKind, { operator, value }: Pick<Threshold, 'operator' | 'value'>) =>
  asksYes(kind) && operator === '=' && Number(value) === 1;

/** A decimal as it is read here: 77.8 → 77,8; 2400 → 2.400. */
export function decimalWords(value: string): string {
  const [whole = '', part] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return part === undefined ? grouped : `${grouped},${part}`;
}

/** "≥ 75 %", "có" */
export function thresholdWords(
  { kind, unit }: Pick<Indicator, 'kind' | 'unit'>,
  threshold: Pick<Threshold, 'operator' | 'value'>,
): string {
  if (isYes(kind, threshold)) return 'có';
  const words = `${operatorLabels[threshold.operator]}\u00a0${decimalWords(threshold.value)}`;
  return unit ? `${words}\u00a0${unit}` : words;
}

/** What of an indicator may differ between two sets. */
export const partLabels = {
  name: 'tên',
  criterion: 'tiêu chí',
  code: 'mã',
  kind: 'loại',
  unit: 'đơn vị',
  windowYears: 'năm trong kỳ',
  rule: 'quy tắc',
  article: 'điều khoản',
  evidenceExpected: 'minh chứng cần có',
  owner: 'phụ trách',
  dependsOn: 'phụ thuộc',
  note: 'ghi chú',
  thresholds: 'ngưỡng',
} as const;
export type Part = keyof typeof partLabels;
