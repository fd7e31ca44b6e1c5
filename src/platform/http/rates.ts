import { createHash } from 'node:crypto';
import type { Context, Next } from 'hono';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { API, carriesFile } from './api.ts';
import { problem } from './problems.ts';

/**
 * How often in a minute. Whoever works by hand stays far below; a room of learners answers a survey, and an office calls,
 * from behind one address. What a secret of few signs guards gets few tries.
 */
const A_MINUTE = {
  set_up: 10,
  wrong_token: 60,
  upload: 60,
  search: 240,
  secret_address: 300,
  sheet: 600,
  other: 1800,
};
type Kind = keyof typeof A_MINUTE;

/** What is open to anybody is counted by address; the rest by person or program. */
const byAddress: [path: RegExp, kind: Kind][] = [
  [/^\/api\/rpc\/setup\//, 'set_up'],
  [/^\/api\/rpc\/(sheet|trainingAttendance)\//, 'sheet'],
  [/^\/api\/lich\//, 'secret_address'],
];

function kindOf(c: Context): Kind {
  if (c.req.method === 'POST' && carriesFile(c)) return 'upload';
  return /^\/api\/(rpc|v1)\/search(\/|$)/.test(c.req.path) ? 'search' : 'other';
}

/** The person or program, without keeping what they sign in with. */
function whoOf(c: Context, address: string): string {
  const sign = c.req.header('authorization') ?? c.req.header('cookie');
  return sign ? createHash('sha256').update(sign).digest('base64url') : address;
}

/** Each process counts for itself; several of them allow as many times as much. */
export function limitRates(factor: number, addressOf: (c: Context) => string | undefined) {
  const limiters = Object.fromEntries(
    Object.entries(A_MINUTE).map(([kind, points]) => [
      kind,
      new RateLimiterMemory({ keyPrefix: kind, points: Math.max(1, points * factor), duration: 60 }),
    ]),
  ) as Record<Kind, RateLimiterMemory>;

  const refuse = (c: Context, { msBeforeNext }: RateLimiterRes) => {
    c.header('retry-after', String(Math.max(1, Math.ceil(msBeforeNext / 1000))));
    throw problem('tooMany');
  };
  async function count(c: Context, kind: Kind, key: string): Promise<void> {
    const full = await limiters[kind].consume(key).then(
      () => null,
      (counted: RateLimiterRes) => counted,
    );
    if (full) refuse(c, full);
  }

  return async (c: Context, next: Next): Promise<void> => {
    if (factor === 0) return next();
    const address = addressOf(c) ?? '';
    const open = byAddress.find(([path]) => path.test(c.req.path));
    if (open) await count(c, open[1], address);
    else await count(c, kindOf(c), whoOf(c, address));
    const hasToken = c.req.path.startsWith(API) && c.req.header('authorization');
    const wrong = hasToken ? await limiters.wrong_token.get(address) : null;
    if (wrong && wrong.remainingPoints <= 0) refuse(c, wrong);
    await next();
    if (hasToken && c.res.status === 401) await limiters.wrong_token.penalty(address);
  };
}
