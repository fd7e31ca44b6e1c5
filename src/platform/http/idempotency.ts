import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../database/connection.ts';
import { json } from '../database/json.ts';
import type { RequestContext } from './context.ts';
import { PROBLEM_JSON, problemJson } from './problem-json.ts';

const HEADER = 'idempotency-key';
const KEPT_DAYS = 7;

type Answering = (request: Request) => Promise<Response | null>;

/**
 * A write that carries a key is done once: sent again, it gets the answer of the first time. The key is taken before
 * the work begins, so that a crash in between leaves one that is known to have begun, and never a second write.
 */
export async function answerOnce(
  context: RequestContext,
  request: Request,
  answer: Answering,
): Promise<Response | null> {
  const key = request.headers.get(HEADER);
  if (!key || request.method === 'GET') return answer(request);
  if (!/^[\x21-\x7e]{8,100}$/.test(key))
    return refused('badInput', 400, 'Idempotency-Key gồm 8 đến 100 ký tự không dấu, không có dấu cách.');
  const body = Buffer.from(await request.arrayBuffer());
  const caller = callerOf(request.headers);
  const asked = hashOf(request.method, new URL(request.url).pathname, body);
  const taken = await take(context.db, { caller, key, asked });
  if (taken) return taken;
  const again = new Request(request.url, {
    ...{ method: request.method, headers: request.headers },
    body: body.length > 0 ? body : null,
  });
  const response = await answer(again).catch(async (error) => {
    await forget(context.db, caller, key);
    throw error;
  });
  if (!response || response.status >= 500) await forget(context.db, caller, key);
  else await keep(context.db, caller, key, response.clone());
  return response;
}

/** Whoever sends the same token or session; of either only a hash is kept. */
const callerOf = (headers: Headers): string =>
  hashOf(headers.get('authorization') ?? '', headers.get('cookie') ?? '');

function hashOf(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** Takes the key; gives the answer where somebody has taken it before. */
async function take(
  db: Database,
  { caller, key, asked }: { caller: string; key: string; asked: string },
): Promise<Response | null> {
  await db
    .deleteFrom('idempotencyKey')
    .where('startedAt', '<', sql<Date>`now() - make_interval(days => ${KEPT_DAYS})`)
    .execute();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('idempotencyKey')
    .values({ caller, key, asked })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows) return null;
  const found = await db
    .selectFrom('idempotencyKey')
    .select(['asked', 'status', 'body'])
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!found) return take(db, { caller, key, asked });
  if (found.asked !== asked)
    return refused('conflict', 409, 'Khoá này đã dùng cho một yêu cầu khác. Đặt khoá mới cho yêu cầu mới.');
  if (found.status === null)
    return refused(
      'conflict',
      409,
      'Yêu cầu cùng khoá đang làm, hoặc đã dừng giữa chừng. Xem lại kết quả trước khi gửi với khoá mới.',
    );
  const type = found.status >= 400 ? PROBLEM_JSON : 'application/json';
  return new Response(JSON.stringify(found.body), {
    status: found.status,
    headers: { 'content-type': type, 'idempotent-replay': 'true' },
  });
}

async function keep(db: Database, caller: string, key: string, response: Response): Promise<void> {
  const body = await response.json().catch(() => null);
  await db
    .updateTable('idempotencyKey')
    .set({ status: response.status, body: json(body) })
    .where('caller', '=', caller)
    .where('key', '=', key)
    .execute();
}

const forget = (db: Database, caller: string, key: string) =>
  db.deleteFrom('idempotencyKey').where('caller', '=', caller).where('key', '=', key).execute();

const refused = (code: string, status: number, detail: string): Response =>
  new Response(JSON.stringify(problemJson(code, status, detail)), {
    status,
    headers: { 'content-type': PROBLEM_JSON },
  });
