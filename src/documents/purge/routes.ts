import { z } from 'zod';
import { mayTakeHand, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { FileStore } from '#platform/files/store.ts';
import type { Parts } from '#platform/http/context.ts';
import { problem } from '#platform/http/problems.ts';
import { exchangedOf, packageFilesOf } from '../receiving/store.ts';
import { settingOf } from '../sending/store.ts';
import { findDocument } from '../store.ts';
import { openFolders } from '../transport/store.ts';
import { NewPurge, Purge } from './schema.ts';
import * as store from './store.ts';

/** Copies of the whole office that a room above keeps: gone before the words are, and none is being made. */
export type DropCopies = (tx: Tx, files: FileStore, officeId: string) => Promise<void>;

/** Files that the rooms above hung on the document: attachments of the reports on its directives. */
export type FilesHungOn = (db: Db, documentId: string) => Promise<string[]>;

const ask = (dropCopies: DropCopies) =>
  act('purge.ask')
    .input(NewPurge)
    .output(z.object({ id: z.string() }))
    .handler(({ context: { db, files, viewer }, input: { documentId, reason } }) =>
      db.transaction().execute(async (tx) => {
        const seen = await findDocument(tx, sees(viewer), documentId, viewer.today);
        const document = await store.findHeldDocument(tx, viewer.office.id, documentId);
        if (!seen || !document) throw problem('notFound');
        if (document.heldAt) throw problem('conflict', 'Đã có người đề nghị huỷ văn bản này.');
        const id = await store.insertPurge(tx, {
          officeId: viewer.office.id,
          documentId,
          sha256: document.sha256,
          reason,
          askedBy: viewer.userId,
          heldFrom: document.createdAt,
        });
        await store.hold(tx, documentId, true);
        await logAs(tx, viewer, 'purge.ask', { kind: 'document', id: documentId }, { purgeId: id });
        await dropCopies(tx, files, viewer.office.id);
        return { id };
      }),
    );

const closed = () => problem('conflict', 'Đề nghị này đã được xử lý. Tải lại để xem.');

const withdraw = act('purge.ask')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({ documentId: z.string() }))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      const purge = await store.lockOpenPurge(tx, viewer.office.id, id);
      if (!purge) throw closed();
      await store.withdrawPurge(tx, id);
      await store.hold(tx, purge.documentId, false);
      await logAs(tx, viewer, 'purge.withdraw', { kind: 'document', id: purge.documentId }, { purgeId: id });
      return { documentId: purge.documentId };
    }),
  );

/** What the rooms above hold of a document. */
interface Above {
  filesHungOn: FilesHungOn;
  forgetAbove: store.ForgetAbove;
  dropCopies: DropCopies;
}

const confirm = (above: Above) =>
  act('purge.confirm')
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ files: z.number().int() }))
    .handler(async ({ context: { viewer, ...parts }, input: { id } }) => {
      const gone = await purgeOne(parts, viewer, id, above);
      await store.rewriteTables(parts.db);
      return { files: gone };
    });

async function purgeOne(
  parts: Parts,
  viewer: Viewer,
  id: string,
  { filesHungOn, forgetAbove, dropCopies }: Above,
): Promise<number> {
  return parts.db.transaction().execute(async (tx) => {
    const purge = await store.lockOpenPurge(tx, viewer.office.id, id);
    if (!purge) throw closed();
    if (!mayTakeHand(viewer, 'purge', 'approver', [purge.askedBy]))
      throw problem('forbidden', 'Đồng chí đã đề nghị huỷ nên người khác phải xác nhận. Chưa có gì bị huỷ.');
    const { documentId } = purge;
    const document = await store.findHeldDocument(tx, viewer.office.id, documentId);
    if (!document) throw problem('notFound');
    const fileIds = [
      ...[document.fileId, ...(await packageFilesOf(tx, documentId))],
      ...(await filesHungOn(tx, documentId)),
    ];
    const exchanged = await exchangedOf(tx, documentId);
    await store.deleteDocument(tx, documentId, fileIds, forgetAbove);
    await store.confirmPurge(tx, id, viewer.userId);
    const detail = { purgeId: id, sha256: purge.sha256, files: fileIds.length };
    await logAs(tx, viewer, 'purge.confirm', { kind: 'document', id: documentId }, detail);
    await dropCopies(tx, parts.files, viewer.office.id);
    // Bytes go before the rows: should the server stop right here, the purge is asked anew and finds the rest.
    await Promise.all(fileIds.map((fileId) => parts.files.remove(fileId)));
    await clearFolders(parts, tx, viewer.office.id, exchanged);
    return fileIds.length;
  });
}

/** Packages of it that still lie in the folders; what others have fetched is in their hands. */
async function clearFolders(
  { edxmlDir, maxUploadBytes }: Parts,
  tx: Tx,
  officeId: string,
  { hashes, names }: Awaited<ReturnType<typeof exchangedOf>>,
): Promise<void> {
  const setting = hashes.length + names.length > 0 ? await settingOf(tx, officeId) : null;
  const opened = setting && (await openFolders({ root: edxmlDir, ...setting }, maxUploadBytes));
  if (!opened?.ok) return;
  for (const hash of hashes) await opened.value.destroy(hash);
  for (const name of names) await opened.value.unsend(name);
}

const list = act('purge.read', 'GET /purges', 'Đề nghị huỷ văn bản có nội dung mật')
  .output(z.array(Purge))
  .handler(async ({ context: { db, viewer } }) => {
    const rows = await store.listPurges(db, viewer.office.id);
    return rows.map(({ askedById, ...row }) => ({
      ...row,
      mayConfirm:
        row.confirmedAt === null &&
        row.withdrawnAt === null &&
        mayTakeHand(viewer, 'purge', 'approver', [askedById]),
    }));
  });

export const purgeRouter = (above: Above) => ({
  purge: { list, ask: ask(above.dropCopies), withdraw, confirm: confirm(above) },
});
