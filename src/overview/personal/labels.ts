import type { DataClass, PlanLine, Subject } from './schema.ts';

export const classLabels: Record<DataClass, string> = {
  basic: 'Cơ bản',
  sensitive: 'Nhạy cảm',
  words: 'Lời văn có thể nêu tên người',
  secret: 'Khoá, mật khẩu',
};

export const subjectLabels: Record<Subject['kind'], string> = {
  user: 'Tài khoản',
  staff: 'Đội ngũ của trường',
  learner: 'Học viên',
};

export const becomesLabels: Record<PlanLine['becomes'], string> = {
  removed: 'Xoá',
  nameless: 'Bỏ tên',
  kept: 'Giữ',
};

export const requestLabels = { correct: 'Sửa dữ liệu', delete: 'Xoá dữ liệu' } as const;

const tableLabels: Record<string, string> = {
  auth_user: 'Tài khoản',
  membership: 'Vị trí công tác trên hệ thống',
  account_standing: 'Tình trạng tài khoản',
  auth_session: 'Phiên đăng nhập',
  auth_account: 'Mật khẩu',
  auth_two_factor: 'Lớp xác thực thứ hai',
  past_password: 'Mật khẩu đã dùng',
  access_token: 'Mã truy cập',
  feed_token: 'Lịch cá nhân',
  notice: 'Thông báo đã nhận',
  notice_choice: 'Cách nhận thông báo',
  mail: 'Thư đã gửi',
  preference: 'Lựa chọn cá nhân',
  saved_view: 'Cách xem đã lưu',
  log_entry: 'Việc đã làm (nhật ký)',
  data_request: 'Yêu cầu về dữ liệu cá nhân',
  staff_person: 'Người trong danh sách đội ngũ',
  staff_record: 'Hồ sơ công tác',
  staff_look: 'Lượt xem thông tin cá nhân',
  promotion_file: 'Hồ sơ xét thăng hạng',
  support_request: 'Đề nghị hỗ trợ',
  research_author: 'Tác giả sản phẩm khoa học',
  research_member: 'Thành viên đề tài',
  training_session: 'Buổi giảng dạy',
  training_enrolment: 'Học viên của lớp',
  training_attendance: 'Điểm danh',
  training_mark: 'Điểm',
  training_register: 'Chứng chỉ',
  survey_invitation: 'Lời mời trả lời phiếu',
};

export const tableLabel = (table: string): string => tableLabels[table] ?? table;

/** What a person without a name is called from then on. */
export const NAMELESS = { user: 'Người dùng đã xoá dữ liệu', learner: 'Học viên đã xoá dữ liệu' } as const;
