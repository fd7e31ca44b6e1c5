import type { DeskPart, ProgrammeData, TeachingForm } from './schema.ts';

export const formLabels: Record<TeachingForm, string> = {
  theory: 'Lý thuyết',
  discussion: 'Thảo luận',
  practice: 'Thực hành',
  situation: 'Xử lý tình huống',
  field: 'Đi thực tế',
};

export const kindLabels: Record<ProgrammeData['kind'], string> = {
  theory: 'Lý luận chính trị',
  state: 'Quản lý nhà nước',
  position: 'Vị trí việc làm, chức vụ lãnh đạo',
  defence: 'Quốc phòng và an ninh',
  party: 'Công tác Đảng, đoàn thể',
  update: 'Cập nhật kiến thức',
  other: 'Khác',
};

export const partLabels: Record<DeskPart, string> = {
  unify: 'Thống nhất kế hoạch',
  appraise: 'Thẩm định',
  with: 'Tham gia xây dựng',
};
