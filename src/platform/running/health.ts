import { timingSafeEqual } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import { sql } from 'kysely';
import { pendingMigrations } from '../database/migrate.ts';
import type { Parts } from '../http/context.ts';
import { problem } from '../http/problems.ts';
import { logError } from '../server-log.ts';
import { metricsText, type RunningFigure } from './metrics.ts';

type Looks = Record<string, (parts: Parts) => Promise<unknown>>;

/** What the server cannot work without; each throws where it is not so. */
const looks: Looks = {
  database: ({ db }) => sql`select 1`.execute(db),
  migrations: async ({ db }) => {
    const pending = await pendingMigrations(db);
    if (pending.length > 0) throw new Error(`${pending.length} migrations are not applied`);
  },
  files: async ({ files }) => {
    const id = `ready-${process.pid}`;
    await files.put(id, Buffer.from('ready'));
    await files.get(id);
    await files.remove(id);
  },
  queue: ({ jobs }) => jobs.look(),
};

const LONGEST_LOOK_MS = 3000;
/** Whoever asks more often hears the same again: looking costs a write. */
const KEPT_MS = 2000;

/** Doors for those who watch over the server: whether it lives, whether it can work, its figures. */
export function serveHealth(app: Hono, parts: Parts, figures: readonly RunningFigure[]): void {
  let last: { at: number; answer: Promise<Record<string, boolean>> } | null = null;
  app.get('/healthz', (c) => c.json({ alive: true }));
  app.get('/readyz', async (c) => {
    if (!last || performance.now() - last.at > KEPT_MS)
      last = { at: performance.now(), answer: lookAround(parts) };
    const found = await last.answer;
    return c.json(found, Object.values(found).every(Boolean) ? 200 : 503, { 'cache-control': 'no-store' });
  });
  app.get('/metrics', async (c) => {
    if (!mayRead(c, parts.metricsToken)) throw problem('forbidden', ONLY_HERE);
    const text = await metricsText(parts.db, figures);
    return c.body(text, 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  });
}

const ONLY_HERE =
  'Số liệu vận hành chỉ đọc được từ chính máy chủ này, hoặc kèm mã đặt trong METRICS_TOKEN (Authorization: Bearer).';

async function lookAround(parts: Parts): Promise<Record<string, boolean>> {
  const found = Object.entries(looks).map(async ([name, look]) => {
    const isGood = await inTime(look(parts)).then(
      () => true,
      (error) => {
        logError(error);
        return false;
      },
    );
    return [name, isGood] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}

async function inTime(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), LONGEST_LOOK_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** From this machine itself, and not through a proxy on it, which speaks for anybody. */
function mayRead(c: Context, token: string | null): boolean {
  const given = c.req.header('authorization')?.replace(/^Bearer +/i, '') ?? '';
  if (token && same(given, token)) return true;
  if (c.req.header('x-forwarded-for') || c.req.header('forwarded')) return false;
  const address = c.env?.incoming ? getConnInfo(c).remote.address : undefined;
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address ?? '');
}

function same(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
