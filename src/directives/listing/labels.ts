import type { ColumnKey, SortKey } from './schema.ts';

export const sortLabels: Record<SortKey, string> = {
  urgency: 'việc gấp trước',
  code: 'mã',
  title: 'nội dung',
  lead: 'chủ trì',
  due: 'thời hạn',
  days: 'mấy ngày',
  state: 'trạng thái',
  lastReport: 'báo cáo gần nhất',
};

export const columnLabels: Record<ColumnKey, string> = {
  code: 'Mã',
  title: 'Nội dung',
  document: 'Văn bản',
  lead: 'Chủ trì',
  others: 'Phối hợp',
  next: 'Ai phải làm tiếp',
  days: 'Mấy ngày',
  due: 'Thời hạn, gốc',
  state: 'Trạng thái',
  lastReport: 'Báo cáo gần nhất',
  product: 'Sản phẩm',
  publishedOn: 'Ngày giao',
};
