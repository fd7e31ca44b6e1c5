import type { StateCode } from '#platform/ui/state-words.ts';
import type { PlanState, StepName } from './schema.ts';

export const stateLabels: Record<PlanState, string> = {
  draft: 'Đang lập',
  appraising: 'Chờ thẩm định',
  appraised: 'Đã thẩm định, chờ trình',
  submitted: 'Đã trình, chờ phê duyệt',
  approved: 'Đã phê duyệt',
};

export const stepLabels: Record<StepName, string> = {
  send: 'Gửi thẩm định',
  appraise: 'Thẩm định',
  submit: 'Trình phê duyệt',
  approve: 'Phê duyệt',
  return: 'Trả lại',
  adjust: 'Mở điều chỉnh',
};

/** What fits a row of the reason for a place; the panel says it in full. */
export const inShort = (reason: string | null): string | null =>
  reason && (/^.+?[.](?=\s|$)/su.exec(reason)?.[0] ?? reason);

export const stateMarks: Record<PlanState, StateCode> = {
  draft: 'draft',
  appraising: 'awaiting-appraisal',
  appraised: 'awaiting-approval',
  submitted: 'awaiting-decision',
  approved: 'done',
};
