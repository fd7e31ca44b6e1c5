import { os } from '@orpc/server';
import type { Db } from '#platform/database/connection.ts';
import type { RequestContext } from '#platform/http/context.ts';
import { problem } from '#platform/http/problems.ts';
import { type Act, may, permissions } from '../permissions.ts';
import type { Viewer } from '../schema.ts';
import { findViewer } from '../store.ts';

/** The viewer behind a request's cookies, or null. */
export async function viewerOf(context: RequestContext, db: Db = context.db): Promise<Viewer | null> {
  const session = await context.signIn.api.getSession({ headers: context.headers });
  return session ? findViewer(db, session.user.id, context.clock) : null;
}

const base = os.$context<RequestContext>();

/** A route that anybody may call; the viewer is there if signed in. */
export const publicAct = (act: Act) =>
  base.$meta({ act }).use(async ({ context, next }) => {
    if (permissions[act] !== 'public') throw new Error(`${act} is not public`);
    return next({ context: { viewer: await viewerOf(context) } });
  });

/** A route for those who may do the act. Permission is decided before the input is read. */
export const act = (name: Act) =>
  base.$meta({ act: name }).use(async ({ context, next }) => {
    const viewer = await viewerOf(context);
    if (!viewer) throw problem('notSignedIn');
    if (!may(viewer, name)) throw problem('forbidden');
    return next({ context: { viewer } });
  });
