import type { DocumentSummary } from './schema.ts';

export const documentStateLabels = {
  draft: 'Chờ rà soát',
  published: 'Đã phát hành',
  withdrawn: 'Đã thu hồi',
} as const;

export const headerLabels = {
  type: 'Loại (ký hiệu)',
  typeName: 'Loại văn bản',
  number: 'Số, ký hiệu',
  issuer: 'Cơ quan ban hành',
  issuedOn: 'Ngày ban hành',
  subject: 'Trích yếu',
  metOn: 'Ngày họp',
  chair: 'Người kết luận',
  signer: 'Người ký',
  place: 'Địa danh',
} as const;

export const urgencyLabels: Record<string, string> = {
  khan: 'Khẩn',
  thuong_khan: 'Thượng khẩn',
  hoa_toc: 'Hoả tốc',
};

/** What a document is called in a sentence: "Thông báo 296-TB/VPTU", else its file's name. */
export function documentName(d: Pick<DocumentSummary, 'typeName' | 'number' | 'fileName'>): string {
  return d.number ? [d.typeName, d.number].filter(Boolean).join(' ') : (d.typeName ?? d.fileName);
}
