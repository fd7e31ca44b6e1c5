import type { StateCode } from '#platform/ui/state-words.ts';
import type { DecisionKind, MemberRole, Stage } from './schema.ts';

/** In the order in which a paper lists them. */
export const roleLabels: Record<MemberRole, string> = {
  chair: 'Trưởng ban',
  standing: 'Phó trưởng ban thường trực',
  deputy: 'Phó trưởng ban',
  member: 'Uỷ viên',
  secretary: 'Uỷ viên thư ký',
};

/** What has been reached. */
export const stageLabels: Record<Stage, string> = {
  sent: 'Gửi thẩm định',
  appraised: 'Thẩm định',
  submitted: 'Trình',
  decided: 'Quyết định',
};

/** Where a decision stands after it; '' while it is being drafted. */
export const standingLabels: Record<Stage | '', string> = {
  '': 'Đang soạn thảo',
  sent: 'Đang thẩm định',
  appraised: 'Đã thẩm định, chờ trình',
  submitted: 'Đã trình, chờ quyết định',
  decided: 'Đã quyết định',
};

export const kindLabels: Record<DecisionKind, string> = {
  establish: 'Quyết định thành lập',
  change: 'Quyết định kiện toàn',
};

export const attendanceLabels = { chair: 'Chủ trì', attend: 'Dự', absent: 'Vắng' } as const;

export const recordLabels = { agenda: 'Chương trình', minutes: 'Biên bản', conclusions: 'Kết luận' } as const;

/** The state in which a decision is shown. */
export const standingMarks: Record<Stage | '', StateCode> = {
  '': 'draft',
  sent: 'awaiting-appraisal',
  appraised: 'awaiting-approval',
  submitted: 'awaiting-decision',
  decided: 'done',
};
