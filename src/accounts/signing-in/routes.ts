import type { Parts } from '#platform/http/context.ts';
import type { Door } from '#platform/http/second-step.ts';
import { CLIENT_ADDRESS, CLIENT_PORT, hashPassword } from '#platform/http/sign-in.ts';
import { securityOf, strictestOf } from '../security/store.ts';
import { isDormant, lockedSentence, OFF_SENTENCE, wrongSentence } from './rules.ts';
import * as store from './store.ts';

/**
 * Everything that signs people in and out goes through here: tries are counted before the library judges them, whoever
 * is switched off gets no session, and each of it is written down with address and port.
 */
export const signInDoor =
  (parts: Parts): Door =>
  async (request, answer) => {
    const at = new URL(request.url).pathname;
    if (at.endsWith('/sign-in/username')) return byPassword(parts, request, answer);
    if (at.endsWith('/sign-out')) return signOut(parts, request, answer);
    return begun(parts, request, await answer(request));
  };

type Answer = Parameters<Door>[1];

const refusal = (status: number, code: string, message: string) =>
  Response.json({ code, message }, { status });

function fromOf({ headers }: Request): store.From {
  return { address: headers.get(CLIENT_ADDRESS) ?? '', port: Number(headers.get(CLIENT_PORT) ?? 0) };
}

async function byPassword(parts: Parts, request: Request, answer: Answer): Promise<Response> {
  const typed = await credentialsOf(request);
  if (!typed) return answer(request);
  const { db, vault, clock } = parts;
  const now = clock.now();
  const account = await store.findAccount(db, typed.username);
  const key: store.TryKey = account ? `user:${account.id}` : `name:${vault.mark(typed.username)}`;
  const settings = account ? await securityOf(db, account.id) : await strictestOf(db);
  const { tries, lockedUntil } = await store.takeTry(db, key, settings, now);
  const refused = (reason: string) => noteRefused(parts, request, account?.id ?? null, reason);
  if (lockedUntil) {
    await refused('locked');
    return refusal(423, 'locked', lockedSentence(lockedUntil));
  }
  // The library hashes for a name that nobody has, but not where somebody has no password yet.
  if (account && !account.hasPassword) await hashPassword(typed.password);
  const response = await answer(request);
  if (response.ok) return begun(parts, request, response);
  if (response.status !== 401) {
    await store.giveTryBack(db, key);
    return response;
  }
  await refused('password');
  const locked = await store.lockAfter(db, key, settings, now);
  if (!locked) return refusal(401, 'wrong', wrongSentence(settings.triesBeforeLock - tries));
  await db
    .transaction()
    .execute((tx) => store.logOf(tx, 'session.lock', { userId: account?.id ?? null }, { tries }));
  return refusal(423, 'locked', lockedSentence(locked));
}

async function credentialsOf(request: Request) {
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  if (typeof body !== 'object' || body === null) return null;
  const { username, password } = body as Record<string, unknown>;
  if (typeof username !== 'string' || typeof password !== 'string') return null;
  // As the library spells it.
  return { username: username.toLowerCase(), password };
}

const noteRefused = ({ db }: Parts, request: Request, userId: string | null, reason: string) =>
  db
    .transaction()
    .execute((tx) => store.logOf(tx, 'session.refused', { userId }, { reason, ...fromOf(request) }));

/** The token of the session that an answer begins, if it does. */
function tokenOf(response: Response): string | null {
  for (const cookie of response.headers.getSetCookie()) {
    const found = /^[^=]*\.session_token=([^;]+)/.exec(cookie)?.[1];
    if (found) return decodeURIComponent(found).split('.')[0] ?? null;
  }
  return null;
}

/** Whether somebody may come in is asked once they have shown who they are, whichever way. */
async function begun(parts: Parts, request: Request, response: Response): Promise<Response> {
  const token = tokenOf(response);
  const session = token ? await store.sessionByToken(parts.db, token) : undefined;
  if (!session) return response;
  const { db, clock } = parts;
  const { id, userId } = session;
  const now = clock.now();
  const [account, settings] = await Promise.all([store.readAccount(db, userId), securityOf(db, userId)]);
  const dormant = isDormant(account, settings.dormantDays, now);
  // Single sign-on and codes come without the look that a password takes.
  const locked = await store.lockOf(db, userId, now);
  return db.transaction().execute(async (tx) => {
    if (locked) {
      await store.dropSession(tx, id);
      await store.logOf(tx, 'session.refused', { userId }, { reason: 'locked', ...fromOf(request) });
      return refusal(423, 'locked', lockedSentence(locked));
    }
    if (account.offSince || dormant) {
      if (!account.offSince && (await store.switchOff(tx, userId, 'dormancy', now)))
        await store.logOf(tx, 'member.dormant', { userId }, { days: settings.dormantDays });
      await store.dropSession(tx, id);
      await store.logOf(tx, 'session.refused', { userId }, { reason: 'off', ...fromOf(request) });
      return refusal(403, 'off', OFF_SENTENCE);
    }
    await store.clearTries(tx, userId, now);
    await store.noteSignIn(tx, session, now);
    await store.logOf(tx, 'session.begin', { userId, actorId: userId }, fromOf(request));
    return response;
  });
}

async function signOut(parts: Parts, request: Request, answer: Answer): Promise<Response> {
  const session = await parts.signIn.api.getSession({ headers: request.headers }).catch(() => null);
  const response = await answer(request);
  if (session && response.ok) {
    const userId = session.user.id;
    await parts.db
      .transaction()
      .execute((tx) => store.logOf(tx, 'session.end', { userId, actorId: userId }, fromOf(request)));
  }
  return response;
}
