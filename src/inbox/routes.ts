import { z } from 'zod';
import { act } from '#accounts/session/routes.ts';
import { problem } from '#platform/http/problems.ts';
import { InboxNotice } from './schema.ts';
import * as store from './store.ts';

const list = act('inbox.own')
  .output(z.array(InboxNotice))
  .handler(({ context: { db, viewer } }) => store.listNotices(db, viewer.userId));

const unread = act('inbox.own')
  .output(z.object({ count: z.number().int() }))
  .handler(async ({ context: { db, viewer } }) => ({ count: await store.countUnread(db, viewer.userId) }));

const MOST = 500;

const read = act('inbox.own')
  .input(z.object({ ids: z.array(z.uuid()).min(1).max(MOST) }))
  .output(z.object({ count: z.number().int() }))
  .handler(async ({ context: { db, viewer }, input: { ids } }) => ({
    count: await store.markRead(db, viewer.userId, ids),
  }));

const open = act('inbox.own')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({ id: z.string() }))
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    if (!(await store.markOpened(db, viewer.userId, id))) throw problem('notFound');
    return { id };
  });

export const inboxRouter = { inbox: { list, unread, read, open } };
