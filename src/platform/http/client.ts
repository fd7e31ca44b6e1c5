import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { AnyRouter, RouterClient } from '@orpc/server';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';

const link = new RPCLink({ url: () => `${window.location.origin}/api/rpc` });

/** The typed client of one room: queries and mutations for TanStack Query, from the room's router alone. */
export function roomClient<R extends AnyRouter>(): RouterUtils<RouterClient<R>> {
  return createTanstackQueryUtils(createORPCClient<RouterClient<R>>(link));
}

/** A refusal in words for the page; anything else is named as what it is. */
export function sentenceOf(error: unknown): string {
  if (error instanceof TypeError)
    return 'Không kết nối được máy chủ. Nội dung đang nhập vẫn còn trên trang. Kiểm tra dây mạng rồi thử lại.';
  if (error instanceof Error && error.message) return error.message;
  return 'Có lỗi chưa rõ. Chưa có gì được thay đổi. Tải lại trang rồi thử lại.';
}
