import type { Audience, Channel, WaveKind, WaveState } from './schema.ts';

export const audienceLabels: Record<Audience, string> = {
  learner: 'Học viên',
  manager: 'Người quản lý trực tiếp',
  peer: 'Đồng nghiệp',
  lecturer: 'Giảng viên',
};

export const waveLabels: Record<WaveKind, string> = {
  end: 'Cuối khoá',
  after: 'Sau khoá',
};

export const waveStateLabels: Record<WaveState, string> = {
  waiting: 'Chưa mở',
  open: 'Đang nhận phiếu',
  closed: 'Đã kết thúc',
};

export const channelLabels: Record<Channel, string> = {
  link: 'Đường dẫn riêng',
  code: 'Mã của lớp',
  paper: 'Phiếu giấy',
};

const percent = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** `4/28 (14,3 %)`: a percentage never stands alone. */
export const percentWords = (part: number, whole: number): string =>
  whole === 0 ? `${part}/0` : `${part}/${whole} (${percent.format((100 * part) / whole)}\u00a0%)`;

const sum = (by: Partial<Record<Audience, number>>): number =>
  Object.values(by).reduce((all, n) => all + n, 0);

/** Sheets that came in, of people who were asked. */
export const answeredWords = (wave: {
  answered: Partial<Record<Audience, number>>;
  invited: Partial<Record<Audience, number>>;
}): string => percentWords(sum(wave.answered), sum(wave.invited));
