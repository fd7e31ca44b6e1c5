import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { listAgencies, logAs } from '#accounts/store.ts';
import { findDocument, lockDocument } from '#documents/store.ts';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { Finding } from '../schema.ts';
import { obstacles } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

async function documentOf(db: Db, viewer: Viewer, id: string) {
  const document = await findDocument(db, sees(viewer), id, viewer.today);
  if (!document) throw problem('notFound');
  return document;
}

const get = act('document.review')
  .input(z.object({ documentId: z.uuid() }))
  .output(shape.Review)
  .handler(async ({ context, input }) => {
    const document = await documentOf(context.db, context.viewer, input.documentId);
    const items = await store.listItems(context.db, document.id, document.pages);
    return {
      documentId: document.id,
      items,
      findings: await store.listFindings(context.db, document.id),
      citationDoubts: document.citations.filter((c) => c.doubt),
      obstacles: obstacles(document, items),
    };
  });

/** What the document held of the work so far; whoever may read the document may read that. */
const findings = act('document.read')
  .input(z.object({ documentId: z.uuid() }))
  .output(z.array(Finding))
  .handler(async ({ context: { db, viewer }, input }) => {
    const document = await documentOf(db, viewer, input.documentId);
    return (await store.listFindings(db, document.id)).filter((finding) => finding.decision !== 'rejected');
  });

/** A finding of the reader is a proposal too: the clerk drops what the document does not say. */
const keepFinding = act('document.review')
  .input(z.object({ documentId: z.uuid(), findingId: z.uuid(), kept: z.boolean() }))
  .output(z.object({ kept: z.boolean() }))
  .handler(({ context: { db, viewer }, input: { documentId, findingId, kept } }) =>
    db.transaction().execute(async (tx) => {
      const document = await lockDocument(tx, viewer.office.id, documentId);
      if (!document) throw problem('notFound');
      if (document.state !== 'draft')
        throw problem('conflict', 'Văn bản đã phát hành; nội dung rà soát không đổi được nữa.');
      if (!(await store.keepFinding(tx, documentId, findingId, kept))) throw problem('notFound');
      await logAs(tx, viewer, 'document.review', { kind: 'finding', id: findingId }, { kept });
      return { kept };
    }),
  );

const Version = z.object({ version: z.number().int() });

/** Changes one item of a draft, if nobody else did since the clerk looked. */
async function change(
  db: Database,
  viewer: Viewer,
  itemId: string,
  what: string,
  write: (tx: Tx) => Promise<number | null>,
): Promise<{ version: number }> {
  return db.transaction().execute(async (tx) => {
    const item = await store.findItem(tx, viewer.office.id, itemId);
    if (!item) throw problem('notFound');
    if (item.state !== 'draft')
      throw problem('conflict', 'Văn bản đã phát hành; nội dung rà soát không đổi được nữa.');
    const version = await write(tx);
    if (version === null)
      throw problem(
        'conflict',
        'Mục này vừa được người khác sửa. Trang đã lấy bản mới; xem lại rồi quyết định.',
      );
    await logAs(tx, viewer, 'document.review', { kind: 'reading-item', id: itemId }, { what, version });
    return { version };
  });
}

const decide = act('document.review')
  .input(z.object({ itemId: z.uuid(), version: z.number().int(), decision: shape.ItemDecision }))
  .output(Version)
  .handler(({ context: { db, viewer }, input }) =>
    change(db, viewer, input.itemId, input.decision, (tx) =>
      store.decideItem(tx, {
        id: input.itemId,
        version: input.version,
        decision: input.decision,
        userId: viewer.userId,
      }),
    ),
  );

const edit = act('document.review')
  .input(z.object({ itemId: z.uuid(), version: z.number().int(), patch: shape.ItemPatch }))
  .output(Version)
  .handler(({ context: { db, viewer }, input }) =>
    change(db, viewer, input.itemId, 'edit', async (tx) => {
      await ownAgencies(tx, viewer, input.patch.actors ?? []);
      return store.patchItem(tx, input.itemId, input.version, input.patch);
    }),
  );

/** Work is laid only on agencies of the office's own directory. */
async function ownAgencies(db: Db, viewer: Viewer, actors: shape.ItemActor[]): Promise<void> {
  const own = new Set((await listAgencies(db, viewer.office.id)).map((agency) => agency.id));
  if (actors.some((actor) => actor.agencyId !== null && !own.has(actor.agencyId))) {
    throw problem(
      'badInput',
      'Cơ quan được chọn không có trong danh bạ. Chọn lại cơ quan; chưa có gì được lưu.',
    );
  }
}

const add = act('document.review')
  .input(shape.NewItem)
  .output(z.object({ itemId: z.string() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const locked = await lockDocument(tx, viewer.office.id, input.documentId);
      const document = await documentOf(tx, viewer, input.documentId);
      if (locked?.state !== 'draft')
        throw problem('conflict', 'Văn bản đã phát hành; không thêm nhiệm vụ được nữa.');
      await ownAgencies(tx, viewer, input.actors);
      const [start, end] = input.span;
      const isInside = start >= 0 && end <= document.text.length;
      const text = isInside ? document.text.slice(start, end).replace(/\s+/g, ' ').trim() : '';
      if (text.length < 5)
        throw problem('badInput', 'Chọn đoạn chữ của nhiệm vụ trong văn bản rồi thêm lại.');
      const items = await store.listItems(tx, document.id, document.pages);
      const ref = items.filter((item) => item.span[0] <= input.span[0]).at(-1)?.ref ?? '1';
      const itemId = await store.addItem(tx, { ...input, text, ref, userId: viewer.userId });
      await logAs(tx, viewer, 'document.review', { kind: 'reading-item', id: itemId }, { what: 'add' });
      return { itemId };
    }),
  );

export const reviewRouter = { review: { get, findings, keepFinding, decide, edit, add } };
