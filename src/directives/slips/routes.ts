import { randomUUID } from 'node:crypto';
import { findCodes } from '@dondoc/intake';
import type { Context as HonoContext } from 'hono';
import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act, permitted } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { checkMarks, logRefusal, sendFile } from '#documents/routes.ts';
import { insertFile, removeUnkept } from '#documents/store.ts';
import { readPermitted, sha256 } from '#documents/worker.ts';
import type { Parts } from '#platform/http/context.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { streamWork } from '#platform/http/slow-work.ts';
import { receiveUpload, type Upload } from '#platform/http/upload.ts';
import { writeAct } from '../acts/store.ts';
import { idsOfCodes } from '../listing/store.ts';
import { lockDirective, summariesOf } from '../store.ts';
import { slipOf } from './forms.ts';
import { filing, readSlip } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';
import { printSlips } from './worker.ts';

const HANDLED = 'Phiếu này đã được ghi hoặc đã bỏ. Tải lại để xem; chưa có gì thay đổi.';

const list = act('slip.file')
  .output(z.array(shape.SlipPage))
  .handler(async ({ context: { db, viewer } }) => {
    const { office, today } = viewer;
    const pages = await store.listWaiting(db, office.id);
    const codes = pages.flatMap(({ code }) => code ?? []);
    const ids = [...(await store.idsOf(db, office.id, codes)).values()];
    const rows = new Map((await summariesOf(db, sees(viewer), ids, today)).map((row) => [row.code, row]));
    return pages.flatMap(({ id, page, uploadedAt, fileName, code }) => {
      const row = rows.get(code ?? '');
      // Of a document that is said to hold a secret nothing is shown.
      if (code && !row) return [];
      const leads = row?.standing.leads.map(({ agency }) => agency) ?? [];
      const directive = row ? { code: row.code, title: row.title, leads } : null;
      return [{ id, page, uploadedAt, fileName, directive }];
    });
  });

/** The clerk writes what stands on the page; whose head has signed it is on the paper, which goes along. */
const file = act('slip.file')
  .input(shape.SlipReport)
  .output(z.object({ code: z.string() }))
  .handler(async ({ context: { db, viewer }, input: { id, code, ...report } }) => {
    await writeAct(db, viewer, code, async ({ tx, snapshot }) => {
      const page = await store.lockWaiting(tx, viewer.office.id, id);
      if (!page) throw problem('conflict', HANDLED);
      const picture = { id: page.fileId, name: page.fileName, size: page.size };
      const event = orThrow(filing(snapshot, report, picture));
      const directive = await lockDirective(tx, viewer.office.id, code);
      if (directive) await store.markFiled(tx, id, directive.id);
      return event;
    });
    return { code };
  });

/** A page that is no slip, or twice there. */
const drop = act('slip.file')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const page = await store.lockWaiting(tx, viewer.office.id, id);
      if (!page) throw problem('notFound');
      await store.markDropped(tx, id);
      await logAs(tx, viewer, 'slip.drop', { kind: 'file', id: page.fileId });
      return { id };
    }),
  );

export const slipsRouter = { slips: { list, file, drop } };

/** Read and checked whole before anything of it is kept, as any upload. */
async function takeScan(parts: Parts, viewer: Viewer, sent: Upload): Promise<shape.SlipsTaken> {
  await checkMarks(parts, viewer, 'slip.upload', sent);
  const hash = sha256(sent.bytes);
  const permittedFile = await readPermitted(sent.bytes, sent.name);
  if (!permittedFile.ok) await logRefusal(parts, viewer, 'slip.upload', hash, permittedFile.code);
  orThrow(permittedFile);
  const found = await findCodes(sent.bytes, sent.name);
  if (!found.ok) throw problem('refused', found.message);
  const read = found.value.map((page) => ({ ...page, slip: readSlip(viewer.office.id, page.codes) }));
  const codes = read.flatMap(({ slip }) => (slip.kind === 'own' ? [slip.code] : []));
  const known = await store.idsOf(parts.db, viewer.office.id, codes);
  const taken: shape.SlipsTaken = { filed: 0, unread: 0, refused: [] };
  for (const { number, picture, slip } of read) {
    const directiveId = slip.kind === 'own' ? known.get(slip.code) : undefined;
    if (slip.kind === 'foreign' || (slip.kind === 'own' && !directiveId)) {
      taken.refused.push(
        `Trang ${number}: mã vuông không phải phiếu của cơ quan này. Trang không được lưu; kiểm tra lại phiếu.`,
      );
      continue;
    }
    await keepPage(parts, viewer, { number, picture, directiveId: directiveId ?? null, name: sent.name });
    if (directiveId) taken.filed += 1;
    else taken.unread += 1;
  }
  return taken;
}

interface Kept {
  number: number;
  picture: Uint8Array;
  directiveId: string | null;
  name: string;
}

async function keepPage({ db, files }: Parts, viewer: Viewer, page: Kept): Promise<void> {
  const { number, picture, directiveId } = page;
  const officeId = viewer.office.id;
  const fileId = randomUUID();
  const name = `${page.name.replace(/\.[^.]*$/, '')}-trang-${number}.jpg`;
  await files.put(fileId, picture);
  await db
    .transaction()
    .execute(async (tx) => {
      const kept = {
        officeId,
        name,
        mediaType: 'image/jpeg',
        size: picture.length,
        createdBy: viewer.userId,
      };
      await insertFile(tx, fileId, { ...kept, sha256: sha256(picture) });
      await store.insertSlip(tx, { officeId, fileId, page: number, directiveId, uploadedBy: viewer.userId });
      await logAs(tx, viewer, 'slip.upload', { kind: 'file', id: fileId }, { page: number });
    })
    .catch(async (error) => {
      await removeUnkept(db, files, fileId);
      throw error;
    });
}

const Codes = z.array(z.string().max(100)).min(1).max(shape.MOST_SLIPS);

export function slipRoutes(parts: Parts) {
  const viewerOf = (c: HonoContext, name: 'slip.file' | 'slip.print') =>
    permitted({ ...parts, headers: c.req.raw.headers }, name);

  async function upload(c: HonoContext): Promise<Response> {
    const viewer = await viewerOf(c, 'slip.file');
    const sent = orThrow(await receiveUpload(c.req.raw, parts.maxUploadBytes));
    return streamWork(c, () => takeScan(parts, viewer, sent));
  }

  /** The page as it was scanned, stood upright. */
  async function picture(c: HonoContext): Promise<Response> {
    const viewer = await viewerOf(c, 'slip.file');
    const id = z.uuid().safeParse(c.req.param('id'));
    const page = id.success ? await store.findWaiting(parts.db, viewer.office.id, id.data) : undefined;
    if (!page) throw problem('notFound');
    return sendFile(await parts.files.get(page.fileId), page.fileName, 'image/jpeg');
  }

  /** Slips of the directives that the viewer sees, in the order of the codes. */
  async function print(c: HonoContext): Promise<Response> {
    const viewer = await viewerOf(c, 'slip.print');
    const codes = Codes.safeParse(c.req.queries('code') ?? []);
    if (!codes.success) throw problem('badInput', `Chọn từ 1 đến ${shape.MOST_SLIPS} nhiệm vụ để in phiếu.`);
    const question = { scope: sees(viewer), filter: {}, asOf: viewer.today };
    const ids = await idsOfCodes(parts.db, question, codes.data);
    const rows = await summariesOf(parts.db, question.scope, ids, viewer.today);
    if (rows.length === 0) throw problem('notFound');
    const pdf = await printSlips(rows.map((row) => slipOf(row, viewer.office)));
    const name = rows.length === 1 ? `phieu-${rows[0]?.code}.pdf` : `phieu-${rows.length}-nhiem-vu.pdf`;
    return sendFile(pdf, name, 'application/pdf');
  }

  return { upload, picture, print };
}
