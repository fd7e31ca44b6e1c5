import type { AuthorPart, ProductKind, ProductLevel } from './schema.ts';

export const productKindLabels: Record<ProductKind, string> = {
  topic: 'Kết quả đề tài',
  article: 'Bài báo',
  book: 'Sách',
  textbook: 'Giáo trình, tài liệu',
  report: 'Báo cáo',
};

export const productLevelLabels: Record<ProductLevel, string> = {
  school: 'Cấp trường',
  province: 'Cấp tỉnh',
  ministry: 'Cấp bộ',
  state: 'Cấp nhà nước',
};

export const authorLabels: Record<AuthorPart, string> = {
  lead: 'Chủ biên, chủ nhiệm',
  member: 'Tham gia',
  author: 'Tác giả',
};
