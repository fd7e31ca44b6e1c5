import { randomUUID } from 'node:crypto';
import type { Context, Next } from 'hono';
import { matchedRoutes } from 'hono/route';
import { type Asking, logRequest, whileAsking } from '../server-log.ts';
import { countRequest } from './metrics.ts';

export const REQUEST_ID = 'x-request-id';

/**
 * Around every request: it gets a number, which whoever asked can tell the administrator, a line in the log and a place in
 * the figures. Of the address only the template is kept: ids, words of a search and names of files stay out.
 */
export async function observe(c: Context, next: Next): Promise<void> {
  const asking: Asking = { requestId: randomUUID().slice(0, 8) };
  const begun = performance.now();
  await whileAsking(asking, next);
  c.header(REQUEST_ID, asking.requestId);
  const ms = performance.now() - begun;
  const { method } = c.req;
  const { status } = c.res;
  const route = asking.route ?? templateOf(c);
  countRequest(method, route, status, ms / 1000);
  const { requestId, userId } = asking;
  logRequest({ requestId, method, route, status, ms: Math.round(ms * 10) / 10, userId });
}

/** The most exact route that was met; the rest are the pages. */
function templateOf(c: Context): string {
  const paths = matchedRoutes(c).map(({ path }) => path);
  return paths.findLast((path) => !path.includes('*')) ?? (c.req.path.startsWith('/api/') ? '/api/*' : '/*');
}
