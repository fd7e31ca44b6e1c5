import type { Job, JobState } from './schema.ts';

export const kindLabels: Record<string, string> = { 'read-again': 'Đọc lại tệp' };

export const stateLabels: Record<JobState, string> = {
  queued: 'đang chờ máy',
  running: 'đang làm',
  done: 'đã xong',
  failed: 'không làm được',
  cancelled: 'đã dừng',
};

/** "đang làm, 3/12 trang": what a step is depends on the work. */
export function howFar({ state, stepsDone, steps }: Pick<Job, 'state' | 'stepsDone' | 'steps'>): string {
  const words = stateLabels[state];
  return state === 'running' && steps ? `${words}, ${stepsDone}/${steps} trang` : words;
}
