import { z } from 'zod';
import { act } from '#accounts/session/routes.ts';
import { problem } from '#platform/http/problems.ts';
import { Present } from './schema.ts';
import * as store from './store.ts';

/** The heartbeat of an open desk: says where one is, hears who else is there. No decision, so not in the log. */
export const presence = act('document.review')
  .input(z.object({ documentId: z.uuid(), entry: z.string().max(100).nullable() }))
  .output(z.array(Present))
  .handler(async ({ context: { db, viewer }, input: { documentId, entry } }) => {
    if (!(await store.isOfOffice(db, viewer.office.id, documentId))) throw problem('notFound');
    await store.beat(db, documentId, viewer.userId, entry);
    return store.listOthers(db, documentId, viewer.userId);
  });
