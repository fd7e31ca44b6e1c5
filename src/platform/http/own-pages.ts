import type { Context, Next } from 'hono';
import { problem } from './problems.ts';

const FOREIGN =
  'Yêu cầu không đi từ trang của phần mềm này nên không được nhận. Chưa có gì được thay đổi. Mở phần mềm bằng đúng địa chỉ của cơ quan rồi làm lại.';

/** What a page of another site may send without being asked beforehand whether it may (Fetch, § simple requests). */
const SIMPLE = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/)/i;

/**
 * A request that may change something comes from our own pages, or brings a token, which no other site can put on it.
 * The browser says where a page comes from, and a page cannot make it say otherwise; what says nothing is believed only
 * with a kind of content that no foreign page can send unasked.
 */
export function ownPages(publicUrl: string) {
  const outside = URL.canParse(publicUrl) ? new URL(publicUrl).origin : '';
  const isForeign = (c: Context): boolean => {
    const site = c.req.header('sec-fetch-site');
    if (site) return site !== 'same-origin';
    const origin = c.req.header('origin');
    if (origin) return origin !== new URL(c.req.url).origin && origin !== outside;
    return SIMPLE.test(c.req.header('content-type') ?? 'text/plain');
  };
  return async (c: Context, next: Next): Promise<void> => {
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
    if (changes && !c.req.header('authorization') && isForeign(c)) throw problem('forbidden', FOREIGN);
    await next();
  };
}
