import type { SheetColumn } from '#platform/sheets/columns.ts';

export type NeedKey = 'programme' | 'audience' | 'heads' | 'months' | 'reason' | 'learners';

/** One row a need. The template has the catalogue in it: whoever fills it in writes heads where there is a need. */
export const needColumns: readonly SheetColumn<NeedKey>[] = [
  {
    ...{ key: 'programme', heading: 'Chương trình', kind: 'text', required: true, width: 54 },
    synonyms: ['Tên chương trình', 'Nội dung đào tạo, bồi dưỡng', 'Chương trình đào tạo, bồi dưỡng', 'Lớp'],
  },
  {
    ...{ key: 'audience', heading: 'Đối tượng', kind: 'text', width: 36 },
    synonyms: ['Đối tượng học', 'Đối tượng đào tạo, bồi dưỡng'],
  },
  {
    ...{ key: 'heads', heading: 'Số người', kind: 'number', width: 10 },
    synonyms: ['Số lượng', 'Số lượng người', 'Nhu cầu', 'Số học viên'],
  },
  {
    ...{ key: 'months', heading: 'Tháng', kind: 'text', width: 12 },
    synonyms: ['Thời gian', 'Tháng dự kiến', 'Thời gian dự kiến'],
  },
  { key: 'reason', heading: 'Lý do', kind: 'text', width: 36, synonyms: ['Căn cứ', 'Lý do cử đi học'] },
  {
    ...{ key: 'learners', heading: 'Người học', kind: 'text', width: 44 },
    synonyms: ['Học viên', 'Danh sách học viên', 'Danh sách người học'],
  },
];
