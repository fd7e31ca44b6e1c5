import type { Condition, FacilityKind } from './schema.ts';

export const facilityKindLabels: Record<FacilityKind, string> = {
  classroom: 'Phòng học',
  hall: 'Hội trường',
  dormitory: 'Ký túc xá',
  library: 'Thư viện',
  office: 'Nhà làm việc',
  equipment: 'Thiết bị',
  other: 'Khác',
};

export const conditionLabels: Record<Condition, string> = {
  good: 'Dùng tốt',
  worn: 'Xuống cấp, còn dùng',
  broken: 'Không dùng được',
  building: 'Đang xây dựng, mua sắm',
  none: 'Chưa có',
};
