import type { Job, JobState } from './schema.ts';

export const kindLabels: Record<string, string> = {
  'read-again': 'Đọc lại tệp',
  import: 'Nhập danh sách nhiệm vụ',
  allocate: 'Tính phân bổ lớp',
  archive: 'Lập tệp lưu trữ',
  backup: 'Sao lưu, khôi phục thử',
};

export const stateLabels: Record<JobState, string> = {
  queued: 'đang chờ máy',
  running: 'đang làm',
  done: 'đã xong',
  failed: 'không làm được',
  cancelled: 'đã dừng',
};

/** What a step of each kind is. */
const stepLabels: Record<string, string> = {
  'read-again': 'trang',
  import: 'nhiệm vụ',
  allocate: 'giây',
  archive: 'phần',
  backup: 'bước',
};

/** "đang làm, 3/12 trang". */
export function howFar({ kind, state, stepsDone, steps }: Job): string {
  const words = stateLabels[state];
  return state === 'running' && steps
    ? `${words}, ${stepsDone}/${steps} ${stepLabels[kind] ?? ''}`.trim()
    : words;
}
