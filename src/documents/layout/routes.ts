import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import { act } from '#accounts/session/routes.ts';
import { problem } from '#platform/http/problems.ts';
import { findDocument } from '../store.ts';
import { PageLayout } from './schema.ts';
import { listLayout } from './store.ts';

/** Whoever may read the document may know where its words stand; empty for a file without pages of its own. */
const get = act('document.read', 'GET /documents/{documentId}/layout', 'Chữ đứng ở đâu trên trang giấy')
  .input(z.object({ documentId: z.uuid() }))
  .output(z.array(PageLayout))
  .handler(async ({ context: { db, viewer }, input }) => {
    const document = await findDocument(db, sees(viewer), input.documentId, viewer.today);
    if (!document) throw problem('notFound');
    return listLayout(db, document.id);
  });

export const layoutRouter = { layout: { get } };
