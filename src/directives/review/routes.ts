import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { findDocument } from '#documents/store.ts';
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
    return store.listFindings(db, document.id);
  });

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
    change(db, viewer, input.itemId, 'edit', (tx) =>
      store.patchItem(tx, input.itemId, input.version, input.patch),
    ),
  );

const add = act('document.review')
  .input(shape.NewItem)
  .output(z.object({ itemId: z.string() }))
  .handler(async ({ context: { db, viewer }, input }) => {
    const document = await documentOf(db, viewer, input.documentId);
    if (document.state !== 'draft')
      throw problem('conflict', 'Văn bản đã phát hành; không thêm nhiệm vụ được nữa.');
    const text = document.text
      .slice(...input.span)
      .replace(/\s+/g, ' ')
      .trim();
    if (text.length < 5) throw problem('badInput', 'Chọn đoạn chữ của nhiệm vụ trong văn bản rồi thêm lại.');
    const items = await store.listItems(db, document.id, document.pages);
    const before = items.filter((item) => item.span[0] <= input.span[0]).at(-1);
    return db.transaction().execute(async (tx) => {
      const itemId = await store.addItem(tx, {
        ...input,
        text,
        ref: before?.ref ?? '1',
        userId: viewer.userId,
      });
      await logAs(tx, viewer, 'document.review', { kind: 'reading-item', id: itemId }, { what: 'add' });
      return { itemId };
    });
  });

export const reviewRouter = { review: { get, findings, decide, edit, add } };
