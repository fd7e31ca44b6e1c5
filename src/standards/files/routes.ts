import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { permitted } from '#accounts/session/routes.ts';
import { takeFile } from '#directives/attachments/routes.ts';
import { sendFile } from '#documents/routes.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile, takesFile } from '#platform/http/file-paths.ts';
import { problem } from '#platform/http/problems.ts';
import { Uploaded } from '../evidence/schema.ts';
import { findRevisionFile } from '../evidence/store.ts';

export const evidenceFilePaths = {
  '/standards/evidence-files': {
    post: takesFile({ tag: 'standards', id: 'evidence.upload', summary: 'Gửi tệp của minh chứng' }, Uploaded),
  },
  '/standards/evidence/{id}/files/{revision}': {
    get: sendsFile(
      {
        ...{ tag: 'standards', id: 'evidence.download', summary: 'Tệp của một bản minh chứng' },
        path: { id: 'Minh chứng', revision: 'Bản số' },
      },
      'application/octet-stream',
    ),
  },
};

const Asked = z.object({ id: z.uuid(), revision: z.coerce.number().int().min(1).max(100_000) });

/** Files of evidence. What is sent waits, as the sender's own, until it is hung on a piece of evidence. */
export function evidenceFileRoutes(parts: Parts) {
  async function upload(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'evidence.keep');
    await ownSchool(parts.db, viewer, 'office too', 'units too');
    return c.json(await takeFile(parts, viewer, 'evidence.upload', c.req.raw));
  }

  async function download(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'standard.read');
    const asked = Asked.safeParse(c.req.param());
    if (!asked.success) throw problem('notFound');
    const school = await schoolFor(parts.db, viewer);
    const file = await findRevisionFile(parts.db, school.id, asked.data.id, asked.data.revision);
    if (!file) throw problem('notFound');
    return sendFile(await parts.files.get(file.id), file.fileName, file.mediaType);
  }

  return { upload, download };
}
