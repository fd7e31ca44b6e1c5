import { formatNumber } from '@dondoc/vietnamese';
import type { QuotaLine } from './schema.ts';

/** `ít nhất 20 % số khoá`. */
export function quotaWords({ percent, atLeast }: Pick<QuotaLine, 'percent' | 'atLeast'>): string {
  const parts = [
    percent === null ? null : `${formatNumber(percent)}\u00a0% số khoá`,
    atLeast === null ? null : `${atLeast} khoá`,
  ].filter((part) => part !== null);
  return `ít nhất ${parts.join(' và ')}`;
}

/** Enough, or how many are missing. */
export function neededWords({ done, needed }: Pick<QuotaLine, 'done' | 'needed'>): string {
  if (needed === 0 && done.length === 0) return 'chưa có khoá bế giảng nên chưa có chỉ tiêu';
  return done.length >= needed ? 'đủ' : `còn thiếu ${needed - done.length} khoá`;
}
