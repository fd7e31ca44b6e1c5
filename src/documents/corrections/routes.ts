import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import { act } from '#accounts/session/routes.ts';
import { problem } from '#platform/http/problems.ts';
import { listLayout } from '../layout/store.ts';
import { findDocument } from '../store.ts';
import { standsAt } from './rules.ts';
import { MadeCorrection } from './schema.ts';
import { listCorrections } from './store.ts';

/** Whoever may read the document may see where a person read otherwise than the machine. */
const list = act('document.read', 'GET /documents/{documentId}/corrections', 'Chữ đã sửa so với máy đọc')
  .input(z.object({ documentId: z.uuid() }))
  .output(z.array(MadeCorrection))
  .handler(async ({ context: { db, viewer }, input }) => {
    const document = await findDocument(db, sees(viewer), input.documentId, viewer.today);
    if (!document) throw problem('notFound');
    const corrections = await listCorrections(db, document.id);
    if (corrections.length === 0) return [];
    const laid = { text: document.text, layout: await listLayout(db, document.id) };
    return corrections.map((correction) => ({ ...correction, span: standsAt(laid, correction) }));
  });

export const correctionsRouter = { corrections: { list } };
