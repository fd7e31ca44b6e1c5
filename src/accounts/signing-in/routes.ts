import type { Parts } from '#platform/http/context.ts';
import { CODE_USED } from '#platform/http/second-factor.ts';
import type { Door } from '#platform/http/second-step.ts';
import { CLIENT_ADDRESS, CLIENT_PORT, hashPassword } from '#platform/http/sign-in.ts';
import { SINGLE_SIGN_ON } from '#platform/http/single-sign-on.ts';
import type { SecuritySettings } from '../security/schema.ts';
import { securityOf, strictestOf } from '../security/store.ts';
import { tieOf } from '../single-sign-on/store.ts';
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
    if (at.includes('/two-factor/')) return byCode(parts, request, answer);
    if (at.endsWith('/sign-out')) return signOut(parts, request, answer);
    if (at.endsWith(`/callback/${SINGLE_SIGN_ON}`)) return byProvider(parts, request, answer);
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
  return judged(parts, request, { key, userId: account?.id ?? null, settings, now }, async () => {
    // The library hashes for a name that nobody has, but not where somebody has no password yet.
    if (account && !account.hasPassword) await hashPassword(typed.password);
    const response = await answer(request);
    if (response.status !== 401) return { response };
    return { response, wrong: 'password', said: (left) => refusal(401, 'wrong', wrongSentence(left)) };
  });
}

/** Whoever has the password may not try codes for ever: wrong ones count with wrong passwords. */
async function byCode(parts: Parts, request: Request, answer: Answer): Promise<Response> {
  const { db, clock } = parts;
  const challenge = cookieOf(request.headers.get('cookie') ?? '', 'two_factor');
  const userId = challenge && (await store.challenged(db, challenge));
  if (!userId) return begun(parts, request, await answer(request));
  const tried = { key: `user:${userId}` as const, userId, settings: await securityOf(db, userId) };
  return judged(parts, request, { ...tried, now: clock.now() }, async () => {
    const response = await answer(request);
    const { code = '' } = response.ok ? {} : ((await response.clone().json()) as { code?: string });
    // It was right, and has been read by somebody: its holder hears of it.
    if (code === CODE_USED)
      await db
        .transaction()
        .execute((tx) => store.logOf(tx, 'secondFactor.again', { userId }, fromOf(request)));
    return WRONG_CODES.includes(code) ? { response, wrong: 'code', said: () => response } : { response };
  });
}

/** The library's words for a code of the app and for a recovery code that are not right. */
const WRONG_CODES = ['INVALID_CODE', 'INVALID_BACKUP_CODE'];

/** Back from the provider: whoever left signed in may be tied now, which is another way into their account. */
async function byProvider(parts: Parts, request: Request, answer: Answer): Promise<Response> {
  const { db, signIn } = parts;
  const session = await signIn.api.getSession({ headers: request.headers });
  const userId = session?.user.id;
  const before = userId && (await tieOf(db, userId));
  const response = await answer(request);
  if (userId && !before && (await tieOf(db, userId)))
    await db
      .transaction()
      .execute((tx) => store.logOf(tx, 'single.tie', { userId, actorId: userId }, fromOf(request)));
  return begun(parts, request, response);
}

interface Tried {
  key: store.TryKey;
  userId: string | null;
  settings: SecuritySettings;
  now: Date;
}
/** What the library answered; where it was a wrong try, of what, and what is said with so many tries left. */
type Judgement = { response: Response; wrong?: string; said?: (left: number) => Response };

/** A try is counted before it is judged. */
async function judged(
  parts: Parts,
  request: Request,
  { key, userId, settings, now }: Tried,
  judge: () => Promise<Judgement>,
): Promise<Response> {
  const { db } = parts;
  const { tries, lockedUntil } = await store.takeTry(db, key, settings, now);
  if (lockedUntil) {
    await noteRefused(parts, request, userId, 'locked');
    return refusal(423, 'locked', lockedSentence(lockedUntil));
  }
  const { response, wrong, said } = await judge();
  if (!wrong || !said) {
    // Whoever is in has their count cleared; a password that a code must follow, or what was not judged, is no try.
    if (!tokenOf(response)) await store.giveTryBack(db, key);
    return response.ok ? begun(parts, request, response) : response;
  }
  await noteRefused(parts, request, userId, wrong);
  const locked = await store.lockAfter(db, key, settings, now);
  if (!locked) return said(settings.triesBeforeLock - tries);
  await db.transaction().execute((tx) => store.logOf(tx, 'session.lock', { userId }, { tries }));
  return refusal(423, 'locked', lockedSentence(locked));
}

/** The value of a signed cookie of the library, whatever stands before its name. */
function cookieOf(cookies: string, name: string): string | null {
  for (const one of cookies.split(';')) {
    const [key = '', value = ''] = one.trim().split('=');
    if (key.endsWith(`.${name}`)) return value.split('.')[0] || null;
  }
  return null;
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
