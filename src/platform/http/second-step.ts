import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { codeAsTyped, isOfApp } from '../one-time-code.ts';
import type { Parts } from './context.ts';
import { problem } from './problems.ts';
import { CODE_USED } from './second-factor.ts';
import { SINGLE_SIGN_ON } from './single-sign-on.ts';

/** What stands before the library that signs people in: it may refuse, and sees what was answered. */
export type Door = (request: Request, answer: (request: Request) => Promise<Response>) => Promise<Response>;

type HeadersOf = (c: Context) => Headers;

/**
 * What follows a password or stands for it: a code, and single sign-on. The library's own addresses for these take more
 * than we want (tokens by hand, devices that are trusted, pages to go on to), so each is called with words of ours.
 */
export function serveSecondStep(app: Hono, parts: Parts, headersOf: HeadersOf, door: Door): void {
  const enter = (request: Request) => door(request, (one) => parts.signIn.handler(one));
  const ask = (c: Context, path: string, body: object) => enter(asked(c.req.url, headersOf(c), path, body));

  app.post('/api/auth/second-factor', async (c) => {
    const { code } = await bodyOf(c, z.object({ code: z.string().max(40) }));
    const typed = codeAsTyped(code);
    const how = isOfApp(typed) ? 'verify-totp' : 'verify-backup-code';
    return said(await ask(c, `/two-factor/${how}`, { code: typed }));
  });

  if (!parts.singleName) return;
  app.post('/api/auth/single-sign-on', async (c) => {
    const { returnTo } = await bodyOf(c, z.object({ returnTo: z.string().max(2000).optional() }));
    const back = ownAddress(returnTo);
    const callbackURL = back ? `/dang-nhap?ve=${encodeURIComponent(back)}` : '/dang-nhap';
    return ask(c, '/sign-in/social', { ...toProvider, callbackURL, errorCallbackURL: '/dang-nhap' });
  });
  app.get(`/api/auth/callback/${SINGLE_SIGN_ON}`, async (c) => {
    const answer = await enter(new Request(c.req.raw, { headers: headersOf(c) }));
    if (answer.status < 400) return answer;
    // A page, not a program, comes back here: what the door refuses is said where one signs in.
    const { code = 'off' } = (await answer.json().catch(() => ({}))) as { code?: string };
    return c.redirect(`/dang-nhap?error=${encodeURIComponent(code)}`);
  });
}

export const toProvider = { provider: SINGLE_SIGN_ON, disableRedirect: true };

/** The request to another address of the library, with our words in it. */
export function asked(address: string, headers: Headers, path: string, body: object): Request {
  const url = new URL(address);
  url.pathname = `/api/auth${path}`;
  url.search = '';
  headers.delete('content-length');
  headers.set('content-type', 'application/json');
  // With a session the library would take a code as that of somebody who sets their second factor up.
  if (path.startsWith('/two-factor/')) headers.set('cookie', challengeOf(headers.get('cookie') ?? ''));
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

const challengeOf = (cookies: string): string =>
  cookies
    .split(';')
    .filter((one) => !/session_(token|data)=/.test(one))
    .join(';');

/** Only an address of this application: two slashes would lead to another host. */
function ownAddress(address: string | undefined): string | null {
  return address && /^\/[^/\\]/.test(address) ? address : null;
}

async function bodyOf<T>(c: Context, shape: z.ZodType<T>): Promise<T> {
  const parsed = shape.safeParse(await c.req.json().catch(() => null));
  if (!parsed.success) throw problem('badInput');
  return parsed.data;
}

/** Cookies as the library set them, and of its words only the code of a refusal: its session key is no page's business. */
async function said(answer: Response): Promise<Response> {
  const words = (await answer.json().catch(() => null)) as { code?: string; message?: string } | null;
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  const isOfDoor = ['locked', 'off'].includes(words?.code ?? '');
  const refused = isOfDoor ? words : { code: refusals[words?.code ?? ''] ?? 'wrong' };
  const body = answer.ok ? { done: true } : refused;
  return new Response(JSON.stringify(body), { status: answer.status, headers });
}

const refusals: Record<string, 'used' | 'begin' | 'tooMany'> = {
  [CODE_USED]: 'used',
  INVALID_TWO_FACTOR_COOKIE: 'begin',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'begin',
  ACCOUNT_TEMPORARILY_LOCKED: 'tooMany',
};
