import type { StateCode } from '#platform/ui/state-words.ts';
import { fullNumber } from '../numbering/rules.ts';
import type { PackageState } from './schema.ts';

export const packageStateLabels: Record<PackageState, string> = {
  arrived: 'Chờ tiếp nhận',
  accepted: 'Đã tiếp nhận',
  refused: 'Đã từ chối',
  recalled: 'Đã thu hồi',
  held: 'Chờ khai dấu đỏ',
  asked: 'Xin lấy lại, chờ trả lời',
  agreed: 'Đã đồng ý lấy lại',
  declined: 'Đã từ chối lấy lại',
  noted: 'Đã ghi nhận',
  unread: 'Không đọc được',
  secret: 'Có dấu mật, không nhận',
};

export const packageStateCodes: Record<PackageState, StateCode> = {
  arrived: 'awaiting-acceptance',
  accepted: 'done',
  refused: 'returned',
  recalled: 'withdrawn',
  held: 'awaiting-decision',
  asked: 'awaiting-decision',
  agreed: 'withdrawn',
  declined: 'returned',
  noted: 'not-started',
  unread: 'returned',
  secret: 'withdrawn',
};

export const differenceLabels = {
  number: 'Số, ký hiệu',
  typeName: 'Loại văn bản',
  issuedOn: 'Ngày ban hành',
  subject: 'Trích yếu',
} as const;

interface Named {
  typeName: string | null;
  codeNumber: string | null;
  codeNotation: string | null;
  fileName?: string | null;
}

/** "Thông báo 118-TB/VPTU", else the name of the file. */
export function packageName({ typeName, codeNumber, codeNotation, fileName }: Named): string {
  const code = fullNumber(codeNumber || null, codeNotation || null);
  return [typeName, code].filter(Boolean).join(' ') || fileName || 'Gói liên thông';
}
