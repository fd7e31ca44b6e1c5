import { os } from '@orpc/server';
import { type Clock, dayInVietnam } from '#platform/clock.ts';
import type { Db } from '#platform/database/connection.ts';
import { type Address, routeOf } from '#platform/http/addresses.ts';
import type { RequestContext } from '#platform/http/context.ts';
import { AWAY } from '#platform/http/presence.ts';
import { problem } from '#platform/http/problems.ts';
import { noteUser } from '#platform/server-log.ts';
import { type Act, beforeAnythingElse, may, permissions } from '../permissions.ts';
import type { Viewer } from '../schema.ts';
import { whatMust } from '../security/rules.ts';
import { standingOf } from '../security/store.ts';
import { findViewer, logAs } from '../store.ts';
import { findByToken } from '../tokens/store.ts';
import { stateOf } from './rules.ts';
import { endSession, noteSeen } from './store.ts';

/** Who asks, and in which session of theirs; null where a program asks by its token. */
interface Asking {
  viewer: Viewer;
  sessionId: string | null;
}

/** The viewer behind a request's token or cookies, or null. */
export async function viewerOf(context: RequestContext, db: Db = context.db): Promise<Viewer | null> {
  return (await askingOf(context, db))?.viewer ?? null;
}

async function askingOf(context: RequestContext, db: Db = context.db): Promise<Asking | null> {
  const asking = await findAsking(context, db);
  if (asking) noteUser(asking.viewer.userId);
  return asking;
}

async function findAsking(context: RequestContext, db: Db): Promise<Asking | null> {
  const bearer = context.headers.get('authorization');
  if (bearer) {
    const viewer = await viewerOfToken(db, bearer, context.clock);
    return viewer && { viewer, sessionId: null };
  }
  const session = await context.signIn.api.getSession({ headers: context.headers });
  const found = session && (await findViewer(db, session.user.id, context.clock));
  const viewer = found && (await thereStill(context, found, session.session.id));
  return viewer && { viewer, sessionId: session.session.id };
}

/** The person, unless the session has lain idle too long or is old; with what they must do first. */
async function thereStill(context: RequestContext, viewer: Viewer, sessionId: string) {
  const { db, clock } = context;
  const now = clock.now();
  const { session, ...standing } = await standingOf(db, viewer, sessionId);
  const state = session ? stateOf(session, now, viewer, standing.settings) : 'idle';
  if (state === 'idle' || state === 'old') {
    await db.transaction().execute(async (tx) => {
      await endSession(tx, sessionId);
      await logAs(tx, viewer, `session.${state}`, { kind: 'user', id: viewer.userId });
    });
    return null;
  }
  if (state === 'note' && !context.headers.has(AWAY)) await noteSeen(db, sessionId, now);
  const must = whatMust(standing, now);
  return must ? { ...viewer, must } : viewer;
}

/** The session in which somebody asks who is there in person. */
export function currentSession({ sessionId }: Pick<Asking, 'sessionId'>): string {
  if (!sessionId) throw problem('notSignedIn');
  return sessionId;
}

async function viewerOfToken(db: Db, bearer: string, clock: Clock): Promise<Viewer | null> {
  const found = await findByToken(db, bearer.replace(/^Bearer +/i, ''));
  const viewer = found && (await findViewer(db, found.userId, clock));
  // By the day of the world: the clock of an example may stand years before.
  if (!viewer || found.expiresOn < dayInVietnam(clock.now())) return null;
  return { ...viewer, tokenScopes: found.scopes };
}

const base = os.$context<RequestContext>();

/** A route that anybody may call; the viewer is there if signed in. */
export const publicAct = (act: Act, address?: Address, summary?: string) =>
  base
    .$meta({ act })
    .$route(routeOf(address, summary))
    .use(async ({ context, next }) => {
      if (permissions[act] !== 'public') throw new Error(`${act} is not public`);
      return next({ context: { viewer: await viewerOf(context) } });
    });

/** A route for somebody who stays unknown: nobody looks who asks, not even whether they are signed in. */
export const unknownAct = (act: Act) =>
  base.$meta({ act }).use(async ({ next }) => {
    if (permissions[act] !== 'public') throw new Error(`${act} is not public`);
    return next();
  });

const OUT_OF_SCOPE =
  'Người tạo mã truy cập không có quyền làm việc này, hoặc mã không có phạm vi cho nó. Chưa có gì được thay đổi.';

/** Who asks, where they may do the act: what every door asks first, also those of files. */
export const permitted = async (context: RequestContext, name: Act): Promise<Viewer> =>
  (await admitted(context, name)).viewer;

async function admitted(context: RequestContext, name: Act): Promise<Asking> {
  const asking = await askingOf(context);
  if (!asking) throw problem('notSignedIn');
  const { viewer } = asking;
  if (viewer.must && !beforeAnythingElse.includes(name))
    throw problem('mustFirst', undefined, { must: viewer.must });
  if (!may(viewer, name)) throw problem('forbidden', viewer.tokenScopes && OUT_OF_SCOPE);
  return asking;
}

/**
 * A route for those who may do the act. Permission is decided before the input is read. With an address under /api/v1
 * programs may call it too; without one it is for our pages.
 */
export const act = (name: Act, address?: Address, summary?: string) =>
  base
    .$meta({ act: name })
    .$route(routeOf(address, summary))
    .use(async ({ context, next }) => next({ context: await admitted(context, name) }));
