import { momentOf } from '#platform/ui/moments.ts';
import type { Standing } from './schema.ts';

/** How an account stands, in words; the second line of a row says since when. */
export function standingWords(one: Standing): { word: string; sub: string | null; isLook: boolean } {
  if (one.offSince)
    return {
      word: one.offBy === 'dormancy' ? 'Đã tắt, lâu không dùng' : 'Đã tắt',
      sub: `từ ${momentOf(one.offSince)}`,
      isLook: true,
    };
  if (one.lockedUntil)
    return { word: 'Tạm khoá, nhập sai', sub: `đến ${momentOf(one.lockedUntil)}`, isLook: true };
  const sub = one.signedInAt ? `đăng nhập ${momentOf(one.signedInAt)}` : null;
  if (one.mustChangePassword) return { word: 'Chờ đổi mật khẩu đầu', sub, isLook: false };
  return one.signedInAt
    ? { word: 'Đang dùng', sub, isLook: false }
    : { word: 'Chưa đăng nhập', sub: null, isLook: false };
}
