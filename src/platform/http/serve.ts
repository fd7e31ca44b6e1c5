import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import type { AnyRouter } from '@orpc/server';
import { ORPCError, ValidationError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { observe } from '../running/observing.ts';
import { currentAsking, logError, noteRoute } from '../server-log.ts';
import { API, carriesFile, createApi } from './api.ts';
import { addressReader } from './client-address.ts';
import type { Parts } from './context.ts';
import { outageOf } from './outages.ts';
import { ownPages } from './own-pages.ts';
import { confine, pageHeaders, STYLE_NONCE } from './policy.ts';
import { PROBLEM_JSON, problemJson } from './problem-json.ts';
import { type ProblemCode, problem, problems } from './problems.ts';
import { limitRates } from './rates.ts';
import { type Door, serveSecondStep } from './second-step.ts';
import { CLIENT_ADDRESS, CLIENT_PORT } from './sign-in.ts';

// What a field is refused for is said in Vietnamese where its shape has no sentence of its own.
z.config(z.locales.vi());

const dist = path.resolve(import.meta.dirname, '../../../dist');

/** Bytes of a request that carries words; files come another way. */
const MOST_WORDS = 1024 * 1024;

const fewWords = bodyLimit({ maxSize: MOST_WORDS, onError: () => Promise.reject(problem('tooLarge')) });

/** The web application around the rooms: sign-in, typed routes, files, pages. */
export function createHttp(parts: Parts, router: AnyRouter, door: Door): Hono {
  const app = new Hono();
  const addressOf = addressReader(parts.trustedProxies);
  app.use(observe);
  app.use(confine);
  app.use(pageHeaders(parts.publicUrl));
  app.use('/api/*', ownPages(parts.publicUrl), limitRates(parts.rateFactor, addressOf));
  for (const small of ['/api/rpc/*', '/api/auth/*']) {
    app.use(small, fewWords);
  }
  app.use(`${API}/*`, (c, next) => (carriesFile(c) ? next() : fewWords(c, next)));
  // Of the library's own addresses only these: names and accounts change through our routes, which are logged.
  const signing = (c: Context) =>
    door(withAddress(c, addressOf(c)), (request) => parts.signIn.handler(request));
  app.post('/api/auth/sign-in/username', signing);
  app.post('/api/auth/sign-out', signing);
  serveSecondStep(app, parts, (c) => headersWithAddress(c, addressOf(c)), door);
  const rpc = new RPCHandler(router, { interceptors: [spellOut], clientInterceptors: [noteRouteOf] });
  app.use('/api/rpc/*', async (c, next) => {
    const context = { ...parts, headers: c.req.raw.headers };
    const { matched, response } = await rpc.handle(c.req.raw, { prefix: '/api/rpc', context });
    return matched ? c.newResponse(response.body, response) : next();
  });
  app.use(`${API}/*`, createApi(parts, router, spellOut, noteRouteOf));
  app.onError(answerError);
  return app;
}

/** Attempts to sign in are counted by address: what a client says of itself is dropped. */
function headersWithAddress(c: Context, address: string | undefined): Headers {
  const headers = new Headers(c.req.raw.headers);
  headers.delete(CLIENT_ADDRESS);
  headers.delete(CLIENT_PORT);
  if (address) headers.set(CLIENT_ADDRESS, address);
  // Absent where a test calls the application without a socket.
  const port = c.env?.incoming ? getConnInfo(c).remote.port : undefined;
  if (port) headers.set(CLIENT_PORT, String(port));
  return headers;
}

const withAddress = (c: Context, address: string | undefined): Request =>
  new Request(c.req.raw, { headers: headersWithAddress(c, address) });

/** The pages, after every other route: files as built, and the one page for every address of the application. */
export function servePages(app: Hono): void {
  app.all('/api/*', () => {
    throw problem('notFound');
  });
  const immutable = 'public, max-age=31536000, immutable';
  app.use(
    '/assets/*',
    serveStatic({
      root: path.relative(process.cwd(), dist),
      precompressed: true,
      onFound: (_file, c) => c.header('cache-control', immutable),
    }),
  );
  app.get('*', async (c) => {
    // Never kept: the nonce in it is good for this one answer.
    c.header('cache-control', 'no-store');
    const page = await readFile(path.join(dist, 'index.html'), 'utf8');
    return c.html(page.replace(STYLE_NONCE, c.get('secureHeadersNonce') ?? ''));
  });
}

/** Input that does not fit its shape gets the sentence of the first field that is wrong. */
async function spellOut<T>({ next }: { next: () => Promise<T> }): Promise<T> {
  try {
    return await next();
  } catch (error) {
    if (error instanceof ORPCError && error.code in problems) throw error;
    if (error instanceof ORPCError && error.code === 'BAD_REQUEST')
      throw problem('badInput', firstIssue(error));
    if (error instanceof ORPCError && error.code === 'METHOD_NOT_SUPPORTED') throw problem('notFound');
    // A body that is no JSON is thrown as the parser throws it.
    if (isBadValue(error) || error instanceof SyntaxError) throw problem('badInput');
    logError(error);
    throw outageOf(error) ?? new ORPCError('INTERNAL_SERVER_ERROR', { message: unexpected() });
  }
}

function firstIssue({ cause }: ORPCError<string, unknown>): string | undefined {
  const issue = cause instanceof ValidationError ? cause.issues[0] : undefined;
  const at = issue?.path?.map((p) => (typeof p === 'object' ? p.key : p)).join('.');
  return issue && `${issue.message} Chưa có gì được lưu.${at ? ` (${at})` : ''}`;
}

/** Said with its number, which stands in the server's log beside what really happened. */
function unexpected(): string {
  const { requestId } = currentAsking() ?? {};
  const sentence = 'Máy chủ gặp lỗi. Chưa có gì được thay đổi. Thử lại sau ít phút.';
  return requestId ? `${sentence} Nếu vẫn lỗi, báo người quản trị mã sự cố ${requestId}.` : sentence;
}

/** Typed routes stand in the log by their names, whichever door was used. */
export function noteRouteOf<T>({
  path,
  next,
}: {
  path: readonly string[];
  next: () => Promise<T>;
}): Promise<T> {
  noteRoute(path.join('.'));
  return next();
}

// What PostgreSQL says of a value that no column can hold: not an id, out of range, a character it does not know.
const BAD_VALUES = ['22P02', '22003', '22008', '22021', '22P05'];
const isBadValue = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && BAD_VALUES.includes(String(error.code));

/** What a refusal or a fault looks like to who asked: our pages, or a program. */
export function answerError(error: Error, c: Context): Response {
  const outage = outageOf(error);
  if (outage) logError(error);
  const known = outage ?? (isBadValue(error) ? problem('badInput') : error);
  const isKnown = known instanceof ORPCError && known.code in problems;
  if (!isKnown && 'getResponse' in error) return (error as { getResponse(): Response }).getResponse();
  if (!isKnown) logError(error);
  const { status } = isKnown ? problems[known.code as ProblemCode] : { status: 500 as const };
  const [code, message] = isKnown ? [known.code, known.message] : ['unexpected', unexpected()];
  const data = isKnown ? known.data : undefined;
  if (c.req.path.startsWith(`${API}/`))
    return c.json(problemJson(code, status, message, data), status, { 'content-type': PROBLEM_JSON });
  return c.json({ code, message, data }, status);
}
