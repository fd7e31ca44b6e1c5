import type { Role } from './schema.ts';

export const roleLabels: Record<Role, string> = {
  clerk: 'Chuyên viên theo dõi',
  contact: 'Đầu mối cơ quan',
  head: 'Thủ trưởng cơ quan',
  leader: 'Lãnh đạo Tỉnh uỷ',
  inspector: 'Cán bộ kiểm tra',
  administrator: 'Quản trị hệ thống',
  appraiser: 'Cán bộ thẩm định',
  trainingOfficer: 'Cán bộ đào tạo',
  staffOfficer: 'Cán bộ tổ chức',
  researchOfficer: 'Cán bộ nghiên cứu khoa học',
  financeOfficer: 'Cán bộ tài chính',
  lecturer: 'Giảng viên',
};

export const regimeLabels = { party: 'Thể thức Đảng', state: 'Thể thức Nhà nước' } as const;

export const successionLabels = {
  merge: 'sáp nhập vào',
  split: 'tách thành',
  rename: 'đổi tên thành',
  abolish: 'giải thể, chuyển việc cho',
  transfer: 'chuyển nhiệm vụ cho',
} as const;
