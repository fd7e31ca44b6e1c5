import type { MarkKind } from './schema.ts';

/** In the words of Nghị định 30/2020/NĐ-CP and of the registry. */
export const markKindLabels: Record<MarkKind, string> = {
  arrival: 'Dấu đến',
  urgency: 'Dấu khẩn, thượng khẩn, hoả tốc',
  seal: 'Dấu tròn, dấu treo, dấu giáp lai',
  print: 'Chữ hoặc biểu trưng in đỏ',
  handwriting: 'Bút phê, chữ viết tay mực đỏ',
  other: 'Dấu khác, không phải dấu chỉ độ mật',
};
