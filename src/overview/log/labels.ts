import type { LogLine } from './schema.ts';

/** What each act of the log means, in words; an act that is not here is shown by its code. */
export const actWords: Record<string, string> = {
  'setup.office': 'Thiết lập cơ quan',
  'setup.example': 'Mở dữ liệu ví dụ',
  'example.clock': 'Đặt lịch ví dụ',
  'example.clear': 'Xoá dữ liệu ví dụ',
  'agency.create': 'Thêm cơ quan vào danh bạ',
  'agency.createUnit': 'Thêm đơn vị trong cơ quan',
  'agency.above': 'Ghi cơ quan là cấp trên của Văn phòng',
  'succession.record': 'Ghi nhận sáp nhập, tách, đổi tên cơ quan',
  'member.create': 'Thêm người dùng',
  'calendar.confirm': 'Xác nhận lịch làm việc',
  'calendar.add': 'Thêm ngày vào lịch làm việc',
  'calendar.remove': 'Bỏ ngày khỏi lịch làm việc',
  'calendar.set': 'Đặt cách tính ngày làm việc',
  'combinedDuty.set': 'Đặt kiêm nhiệm',
  'combinedDuty.end': 'Thôi kiêm nhiệm',
  'token.make': 'Tạo mã truy cập',
  'token.revoke': 'Thu hồi mã truy cập',
  'feed.make': 'Tạo địa chỉ lịch',
  'feed.revoke': 'Thu hồi địa chỉ lịch',
  'mail.choose': 'Chọn cách nhận thư',
  'mail.configure': 'Đặt máy chủ thư',
  'mail.test': 'Gửi thư thử',
  'mail.turnOn': 'Bật gửi thư',
  'mail.turnOff': 'Tắt gửi thư',
  'document.upload': 'Nhận tệp văn bản',
  'document.review': 'Rà soát',
  'document.publish': 'Phát hành văn bản',
  'document.open': 'Mở xem văn bản lần đầu',
  'document.receive': 'Ký nhận văn bản',
  'purge.ask': 'Đề nghị huỷ văn bản có nội dung mật',
  'purge.withdraw': 'Rút đề nghị huỷ',
  'purge.confirm': 'Huỷ văn bản có nội dung mật',
  'attachment.upload': 'Nhận tệp kèm báo cáo',
  'directive.publish': 'Giao nhiệm vụ',
  'directive.import': 'Nhập danh sách từ tệp',
  'directive.received': 'Ký nhận nhiệm vụ',
  'directive.reported': 'Gửi báo cáo tiến độ',
  'directive.report_approved': 'Duyệt báo cáo',
  'directive.report_returned': 'Trả lại báo cáo',
  'directive.completed': 'Công nhận hoàn thành',
  'directive.completion_returned': 'Trả lại báo cáo hoàn thành',
  'directive.deadline_set': 'Đặt thời hạn',
  'directive.cadence_set': 'Đặt định kỳ báo cáo',
  'directive.extension_asked': 'Xin gia hạn',
  'directive.extension_granted': 'Đồng ý gia hạn',
  'directive.extension_refused': 'Không đồng ý gia hạn',
  'directive.withdrawn': 'Thôi giao nhiệm vụ',
  'directive.steps_set': 'Xác nhận các bước',
  'directive.step_returned': 'Trả lại bước trước',
  'directive.step_decided': 'Ghi ý kiến quyết định',
  'directive.nudged': 'Đôn đốc',
  'directive.succeeded': 'Chuyển cơ quan kế thừa',
  'directive.occurred': 'Mở kỳ của việc định kỳ',
  'directive.handed_on': 'Giao việc trong cơ quan',
  'directive.handover_reported': 'Đơn vị báo cáo trong cơ quan',
  'directive.handover_accepted': 'Nhận kết quả của đơn vị',
  'directive.handover_returned': 'Trả lại đơn vị',
  'directive.handover_withdrawn': 'Thôi giao đơn vị',
};

export const subjectKinds: Record<string, string> = {
  document: 'Văn bản',
  directive: 'Nhiệm vụ',
  'reading-item': 'Mục rà soát',
  finding: 'Đánh giá trong văn bản',
  user: 'Người dùng',
  token: 'Mã truy cập',
  feed: 'Địa chỉ lịch',
  agency: 'Cơ quan',
  office: 'Cơ quan theo dõi',
  file: 'Tệp',
  import: 'Tệp danh sách',
  'refused-file': 'Tệp không được nhận',
};

/** What was done, and what became of it where it was refused. */
export function wordsOf({ act, detail }: Pick<LogLine, 'act' | 'detail'>): string {
  const words = actWords[act] ?? act;
  return detail.refused
    ? `${words}: không nhận, ${refusals[String(detail.refused)] ?? detail.refused}`
    : words;
}

const refusals: Record<string, string> = {
  secret: 'có dấu chỉ độ mật',
  mustDeclare: 'dấu đỏ chưa đọc được',
  tooLarge: 'quá lớn',
  refused: 'không đọc được',
};
