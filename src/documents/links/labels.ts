import { formatDate } from '@dondoc/vietnamese';
import type { LinkedPaper, LinkKind, LinkOrigin, LinkState } from './schema.ts';

/** What the middle does to the other, and what the other does to the middle. */
export const restsLabels: Record<LinkKind, string> = {
  cites: 'căn cứ, viện dẫn',
  answers: 'trả lời',
  replaces: 'thay thế',
  implements: 'thực hiện',
};
export const borneLabels: Record<LinkKind, string> = {
  cites: 'viện dẫn văn bản này',
  answers: 'trả lời văn bản này',
  replaces: 'thay thế văn bản này',
  implements: 'thực hiện văn bản này',
};
export const originLabels: Record<LinkOrigin, string> = {
  read: 'máy đọc từ lời văn bản',
  person: 'Văn phòng ghi',
  package: 'theo gói liên thông',
};
export const stateLabels: Record<LinkState, string> = {
  proposed: 'chưa xác nhận',
  confirmed: 'đã xác nhận',
  refused: 'không đúng',
  removed: 'đã bỏ',
};
export const standingLabels: Record<LinkedPaper['standing'], string> = {
  document: 'có tệp',
  entry: 'có trong sổ',
  stub: 'chưa có văn bản',
};

export const paperName = ({ typeName, number }: Pick<LinkedPaper, 'typeName' | 'number'>): string =>
  [typeName, number].filter(Boolean).join(' ') || 'Văn bản chưa có số';

export const paperFrom = ({ issuer, issuedOn }: Pick<LinkedPaper, 'issuer' | 'issuedOn'>): string =>
  [issuer, issuedOn && formatDate(issuedOn)].filter(Boolean).join(' · ') || 'chưa rõ cơ quan, ngày';
