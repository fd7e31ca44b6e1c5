import type { EventKind, FileState, StepName } from './schema.ts';

export const stepWords: Record<StepName, string> = {
  plan: 'Kế hoạch',
  call: 'Thông báo, kêu gọi',
  files: 'Nhận hồ sơ',
  council: 'Hội đồng xét',
  result: 'Công bố kết quả',
  appointment: 'Bổ nhiệm',
};

export const fileStateWords: Record<FileState, string> = {
  named: 'Chưa nhận hồ sơ',
  received: 'Đã nhận hồ sơ',
  lacking: 'Hồ sơ còn thiếu',
  complete: 'Hồ sơ đủ',
  passed: 'Hội đồng thông qua',
  failed: 'Không thông qua',
  withdrawn: 'Đã rút',
  appointed: 'Đã bổ nhiệm',
};

/** As verbs, for what may be recorded next. */
export const actWords: Record<EventKind, string> = {
  received: 'Nhận hồ sơ',
  complete: 'Hồ sơ đủ',
  lacking: 'Hồ sơ còn thiếu',
  passed: 'Hội đồng thông qua',
  failed: 'Hội đồng không thông qua',
  withdrawn: 'Rút khỏi đợt',
  appointed: 'Bổ nhiệm',
};

/** What the words beside an event are asked for. */
export const noteWords: Record<EventKind, string> = {
  received: 'Ghi chú',
  complete: 'Ghi chú',
  lacking: 'Thiếu giấy tờ gì',
  passed: 'Biên bản của hội đồng',
  failed: 'Lý do không thông qua',
  withdrawn: 'Lý do rút',
  appointed: 'Quyết định: số, ngày, cơ quan ban hành',
};

export const needsNote: EventKind[] = ['lacking', 'failed', 'withdrawn', 'appointed'];
