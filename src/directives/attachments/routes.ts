import { randomUUID } from 'node:crypto';
import { readFile } from '@dondoc/intake';
import { secrecyMark } from '@dondoc/reader';
import type { Context as HonoContext } from 'hono';
import { may, sees } from '#accounts/permissions.ts';
import { viewerOf } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { sendFile } from '#documents/routes.ts';
import { insertFile } from '#documents/store.ts';
import { secrecyRefusal, sha256 } from '#documents/worker.ts';
import type { Parts } from '#platform/http/context.ts';
import { type Outcome, ok, orThrow, problem, refuse } from '#platform/http/problems.ts';
import { receiveUpload } from '#platform/http/upload.ts';
import { findDirective } from '../store.ts';
import { findReportFile } from './store.ts';

/** A file of a report: read like any other, for the secrecy gate; a scan without text is kept as it is. */
async function checked(bytes: Uint8Array, name: string): Promise<Outcome<string>> {
  const intake = await readFile(bytes, name);
  if (!intake.ok && intake.reason === 'no-text') return ok('application/pdf');
  if (!intake.ok) return refuse(intake.reason === 'too-large' ? 'tooLarge' : 'refused', intake.message);
  const mark = secrecyMark(intake.value.text);
  return mark ? refuse('refused', secrecyRefusal(mark)) : ok(intake.value.mediaType);
}

/** Files that come with progress reports. */
export function attachmentRoutes(parts: Parts) {
  async function upload(c: HonoContext): Promise<Response> {
    const viewer = await viewerOf({ ...parts, headers: c.req.raw.headers });
    if (!viewer) throw problem('notSignedIn');
    if (!may(viewer, 'directive.report')) throw problem('forbidden');
    const { name, bytes } = orThrow(await receiveUpload(c.req.raw, parts.maxUploadBytes));
    const mediaType = orThrow(await checked(bytes, name));
    const id = randomUUID();
    await parts.files.put(id, bytes);
    const file = {
      officeId: viewer.office.id,
      name,
      mediaType,
      size: bytes.length,
      sha256: sha256(bytes),
      createdBy: viewer.userId,
    };
    await parts.db.transaction().execute(async (tx) => {
      await insertFile(tx, id, file);
      await logAs(tx, viewer, 'attachment.upload', { kind: 'file', id }, { sha256: file.sha256 });
    });
    return c.json({ id, name, size: bytes.length });
  }

  async function download(c: HonoContext): Promise<Response> {
    const viewer = await viewerOf({ ...parts, headers: c.req.raw.headers });
    if (!viewer) throw problem('notSignedIn');
    if (!may(viewer, 'directive.read')) throw problem('forbidden');
    const found = await findDirective(parts.db, sees(viewer), c.req.param('code') ?? '', viewer.today);
    const file = found && (await findReportFile(parts.db, found.summary.id, c.req.param('fileId') ?? ''));
    if (!file) throw problem('notFound');
    return sendFile(await parts.files.get(file.id), file.name, file.mediaType);
  }

  return { upload, download };
}
