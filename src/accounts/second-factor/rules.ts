import { freshPassword } from '../passwords/rules.ts';

const CODES = 10;

/** Codes for the day the phone is lost: 60 bits each, written as first passwords are. */
export const freshCodes = (): string[] => Array.from({ length: CODES }, freshPassword);

/** Why a code was not taken, where it is that of another time: one of the clocks is wrong. */
export function clockWords(minutes: number, serverTime: string): string {
  const far = Math.abs(minutes);
  const way = minutes > 0 ? 'chậm hơn' : 'nhanh hơn';
  return `Mã đúng khoá nhưng của thời điểm khác: đồng hồ máy chủ (${serverTime}) ${way} điện thoại khoảng ${far} phút. Đặt điện thoại lấy giờ tự động; nếu điện thoại đúng giờ, báo người quản trị máy chủ chỉnh lại giờ. Chưa có gì thay đổi.`;
}
