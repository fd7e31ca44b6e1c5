import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { AnyRouter, RouterClient } from '@orpc/server';
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { askPresent } from './presence.ts';

const linkWith = (credentials: RequestCredentials) =>
  new RPCLink({
    url: () => `${window.location.origin}/api/rpc`,
    fetch: (request, init) =>
      credentials === 'omit'
        ? globalThis.fetch(request, { ...init, credentials })
        : askPresent(request, { ...init, credentials }),
  });
const links = { 'same-origin': linkWith('same-origin'), omit: linkWith('omit') };

/**
 * The typed client of one room: queries and mutations for TanStack Query, from the room's router alone. With 'omit' the
 * server does not learn who is signed in.
 */
export function roomClient<R extends AnyRouter>({
  credentials = 'same-origin',
}: {
  credentials?: keyof typeof links;
} = {}): RouterUtils<RouterClient<R>> {
  return createTanstackQueryUtils(createORPCClient<RouterClient<R>>(links[credentials]));
}

/** A refusal in words for the page; anything else is named as what it is. */
export function sentenceOf(error: unknown): string {
  if (error instanceof TypeError)
    return 'Không kết nối được máy chủ. Nội dung đang nhập vẫn còn trên trang. Kiểm tra dây mạng rồi thử lại.';
  if (error instanceof Error && error.message) return error.message;
  return 'Có lỗi chưa rõ. Chưa có gì được thay đổi. Tải lại trang rồi thử lại.';
}
