import { formatNumber } from '@dondoc/vietnamese';
import type { Preset, Run } from './schema.ts';

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
  return status === 'infeasible' ? `Không xếp được lớp nào (${time})` : `Đã dừng (${time})`;
}

export const monthWords = (month: number): string => `Tháng ${month}`;

/** "1.250 triệu đồng". */
export const moneyWords = (dong: number): string =>
  `${formatNumber(Math.round(dong / 100_000) / 10)}\u00a0triệu đồng`;
