import { formatDate, formatNumber } from '@dondoc/vietnamese';
import type { Change, Forecast, Point, Trial } from './schema.ts';

export const changeWords: Record<Change['kind'], string> = {
  joins: 'vào số giảng viên',
  retires: 'nghỉ hưu',
  leaves: 'thôi làm việc',
  stops: 'thôi làm giảng viên',
  gains: 'được bổ nhiệm theo hồ sơ',
  loses: 'thôi giữ hạng',
  planned: 'dự kiến bổ nhiệm theo đợt',
  possible: 'có thể đủ điều kiện',
};

const roman = ['I', 'II', 'III', 'IV'];

/** IV/2026 */
export const quarterWords = (day: string): string =>
  `${roman[Math.floor((Number(day.slice(5, 7)) - 1) / 3)]}/${day.slice(0, 4)}`;

const NBSP = '\u00a0';

/** 14,3 %; there is no per cent of nothing. */
export const percentWords = ({ numerator, denominator }: Point): string =>
  denominator === 0 ? 'chưa đánh giá' : `${formatNumber((100 * numerator) / denominator, 1)}${NBSP}%`;

/** 4/28 (14,3 %) */
export const pointWords = (point: Point): string =>
  point.denominator === 0
    ? 'chưa đánh giá: không có giảng viên'
    : `${point.numerator}/${point.denominator} (${percentWords(point)})`;

export const withConcurrent = (counts: boolean): string =>
  counts ? 'gồm kiêm nhiệm' : 'không tính kiêm nhiệm';

/** «Cần bổ nhiệm thêm 3 người …», or why no number of people is enough. */
export function trialWords({ percent, on, base, needed, why }: Trial): string {
  const goal = `${percent.replace('.', ',')}${NBSP}% vào ngày ${formatDate(on)}`;
  if (needed === null) return `Để đạt ${goal}: ${why ?? ''}`;
  const known = `Theo hồ sơ, ngày đó có ${pointWords(base)}`;
  if (needed === 0) return `${known}: đã đạt ${goal}, không cần bổ nhiệm thêm.`;
  const then = pointWords({ ...base, numerator: base.numerator + needed });
  return `Cần bổ nhiệm thêm ${needed}${NBSP}người để đạt ${goal}: khi đó ${then}. ${known}.`;
}

/** The chart in a sentence, for whoever does not see it. */
export function chartWords({ now, quarters, rank }: Forecast): string {
  const last = quarters.at(-1);
  if (!now || !last) return 'Chưa có số liệu.';
  const planned = { numerator: last.planned, denominator: last.denominator };
  const possible = { numerator: last.possible, denominator: last.denominator };
  return `${rank.name}: nay ${pointWords(now)}; quý ${quarterWords(last.day)} dự kiến ${pointWords(planned)}, nhiều nhất có thể ${pointWords(possible)}.`;
}
