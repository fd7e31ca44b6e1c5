import { formatNumber } from '@dondoc/vietnamese';
import type { SearchGroup, SearchKind } from './schema.ts';

export const kindLabels: Record<SearchKind, string> = {
  document: 'Văn bản',
  directive: 'Nhiệm vụ',
  register: 'Sổ văn bản',
  proposal: 'Kiến nghị',
  committee: 'Ban Chỉ đạo',
  occasion: 'Hội nghị, dự thảo',
  indicator: 'Chỉ tiêu',
  evidence: 'Minh chứng',
  person: 'Người của trường',
  agency: 'Cơ quan',
  class: 'Lớp',
  programme: 'Chương trình',
  topic: 'Đề tài',
  product: 'Sản phẩm khoa học',
  item: 'Hạng mục đầu tư',
};

export const countWords = ({ total, isMore }: Pick<SearchGroup, 'total' | 'isMore'>): string =>
  `${isMore ? 'hơn ' : ''}${formatNumber(total)}`;
