import type { Context } from 'hono';
import { z } from 'zod';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { findViewer, logAs } from '#accounts/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { problem } from '#platform/http/problems.ts';
import { calendarOf, etagOf, freshFeedToken } from './rules.ts';
import { Feed, type FeedDeadline, type FeedEvent } from './schema.ts';
import * as store from './store.ts';

const get = act('inbox.own')
  .output(Feed.nullable())
  .handler(({ context: { db, viewer } }) => store.findFeed(db, viewer.userId));

/** The address is shown this once. */
const make = act('inbox.own')
  .output(z.object({ address: z.string() }))
  .handler(({ context: { db, viewer, publicUrl } }) =>
    db.transaction().execute(async (tx) => {
      const token = freshFeedToken();
      const id = await store.insertFeed(tx, { userId: viewer.userId, officeId: viewer.office.id }, token);
      await logAs(tx, viewer, 'feed.make', { kind: 'feed', id });
      return { address: `${publicUrl.replace(/\/$/, '')}/api/lich/${token}.ics` };
    }),
  );

const revoke = act('inbox.own')
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer } }) =>
    db.transaction().execute(async (tx) => {
      const id = await store.revokeFeed(tx, viewer.userId);
      if (!id) throw problem('notFound');
      await logAs(tx, viewer, 'feed.revoke', { kind: 'feed', id });
      return { id };
    }),
  );

export const feedRouter = { feed: { get, make, revoke } };

/** What stands in a person's calendar; the rooms above know, and server.ts hands it in. */
export type DeadlinesOf = (db: Db, viewer: Viewer) => Promise<FeedDeadline[]>;
export type EventsOf = (db: Db, viewer: Viewer) => Promise<FeedEvent[]>;

/** A calendar program has no session: the secret in the address says whose calendar it is. */
export function feedRoutes(
  { db, clock, publicUrl }: Parts,
  deadlinesOf: DeadlinesOf,
  eventsOf: EventsOf = async () => [],
) {
  return {
    calendar: async (c: Context): Promise<Response> => {
      const token = (c.req.param('file') ?? '').replace(/\.ics$/, '');
      const userId = await store.ownerOfFeed(db, token);
      const viewer = userId ? await findViewer(db, userId, clock) : null;
      if (!viewer) throw problem('notFound', 'Lịch này không có hoặc đã bị thu hồi.');
      const { name, today } = viewer;
      const of = { name, today, publicUrl, userId: viewer.userId };
      const body = calendarOf(await deadlinesOf(db, viewer), of, await eventsOf(db, viewer));
      const etag = etagOf(body);
      c.header('etag', etag);
      c.header('cache-control', 'private, no-cache');
      // A proxy that packs answers marks the tag as weak.
      if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304);
      return c.body(body, 200, { 'content-type': 'text/calendar; charset=utf-8' });
    },
  };
}
