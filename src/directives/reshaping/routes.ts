import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { findDocument } from '#documents/store.ts';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { refusalWords } from '../review/labels.ts';
import * as review from '../review/store.ts';
import { halves, merged, placesFor } from './rules.ts';
import * as store from './store.ts';

export const ItemVersion = z.object({ itemId: z.uuid(), version: z.number().int() });
export const Version = z.object({ version: z.number().int() });
const Made = z.object({ itemIds: z.array(z.string()) });

type Row = NonNullable<Awaited<ReturnType<typeof review.findItem>>>;

/** The item of a draft, locked; whoever comes too late is told what the other one did. */
export async function lockItem(
  tx: Tx,
  viewer: Viewer,
  { itemId, version }: z.infer<typeof ItemVersion>,
): Promise<Row> {
  const item = await review.findItem(tx, viewer.office.id, itemId);
  if (!item) throw problem('notFound', 'Mục này không còn nữa. Trang đã lấy bản mới để xem lại.');
  if (item.state !== 'draft')
    throw problem('conflict', 'Văn bản đã phát hành; nội dung rà soát không đổi được nữa.');
  if (item.version !== version || item.mergedInto !== null) {
    const last = await review.lastChange(tx, { kind: 'reading-item', id: itemId });
    throw problem('conflict', refusalWords(`Mục ${item.ref}`, last, viewer.userId));
  }
  return item;
}

const logItem = (tx: Tx, viewer: Viewer, id: string, what: string, version?: number) =>
  logAs(
    tx,
    viewer,
    'document.review',
    { kind: 'reading-item', id },
    { what, ...(version ? { version } : {}) },
  );

/** Changes one item of a draft, if nobody else did since the clerk looked. */
export async function change(
  db: Database,
  viewer: Viewer,
  item: z.infer<typeof ItemVersion>,
  what: string,
  write: (tx: Tx, row: Row) => Promise<number | null>,
): Promise<z.infer<typeof Version>> {
  return db.transaction().execute(async (tx) => {
    const row = await lockItem(tx, viewer, item);
    const version = await write(tx, row);
    if (version === null) throw problem('conflict');
    await logItem(tx, viewer, item.itemId, what, version);
    return { version };
  });
}

export async function documentOf(db: Db, viewer: Viewer, id: string) {
  const document = await findDocument(db, sees(viewer), id, viewer.today);
  if (!document) throw problem('notFound');
  return document;
}

const split = act('document.review', 'POST /review-items/{itemId}/split', 'Tách một mục')
  .input(ItemVersion.extend({ at: z.number().int() }))
  .output(Made)
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const row = await lockItem(tx, viewer, input);
      const { text, pages } = await documentOf(tx, viewer, row.documentId);
      const parts = halves(review.itemOf(row, pages), text, input.at);
      if (!parts)
        throw problem('badInput', 'Chọn chỗ tách ở giữa câu: mỗi nửa phải còn chữ. Chưa có gì thay đổi.');
      const { documentId, position, movedTo } = row;
      const made = { documentId, position, movedTo, madeFrom: [row.id] };
      const itemIds: string[] = [];
      for (const proposal of parts) itemIds.push(await store.insertMade(tx, { ...made, proposal }));
      await store.setMergedInto(tx, [row.id], itemIds[0] ?? null);
      await logItem(tx, viewer, row.id, 'split');
      return { itemIds };
    }),
  );

const merge = act('document.review', 'POST /review-items/{itemId}/merge', 'Gộp với mục khác')
  .input(ItemVersion.extend({ nextId: z.uuid(), nextVersion: z.number().int() }))
  .output(Made)
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const row = await lockItem(tx, viewer, input);
      const next = await lockItem(tx, viewer, { itemId: input.nextId, version: input.nextVersion });
      if (row.id === next.id || next.documentId !== row.documentId) throw problem('badInput');
      const { text, pages } = await documentOf(tx, viewer, row.documentId);
      const [a, b] = [review.itemOf(row, pages), review.itemOf(next, pages)];
      const { documentId, position, id } = row;
      // It stands where its first half stood, also if the other half begins earlier in the text.
      const movedTo = a.movedTo ?? (b.movedTo === null && a.span[0] <= b.span[0] ? null : a.span[0]);
      const making = { documentId, position, movedTo, madeFrom: [id, next.id] };
      const made = await store.insertMade(tx, { ...making, proposal: merged(a, b, text) });
      await store.setMergedInto(tx, making.madeFrom, made);
      for (const one of making.madeFrom) await logItem(tx, viewer, one, 'merge');
      return { itemIds: [made] };
    }),
  );

/** Takes a split or a merge back: what was made goes, and what it was made from stands again as it was. */
const unmake = act('document.review')
  .input(z.object({ made: z.array(ItemVersion).min(1).max(2) }))
  .output(Made)
  .handler(({ context: { db, viewer }, input: { made } }) =>
    db.transaction().execute(async (tx) => {
      const rows: Row[] = [];
      for (const item of made) rows.push(await lockItem(tx, viewer, item));
      const origins = [...new Set(rows.flatMap((row) => row.madeFrom as string[]))];
      const documentId = rows[0]?.documentId ?? '';
      if (origins.length === 0) throw problem('badInput', 'Mục này không do tách hay gộp mà có.');
      const all = await store.madeFromAny(tx, documentId, origins);
      const ids = rows.map((row) => row.id);
      if (all.length !== ids.length || all.some((one) => !ids.includes(one.id)))
        throw problem('conflict', 'Mục đã tách, gộp tiếp nên không hoàn tác được. Chưa có gì thay đổi.');
      // First out of the others' hands: what they are merged into takes its parts with it when it goes.
      await store.setMergedInto(tx, origins, null);
      await store.deleteItems(tx, ids);
      for (const id of [...ids, ...origins]) await logItem(tx, viewer, id, 'unmake');
      return { itemIds: origins };
    }),
  );

const move = act('document.review', 'PUT /review-items/{itemId}/place', 'Chuyển chỗ một mục')
  .input(ItemVersion.extend({ before: z.uuid().nullable() }))
  .output(Version)
  .handler(({ context: { db, viewer }, input }) =>
    change(db, viewer, input, 'move', async (tx, row) => {
      const items = await review.listItems(tx, row.documentId, []);
      const places = placesFor(items, input.itemId, input.before);
      if (places.length === 0) throw problem('conflict');
      for (const { id, movedTo } of places) await store.moveItem(tx, id, movedTo);
      return review.updateItem(tx, input.itemId, input.version, {});
    }),
  );

/** Takes back what a person added; what the reader found is rejected instead, so that it can be seen that it was. */
const remove = act('document.review', 'DELETE /review-items/{itemId}', 'Bỏ mục đã thêm bằng tay')
  .input(ItemVersion)
  .output(z.object({ removed: z.boolean() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const row = await lockItem(tx, viewer, input);
      if (!row.addedByHand) throw problem('badInput', 'Mục do phần mềm đọc được thì loại, không xoá.');
      await store.deleteItems(tx, [row.id]);
      await logItem(tx, viewer, row.id, 'remove');
      return { removed: true };
    }),
  );

export const reshapingActs = { split, merge, unmake, move, remove };
