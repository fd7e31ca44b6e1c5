import { z } from 'zod';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { lockDocument } from '#documents/store.ts';
import { problem } from '#platform/http/problems.ts';
import * as store from './store.ts';

/** «Đã xem, đúng», or the way back. Two who say so at once agree. */
export const answerDoubt = act(
  'document.review',
  'PUT /documents/{documentId}/review/doubts',
  'Trả lời chỗ cần xem kỹ',
)
  .input(z.object({ documentId: z.uuid(), doubt: z.string().min(3).max(200), answered: z.boolean() }))
  .output(z.object({ answered: z.boolean() }))
  .handler(({ context: { db, viewer }, input: { documentId, doubt, answered } }) =>
    db.transaction().execute(async (tx) => {
      const document = await lockDocument(tx, viewer.office.id, documentId);
      if (!document) throw problem('notFound');
      if (document.state !== 'draft')
        throw problem('conflict', 'Văn bản đã phát hành; nội dung rà soát không đổi được nữa.');
      if (answered) await store.insertAnswer(tx, documentId, doubt, viewer.userId);
      else await store.deleteAnswer(tx, documentId, doubt);
      const detail = { what: answered ? 'doubt' : 'doubt-reopened' };
      await logAs(tx, viewer, 'document.review', { kind: 'document', id: documentId }, detail);
      return { answered };
    }),
  );
