import { randomUUID } from 'node:crypto';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { wasPurged } from '#documents/purge/store.ts';
import { checkMarks, logRefusal, sendFile } from '#documents/routes.ts';
import { insertFile } from '#documents/store.ts';
import { readPermitted, sha256 } from '#documents/worker.ts';
import type { Parts } from '#platform/http/context.ts';
import { sendsFile, takesFile } from '#platform/http/file-paths.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { receiveUpload } from '#platform/http/upload.ts';
import { findDirective } from '../store.ts';
import { readerOf } from '../visibility/rules.ts';
import { findReportFile } from './store.ts';

const Attached = z.object({ id: z.uuid(), name: z.string(), size: z.number().int() });

export const attachmentPaths = {
  '/attachments': {
    post: takesFile(
      { tag: 'directives', id: 'attachments.upload', summary: 'Gửi tệp sẽ đính kèm báo cáo' },
      Attached,
    ),
  },
  '/directives/{code}/files/{fileId}': {
    get: sendsFile(
      {
        ...{ tag: 'directives', id: 'attachments.download', summary: 'Tệp đính kèm báo cáo' },
        path: { code: 'Mã nhiệm vụ', fileId: 'Tệp' },
      },
      'application/octet-stream',
    ),
  },
};

/** Takes one file in that hangs on something else: through the same gates as a document, then kept and logged. */
export async function takeFile(parts: Parts, viewer: Viewer, name: string, request: Request) {
  const sent = orThrow(await receiveUpload(request, parts.maxUploadBytes));
  await checkMarks(parts, viewer, name, sent);
  const { name: fileName, bytes } = sent;
  const hash = sha256(bytes);
  if (await wasPurged(parts.db, viewer.office.id, hash))
    throw problem('secret', 'Tệp này đã bị huỷ vì có nội dung bí mật nhà nước nên không nhận lại.');
  const read = await readPermitted(bytes, fileName);
  if (!read.ok) await logRefusal(parts, viewer, name, hash, read.code);
  const { mediaType } = orThrow(read);
  const id = randomUUID();
  await parts.files.put(id, bytes);
  const file = { officeId: viewer.office.id, name: fileName, mediaType, size: bytes.length, sha256: hash };
  await parts.db.transaction().execute(async (tx) => {
    await insertFile(tx, id, { ...file, createdBy: viewer.userId });
    await logAs(tx, viewer, name, { kind: 'file', id }, { sha256: hash });
  });
  return { id, name: fileName, size: bytes.length };
}

/** Files that come with progress reports, of an agency or inside it. */
export function attachmentRoutes(parts: Parts) {
  async function upload(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'handover.report');
    return c.json(await takeFile(parts, viewer, 'attachment.upload', c.req.raw));
  }

  async function download(c: HonoContext): Promise<Response> {
    const viewer = await permitted({ ...parts, headers: c.req.raw.headers }, 'directive.read');
    const found = await findDirective(parts.db, sees(viewer), c.req.param('code') ?? '', viewer.today);
    const fileId = c.req.param('fileId') ?? '';
    const file =
      found &&
      (await findReportFile(parts.db, { directiveId: found.summary.id, fileId, reader: readerOf(viewer) }));
    if (!file) throw problem('notFound');
    return sendFile(await parts.files.get(file.id), file.name, file.mediaType);
  }

  return { upload, download };
}
