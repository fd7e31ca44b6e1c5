import type {
  AssignmentRole,
  Cadence,
  Counts,
  DeadlineOrigin,
  EventKind,
  Headline,
  NextActor,
  RateWhole,
  WorkState,
} from './schema.ts';
import type { StepRole } from './steps/schema.ts';

export const assignmentRoleLabels: Record<AssignmentRole, string> = {
  lead: 'Chủ trì',
  coordinate: 'Phối hợp',
  appraise: 'Thẩm định',
  submitTo: 'Trình',
};

export const originLabels: Record<DeadlineOrigin, string> = {
  document: 'trong văn bản',
  office: 'văn phòng đặt',
  agreed: 'cơ quan thống nhất',
  roadmap: 'theo lộ trình',
};

export const cadenceLabels: Record<Cadence, string> = {
  P1W: 'báo cáo hằng tuần',
  P1M: 'báo cáo hằng tháng',
  P3M: 'báo cáo hằng quý',
  P6M: 'báo cáo 6 tháng',
  P1Y: 'báo cáo hằng năm',
};

export const workStateLabels: Record<WorkState, string> = {
  'not-started': 'Chưa thực hiện',
  'in-progress': 'Đang thực hiện',
  'awaiting-approval': 'Chờ duyệt',
  'awaiting-acceptance': 'Chờ nghiệm thu',
  'awaiting-decision': 'Chờ cho ý kiến',
  'passed-on': 'Đã chuyển bước sau',
  returned: 'Trả lại',
  done: 'Hoàn thành',
};

export const headlineLabels: Record<Headline, string> = {
  'open-late': 'Chưa xong, quá hạn',
  'open-in-time': 'Chưa xong, trong hạn',
  'done-on-time': 'Hoàn thành đúng hạn',
  'done-late': 'Hoàn thành quá hạn',
  undated: 'Không thời hạn',
};

export const rateWholeLabels: Record<RateWhole, string> = {
  due: 'Đã đến hạn',
  done: 'Đã xong, có thời hạn',
};

export const nextActorLabels: Record<Exclude<NextActor, 'none'>, string> = {
  agency: 'cơ quan thực hiện',
  head: 'thủ trưởng duyệt',
  office: 'văn phòng',
  above: 'cấp trên cho ý kiến',
};

export const countOf: Record<Headline, keyof Counts> = {
  'open-late': 'openLate',
  'open-in-time': 'openInTime',
  'done-on-time': 'doneOnTime',
  'done-late': 'doneLate',
  undated: 'undated',
};

export const stepRoleLabels: Record<StepRole, string> = {
  draft: 'Tham mưu',
  appraise: 'Thẩm định',
  appraiseAndSubmit: 'Thẩm định, trình',
  submit: 'Trình',
  decide: 'Quyết định',
};

/** The rungs of the ladder, from a word in the house to a decision of the leader. */
export const nudgeRungLabels: Record<number, string> = {
  1: 'Nhắc việc',
  2: 'Công văn đôn đốc',
  3: 'Báo cáo lãnh đạo',
  4: 'Kiểm tra',
};

export const eventLabels: Record<EventKind, string> = {
  published: 'Phát hành, giao nhiệm vụ',
  deadline_set: 'Đặt thời hạn',
  cadence_set: 'Đặt định kỳ báo cáo',
  extension_asked: 'Xin gia hạn',
  extension_granted: 'Đồng ý gia hạn',
  extension_refused: 'Không đồng ý gia hạn',
  received: 'Đã nhận',
  reported: 'Báo cáo tiến độ',
  report_approved: 'Thủ trưởng duyệt báo cáo',
  report_returned: 'Thủ trưởng trả lại báo cáo',
  completed: 'Văn phòng công nhận hoàn thành',
  completion_returned: 'Văn phòng trả lại',
  withdrawn: 'Thôi giao nhiệm vụ',
  steps_set: 'Xác nhận các bước',
  step_returned: 'Trả lại bước trước',
  step_decided: 'Ghi ý kiến quyết định',
  nudged: 'Đôn đốc',
  succeeded: 'Chuyển cơ quan kế thừa',
  handed_on: 'Giao việc trong cơ quan',
  handover_reported: 'Đơn vị báo cáo',
  handover_accepted: 'Cơ quan nhận kết quả của đơn vị',
  handover_returned: 'Cơ quan trả lại đơn vị',
  handover_withdrawn: 'Thôi giao',
};
