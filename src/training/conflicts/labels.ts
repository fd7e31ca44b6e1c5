import type { ConflictKind } from './schema.ts';

export const conflictLabels: Record<ConflictKind, string> = {
  'person-month': 'Một người hai lớp trong tháng',
  'person-programme': 'Một người hai lần một chương trình',
  'same-lines': 'Nhiều dòng một nội dung',
  'two-providers': 'Hai nơi dạy một nội dung',
  'over-limit': 'Quá số lớp trong năm',
  'too-few': 'Lớp thiếu người',
  'over-fixed': 'Lớp ấn định nhiều hơn nhu cầu',
};
