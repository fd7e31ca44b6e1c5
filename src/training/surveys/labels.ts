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
