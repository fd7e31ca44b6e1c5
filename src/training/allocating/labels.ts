import { formatNumber } from '@dondoc/vietnamese';
import type { Preset, Run, Unknowns } from './schema.ts';

export const presetLabels: Record<Preset, string> = {
  even: 'Cân đối các mặt',
  near: 'Gần người học nhất',
  cheap: 'Ít tiền nhất',
  spread: 'Rải đều giảng viên',
  wished: 'Theo nguyện vọng đơn vị',
};

export const presetHints: Record<Preset, string> = {
  even: 'Quãng đường, kinh phí, giờ giảng và nguyện vọng có trọng số như nhau.',
  near: 'Quãng đường người học phải đi nặng gấp 20 lần các mặt khác.',
  cheap: 'Kinh phí mở lớp nặng gấp 20 lần các mặt khác.',
  spread: 'Giờ giảng dồn vào một đơn vị, một tháng nặng gấp 20 lần các mặt khác.',
  wished: 'Chương trình, tháng mà đơn vị muốn nặng gấp 20 lần các mặt khác.',
};

/** How good the result is: proven, or at most so far from the best there could be. */
export function provenWords({ status, gap, seconds }: Pick<Run, 'status' | 'gap' | 'seconds'>): string {
  const time = `${formatNumber(Math.max(0.1, Math.round(seconds * 10) / 10))} giây`;
  if (status === 'optimal') return `Tối ưu, đã chứng minh (${time})`;
  if (status === 'gap')
    return `Hết giờ: cách tối ưu tối đa ${formatNumber(Math.ceil(gap * 1000) / 10)}\u00a0% (${time})`;
  if (status === 'infeasible') return `Không xếp được lớp nào (${time})`;
  return `Đã dừng: cách tối ưu tối đa ${formatNumber(Math.ceil(gap * 1000) / 10)}\u00a0% (${time})`;
}

/** "3/12 lớp chưa biết số tiết (không tính vào giờ giảng); …"; null where all is known. */
export function unknownWords({ classes, hours, months }: Unknowns): string | null {
  const parts = [
    hours > 0 ? `${hours}/${classes} lớp chưa biết số tiết, không tính vào giờ giảng` : null,
    months > 0 ? `${months}/${classes} lớp chưa biết thời gian, tạm tính 1 tháng` : null,
  ];
  return parts.filter(Boolean).join('; ') || null;
}

/** A sum of what is known: of how many of the classes, unless of all. */
export const knownOf = (known: number, classes: number): string | null =>
  known < classes ? `của ${known}/${classes} lớp` : null;

export const monthWords = (month: number): string => `Tháng ${month}`;

/** "12.400 người.km": heads times kilometres. */
export const wayWords = (headKilometres: number | null): string =>
  headKilometres === null ? 'chưa rõ' : `${formatNumber(Math.round(headKilometres))} người.km`;

/** "1.250 triệu đồng". */
export const moneyWords = (dong: number): string =>
  `${formatNumber(Math.round(dong / 100_000) / 10)}\u00a0triệu đồng`;
