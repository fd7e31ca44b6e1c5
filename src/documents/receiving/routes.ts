import { mayFollow, type StatusCode } from '@dondoc/edxml';
import { z } from 'zod';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { problem } from '#platform/http/problems.ts';
import { openDesk } from '../edxml/jobs.ts';
import { mainFile } from '../edxml/rules.ts';
import { Declaring, Marks, type PackageHead } from '../edxml/schema.ts';
import * as store from '../edxml/store.ts';
import { readOffThread } from '../edxml/worker.ts';
import { linkDocuments } from '../links/store.ts';
import { MustDeclare } from '../marks/schema.ts';
import { fullNumber } from '../numbering/rules.ts';
import { registerIncoming } from '../registers/store.ts';
import { takeIn } from '../routes.ts';
import { say } from '../sending/jobs.ts';
import { settingOf } from '../sending/store.ts';
import { findDocumentState, markWithdrawn } from '../store.ts';
import { judgeFile } from '../worker.ts';
import { receiveFile } from './jobs.ts';
import type { Above } from './schema.ts';
import { declarationFields } from './worker.ts';

const ById = z.object({ id: z.uuid() });
const Done = z.object({ ok: z.literal(true) });
const done = { ok: true } as const;
const Reason = z.string().trim().min(1).max(500);

type Row = NonNullable<Awaited<ReturnType<typeof store.lockPackage>>>;

async function locked(tx: Tx, viewer: Viewer, id: string, states: string[]): Promise<Row> {
  const row = await store.lockPackage(tx, viewer.office.id, id);
  if (!row) throw problem('notFound');
  if (!states.includes(row.state))
    throw problem('conflict', 'Gói này đã được xử lý. Tải lại trang để xem; chưa có gì thay đổi thêm.');
  return row;
}

/** Says it to the sender, where it comes in its turn. */
async function answer(
  tx: Tx,
  viewer: Viewer,
  row: Row,
  said: { code: StatusCode; description: string | null; now: Date },
): Promise<void> {
  const setting = await settingOf(tx, viewer.office.id);
  if (!setting) throw problem('refused', 'Chưa đặt mã cơ quan của Văn phòng nên chưa trả lời được.');
  if (!mayFollow(await store.toldCodes(tx, viewer.office.id, row.id), said.code))
    throw problem('conflict', 'Trạng thái này không còn đúng lượt. Tải lại trang để xem.');
  await say(tx, viewer, { setting, packageId: row.id, about: row, ...said });
}

const urgencies: Record<number, 'khan' | 'thuong_khan' | 'hoa_toc'> = {
  ...{ 1: 'khan', 2: 'thuong_khan', 3: 'hoa_toc', 4: 'hoa_toc' },
};

/** Into the book of what comes in, tied to what it answers or replaces, and its sender told (03). */
const accept = act('edxml.keep')
  .input(ById.extend({ twinWhy: z.string().trim().max(500).nullable().default(null) }))
  .output(Done)
  .handler(({ context: { db, viewer, clock }, input: { id, twinWhy } }) =>
    db.transaction().execute(async (tx) => {
      const row = await locked(tx, viewer, id, ['arrived']);
      const head = row.head as PackageHead | null;
      const entryId = await registerIncoming(
        tx,
        viewer,
        {
          ...{ documentId: row.documentId, number: row.codeNumber, notation: row.codeNotation },
          ...{ issuer: row.fromName, issuedOn: row.issuedOn, typeName: row.typeName, subject: row.subject },
          ...{ pages: head?.pageAmount ?? null, urgency: urgencies[head?.priority ?? 0] ?? null },
          ...{ movedOn: row.receivedOn, dueOn: head?.dueOn ?? null, signer: head?.signer.fullName ?? null },
          ...{ signerPosition: head?.signer.position ?? null, note: 'Nhận qua liên thông' },
        },
        // A new version of what stands there already says so itself.
        { twinWhy: twinWhy || (row.earlierId ? 'Bản cập nhật, thay thế nhận qua liên thông' : null) },
      );
      await tie(tx, viewer, row, entryId);
      await store.decide(tx, id, {
        ...{ state: 'accepted', decidedBy: viewer.userId, decidedOn: viewer.today },
      });
      // Published before the clerk came to it, its sender knows already.
      if (!(await store.toldCodes(tx, viewer.office.id, id)).includes('03'))
        await answer(tx, viewer, row, { code: '03', description: null, now: clock.now() });
      await logAs(tx, viewer, 'edxml.accept', { kind: 'edxml-package', id }, { entryId });
      return done;
    }),
  );

async function tie(tx: Tx, viewer: Viewer, row: Row, entryId: string): Promise<void> {
  const from = row.documentId ? { documentId: row.documentId } : { entryId };
  const earlier = row.earlierId ? await store.lockPackage(tx, viewer.office.id, row.earlierId) : null;
  if (earlier?.documentId && earlier.documentId !== row.documentId) {
    const to = { documentId: earlier.documentId };
    await linkDocuments(tx, viewer, { from, to, kind: 'replaces', origin: 'package' });
  }
  for (const { code, promulgatedOn } of (row.head as PackageHead | null)?.responseFor ?? []) {
    const number = fullNumber(code.number || null, code.notation || null);
    if (number && code.number !== row.codeNumber)
      await linkDocuments(tx, viewer, {
        ...{ from, to: { number, issuedOn: promulgatedOn }, kind: 'answers', origin: 'package' },
      });
  }
}

/** Not for this office: its sender is told why (02); a draft made of it is no longer one. */
const refuse = act('edxml.keep')
  .input(ById.extend({ reason: Reason }))
  .output(Done)
  .handler(({ context: { db, viewer, clock }, input: { id, reason } }) =>
    db.transaction().execute(async (tx) => {
      const row = await locked(tx, viewer, id, ['arrived']);
      const state = row.documentId ? await findDocumentState(tx, viewer.office.id, row.documentId) : null;
      if (state === 'published')
        throw problem('refused', 'Văn bản đã phát hành nên không từ chối được nữa. Chưa có gì thay đổi.');
      const by = { decidedBy: viewer.userId, decidedOn: viewer.today };
      await store.decide(tx, id, { state: 'refused', reason, ...by });
      // Another package, or a person, may have brought the same document.
      const others = row.documentId
        ? await store.listPackages(tx, viewer.office.id, { documentId: row.documentId })
        : [];
      if (row.documentId && row.madeDocument && others.every((one) => one.id === id))
        await markWithdrawn(tx, viewer.office.id, row.documentId);
      await answer(tx, viewer, row, { code: '02', description: reason, now: clock.now() });
      await logAs(tx, viewer, 'edxml.refuse', { kind: 'edxml-package', id });
      return done;
    }),
  );

/** The sender wants it back. Nothing is deleted: agreed, the document is marked as withdrawn (15); else it stays (16). */
const answerRecall = act('edxml.keep')
  .input(ById.extend({ agrees: z.boolean(), reason: z.string().trim().max(500).nullable().default(null) }))
  .output(Done)
  .handler(({ context: { db, viewer, clock }, input: { id, agrees, reason } }) =>
    db.transaction().execute(async (tx) => {
      const row = await locked(tx, viewer, id, ['asked']);
      if (!agrees && !reason) throw problem('badInput', 'Ghi lý do từ chối lấy lại. Chưa có gì thay đổi.');
      const target = row.earlierId ? await store.lockPackage(tx, viewer.office.id, row.earlierId) : null;
      if (!target) throw problem('notFound');
      const by = { decidedBy: viewer.userId, decidedOn: viewer.today };
      await store.decide(tx, id, { state: agrees ? 'agreed' : 'declined', reason, ...by });
      if (agrees) await store.markRecalled(tx, target.id, target.documentId);
      if (agrees && target.documentId) await markWithdrawn(tx, viewer.office.id, target.documentId);
      const code = agrees ? '15' : '16';
      await answer(tx, viewer, target, { code, description: reason, now: clock.now() });
      await logAs(tx, viewer, 'edxml.recall', { kind: 'edxml-package', id: target.id }, { agrees });
      return done;
    }),
  );

/** A package that became no document by itself becomes one by a click. */
const take = (above: Above) =>
  act('edxml.keep')
    .input(ById)
    .output(z.object({ documentId: z.string() }))
    .handler(async ({ context: { viewer, ...parts }, input: { id } }) => {
      const kept = await store.keptPackage(parts.db, viewer.office.id, id);
      const read = kept ? await readOffThread(await parts.files.get(kept.fileId)) : null;
      if (!kept || !read?.ok || read.package.kind !== 'document') throw problem('notFound');
      const { attachments } = read.package;
      const main = attachments[mainFile(attachments.map(({ name }) => ({ name, why: null })))];
      if (!main)
        throw problem('refused', 'Gói không có tệp văn bản nào đọc được, nên không lập được văn bản.');
      const fields = declarationFields(kept.declaration);
      const file = { name: main.name, bytes: main.bytes, fields };
      const { documentId, alreadyHere } = await takeIn(parts, viewer, file, above.onRead);
      await parts.db.transaction().execute(async (tx) => {
        await locked(tx, viewer, id, ['arrived', 'accepted']);
        await store.setDocument(tx, id, documentId, !alreadyHere);
        await logAs(tx, viewer, 'edxml.document', { kind: 'edxml-package', id }, { documentId });
      });
      return { documentId };
    });

async function heldFile(parts: Parts, viewer: Viewer, id: string, above: Above) {
  const row = await parts.db.transaction().execute((tx) => locked(tx, viewer, id, ['held']));
  const desk = await openDesk(parts, viewer, above);
  const bytes = desk && (await desk.transport.held(row.sha256));
  if (!desk || !bytes)
    throw problem('refused', 'Tệp không còn trong thư mục chờ. Đề nghị cơ quan gửi gửi lại.');
  return { desk, file: { name: row.fileName ?? 'goi.edxml', bytes, hash: row.sha256 } };
}

/** The red marks on what waits; the pictures lie in the answer and nowhere else. */
const marks = (above: Above) =>
  act('edxml.keep')
    .input(ById)
    .output(Marks)
    .handler(async ({ context: { viewer, ...parts }, input: { id } }) => {
      const { file: held } = await heldFile(parts, viewer, id, above);
      const read = await readOffThread(held.bytes);
      const files = read.ok && read.package.kind === 'document' ? read.package.attachments : [];
      const seen = [];
      for (const file of files) {
        const judged = await judgeFile(file.bytes, file.name, null);
        if (judged.ok || judged.code !== 'mustDeclare') continue;
        seen.push(...MustDeclare.shape.data.parse(judged.data).marks);
      }
      return { marks: seen };
    });

/** A person has the paper before them and says what the red marks are. */
const declare = (above: Above) =>
  act('edxml.keep')
    .input(Declaring)
    .output(Done)
    .handler(async ({ context: { viewer, ...parts }, input: { id, declaration } }) => {
      const { desk, file } = await heldFile(parts, viewer, id, above);
      await receiveFile(desk, { ...file, restedMs: Number.POSITIVE_INFINITY }, declaration);
      return done;
    });

export const decidingRoutes = (above: Above) => ({
  ...{ accept, refuse, answerRecall, take: take(above), marks: marks(above), declare: declare(above) },
});
