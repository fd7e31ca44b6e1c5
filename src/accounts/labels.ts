import type { Role } from './schema.ts';

export const roleLabels: Record<Role, string> = {
  clerk: 'Chuyên viên theo dõi',
  contact: 'Đầu mối cơ quan',
  head: 'Thủ trưởng cơ quan',
  leader: 'Lãnh đạo Tỉnh uỷ',
  administrator: 'Quản trị hệ thống',
};

export const regimeLabels = { party: 'Thể thức Đảng', state: 'Thể thức Nhà nước' } as const;

export const successionLabels = {
  merge: 'sáp nhập vào',
  split: 'tách thành',
  rename: 'đổi tên thành',
  abolish: 'giải thể, chuyển việc cho',
  transfer: 'chuyển nhiệm vụ cho',
} as const;
