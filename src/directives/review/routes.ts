import { z } from 'zod';
import { areOwnAgencies } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { lockDocument } from '#documents/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { answerDoubt } from '../doubts/routes.ts';
import { listAnswers } from '../doubts/store.ts';
import { presence } from '../presence/routes.ts';
import { lastEntryOf } from '../presence/store.ts';
import { answerNewer, correctWords, readAgain } from '../rereading/routes.ts';
import { change, documentOf, ItemVersion, reshapingActs, Version } from '../reshaping/routes.ts';
import { wordsAt } from '../reshaping/rules.ts';
import { Finding } from '../schema.ts';
import { refusalWords } from './labels.ts';
import { obstacles } from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const get = act('document.review', 'GET /documents/{documentId}/review', 'Bản đọc và các quyết định rà soát')
  .input(z.object({ documentId: z.uuid() }))
  .output(shape.Review)
  .handler(async ({ context: { db, viewer }, input: { documentId } }) => {
    const document = await documentOf(db, viewer, documentId);
    const items = await store.listItems(db, documentId, document.pages);
    const findings = await store.listFindings(db, documentId);
    const headerDecision = await store.headerDecisionOf(db, documentId);
    return {
      ...{ documentId, headerDecision, items, findings },
      obstacles: obstacles({ ...document, headerDecision }, items, findings),
      answers: await listAnswers(db, documentId),
      reading: await store.newestReading(db, documentId),
      lastEntry: await lastEntryOf(db, documentId, viewer.userId),
    };
  });

/** What the document held of the work so far; whoever may read the document may read that. */
const findings = act('document.read', 'GET /documents/{documentId}/findings', 'Đánh giá mà văn bản nêu')
  .input(z.object({ documentId: z.uuid() }))
  .output(z.array(Finding))
  .handler(async ({ context: { db, viewer }, input }) => {
    const document = await documentOf(db, viewer, input.documentId);
    return (await store.listFindings(db, document.id)).filter((finding) => finding.decision !== 'rejected');
  });

/** The draft under a lock; what is published is not reviewed any more. */
async function lockDraft(tx: Tx, viewer: Viewer, documentId: string) {
  const document = await lockDocument(tx, viewer.office.id, documentId);
  if (!document) throw problem('notFound');
  if (document.state !== 'draft')
    throw problem('conflict', 'Văn bản đã phát hành; nội dung rà soát không đổi được nữa.');
  return document;
}

/** The head is checked like an item. Checking it changes none of its words, so it makes no new version. */
const decideHeader = act(
  'document.review',
  'PUT /documents/{documentId}/review/header',
  'Phần đầu văn bản: đúng, hoặc chưa xem',
)
  .input(z.object({ documentId: z.uuid(), version: z.number().int(), decision: shape.HeaderDecision }))
  .output(z.object({ decision: shape.HeaderDecision }))
  .handler(({ context: { db, viewer }, input: { documentId, version, decision } }) =>
    db.transaction().execute(async (tx) => {
      const document = await lockDraft(tx, viewer, documentId);
      const subject = { kind: 'document', id: documentId };
      if (document.version !== version) {
        const last = await store.lastChange(tx, subject);
        throw problem('conflict', refusalWords('Phần đầu văn bản', last, viewer.userId));
      }
      await store.decideHeader(tx, documentId, decision);
      await logAs(tx, viewer, 'document.review', subject, { what: 'header', decision });
      return { decision };
    }),
  );

/** A finding of the reader is a proposal too: one or all that are listed are kept, or dropped where the document does not say so. */
const decideFindings = act(
  'document.review',
  'PUT /documents/{documentId}/review/findings',
  'Nhận hoặc bỏ các đánh giá',
)
  .input(
    z.object({
      documentId: z.uuid(),
      findings: z
        .array(z.object({ id: z.uuid(), version: z.number().int() }))
        .min(1)
        .max(1_000),
      decision: shape.ItemDecision,
    }),
  )
  .output(z.object({ decided: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { documentId, findings: seen, decision } }) =>
    db.transaction().execute(async (tx) => {
      await lockDraft(tx, viewer, documentId);
      const decided = await store.decideFindings(tx, documentId, seen, decision);
      if (decided < seen.length) {
        const last = await store.lastChange(tx, { kind: 'finding', id: seen[0]?.id ?? '' });
        throw problem('conflict', refusalWords('Phần đánh giá', last, viewer.userId));
      }
      for (const { id } of seen)
        await logAs(tx, viewer, 'document.review', { kind: 'finding', id }, { what: decision });
      return { decided };
    }),
  );

const decide = act(
  'document.review',
  'PUT /review-items/{itemId}/decision',
  'Chấp nhận, loại, hoặc đưa về chưa xem',
)
  .input(ItemVersion.extend({ decision: shape.ItemDecision }))
  .output(Version)
  .handler(({ context: { db, viewer }, input }) =>
    change(db, viewer, input, input.decision, (tx) =>
      store.decideItem(tx, {
        id: input.itemId,
        version: input.version,
        decision: input.decision,
        userId: viewer.userId,
      }),
    ),
  );

/** Saving may accept in the same write: two writes could have somebody else's between them. */
const edit = act('document.review', 'PATCH /review-items/{itemId}', 'Sửa một mục rà soát')
  .input(ItemVersion.extend({ patch: shape.ItemPatch, accept: z.boolean().default(false) }))
  .output(Version)
  .handler(({ context: { db, viewer }, input }) =>
    change(db, viewer, input, 'edit', async (tx) => {
      await ownAgencies(tx, viewer, input.patch.actors ?? []);
      const acceptedBy = input.accept ? viewer.userId : null;
      return store.patchItem(tx, { id: input.itemId, version: input.version, acceptedBy }, input.patch);
    }),
  );

/** Work is laid only on agencies of the office's own directory. */
async function ownAgencies(db: Db, viewer: Viewer, actors: shape.ItemActor[]): Promise<void> {
  const named = actors.flatMap((actor) => actor.agencyId ?? []);
  if (!(await areOwnAgencies(db, viewer.office.id, named))) {
    throw problem(
      'badInput',
      'Cơ quan được chọn không có trong danh bạ. Chọn lại cơ quan; chưa có gì được lưu.',
    );
  }
}

const add = act('document.review', 'POST /documents/{documentId}/review/items', 'Thêm nhiệm vụ bị sót')
  .input(shape.NewItem)
  .output(z.object({ itemId: z.string(), version: z.number().int() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      await lockDraft(tx, viewer, input.documentId);
      const document = await documentOf(tx, viewer, input.documentId);
      await ownAgencies(tx, viewer, input.actors);
      const [start, end] = input.span;
      const isInside = start >= 0 && end <= document.text.length;
      const text = isInside ? wordsAt(document.text, input.span) : '';
      if (text.length < 5)
        throw problem('badInput', 'Chọn đoạn chữ của nhiệm vụ trong văn bản rồi thêm lại.');
      const items = await store.listItems(tx, document.id, document.pages);
      const ref = items.filter((item) => item.span[0] <= input.span[0]).at(-1)?.ref ?? '1';
      const itemId = await store.addItem(tx, { ...input, text, ref }, viewer.userId);
      await logAs(tx, viewer, 'document.review', { kind: 'reading-item', id: itemId }, { what: 'add' });
      return { itemId, version: 1 };
    }),
  );

export const reviewRouter = {
  review: {
    ...{ get, findings, presence, answerDoubt, decideHeader, decideFindings },
    ...{ decide, edit, add, ...reshapingActs, readAgain, correctWords, answerNewer },
  },
};
