import type { EventType } from './schema.ts';

const kindLabels: Record<string, string> = {
  survey: 'Khảo sát',
  nudge: 'Đôn đốc',
  extension: 'Gia hạn',
  step: 'Chuyển bước',
  succession: 'Kế thừa',
  report: 'Báo cáo',
  'report-draft': 'Kỳ báo cáo',
  document: 'Văn bản',
  assessment: 'Tự đánh giá',
  staffNeed: 'Nhu cầu đội ngũ',
  trainingCall: 'Nhu cầu đào tạo',
  research: 'Nghiên cứu',
  trainingPlan: 'Kế hoạch đào tạo',
  committee: 'Ban Chỉ đạo',
  proposal: 'Kiến nghị',
  backup: 'Sao lưu',
  breach: 'Dữ liệu cá nhân',
  accessReview: 'Rà soát tài khoản',
  dataRequest: 'Dữ liệu cá nhân',
  account: 'Tài khoản',
};

/** What kind of news it is; one that the list does not know is plain news. */
export const kindOf = (kind: string): string => kindLabels[kind] ?? 'Thông báo';

export const eventLabels: Record<EventType, string> = {
  'document.published': 'Văn bản được phát hành',
  'directive.reported': 'Cơ quan gửi báo cáo',
  'directive.report_approved': 'Thủ trưởng duyệt báo cáo',
  'directive.completed': 'Công nhận hoàn thành',
  'directive.returned': 'Trả lại báo cáo',
  'directive.nudged': 'Đôn đốc',
  'directive.extension_granted': 'Cho gia hạn',
};
