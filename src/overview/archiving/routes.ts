import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { enqueue, openJobOf } from '#accounts/jobs/store.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { dayInVietnam } from '#platform/clock.ts';
import { streamed } from '#platform/files/streamed.ts';
import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { problem } from '#platform/http/problems.ts';
import { openingFiles } from '../opening/routes.ts';
import { heldBack } from './commands.ts';
import { ArchivePage } from './schema.ts';
import * as store from './store.ts';

const page = act('archive.make')
  .output(ArchivePage)
  .handler(async ({ context: { db, viewer } }) => {
    const { id: officeId } = viewer.office;
    const open = await openJobOf(db, officeId, 'archive');
    return {
      archives: await store.listArchives(db, officeId),
      jobId: open?.userId === viewer.userId ? open.id : null,
      holds: await store.holdsNow(db, officeId),
    };
  });

const make = act('archive.make')
  .output(z.object({ jobId: z.string() }))
  .handler(async ({ context }) => {
    const { db, viewer } = context;
    if (await store.isAnyHeld(db, viewer.office.id)) throw heldBack();
    const open = await openJobOf(db, viewer.office.id, 'archive');
    if (open && open.userId !== viewer.userId)
      throw problem(
        'conflict',
        'Đồng chí khác của cơ quan đang lập tệp lưu trữ. Chờ xong rồi mở lại trang này.',
      );
    return { jobId: open?.id ?? (await enqueue(context, viewer, 'archive', {})) };
  });

export const archivingRouter = { archives: { page, make } };

/** Those that carry bytes. */
export function archivingFiles(parts: Parts): FileRoute[] {
  /** The whole office leaves the house: whoever takes it stands in the log. */
  async function fetch(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'archive.make');
    const id = z.uuid().safeParse(c.req.param('id')).data ?? '';
    const found = id && (await store.findArchive(parts.db, viewer.office.id, id));
    if (!found) throw problem('notFound');
    const subject = { kind: 'office', id: viewer.office.id };
    await parts.db
      .transaction()
      .execute((tx) => logAs(tx, viewer, 'archive.fetch', subject, { archiveId: id }));
    const chunks = await parts.files.getStream(id);
    const name = `luu-tru-${viewer.office.shortName}-${dayInVietnam(found.madeAt)}.zip`;
    return streamed(chunks, name, 'application/zip');
  }
  return [{ method: 'get', path: '/archives/:id', handle: fetch, described: null }, ...openingFiles(parts)];
}
