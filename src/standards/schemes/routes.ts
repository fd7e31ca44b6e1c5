import { z } from 'zod';
import { may, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { ownSchool, schoolFor } from '#accounts/schools/routes.ts';
import { act } from '#accounts/session/routes.ts';
import { lockOffice, logAs } from '#accounts/store.ts';
import { listDocuments } from '#documents/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { setFor } from '../sets/routes.ts';
import { listSets } from '../sets/store.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const get = act('standard.read', 'GET /scheme', 'Đề án xây dựng trường chuẩn')
  .input(z.object({}))
  .output(shape.SchemesView)
  .handler(async ({ context: { db, viewer } }) => {
    const school = await schoolFor(db, viewer);
    const documents = await documentsFor(db, viewer);
    const names = new Map(documents.map(({ id, label }) => [id, label]));
    const all = (await store.listSchemes(db, school.id)).map((one) => ({
      ...one,
      documentName: (one.documentId && names.get(one.documentId)) ?? null,
    }));
    const sets = await listSets(db, viewer.office.id);
    return {
      schoolName: school.name,
      current: all.find(({ endedAt }) => endedAt === null) ?? null,
      former: all.filter(({ endedAt }) => endedAt !== null),
      mayKeep: may(viewer, 'scheme.keep') && school.relation !== 'partner',
      sets: sets.map(({ id, name, version }) => ({ id, label: `${name}, bản ${version}` })),
      documents,
    };
  });

/** Documents that this very person may see: others may hang on the scheme and stay unseen. */
async function documentsFor(db: Db, viewer: Viewer) {
  const documents = await listDocuments(db, sees(viewer));
  return documents.map(({ id, number, subject }) => ({
    id,
    label: [number, subject].filter(Boolean).join(' · ') || 'Văn bản chưa có số',
  }));
}

const set = act('scheme.keep')
  .input(shape.SchemeInput.extend({ replaces: z.uuid().nullable() }))
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { replaces, ...scheme } }) =>
    db.transaction().execute(async (tx) => {
      const school = await ownSchool(tx, viewer, 'office too');
      await lockOffice(tx, viewer.office.id);
      const now = await store.schemeInForce(tx, school.id);
      if ((now?.id ?? null) !== replaces)
        throw problem('conflict', 'Đề án vừa được người khác ghi. Tải lại để xem bản mới, rồi làm lại.');
      if (scheme.setId) await setFor(tx, viewer, scheme.setId);
      await mayLink(tx, viewer, scheme.documentId, now?.documentId ?? null);
      const of = { officeId: viewer.office.id, schoolId: school.id, addedBy: viewer.userId };
      const id = await store.insertScheme(tx, of, scheme);
      await logAs(tx, viewer, 'scheme.set', { kind: 'scheme', id }, { level: scheme.targetLevel });
      return { id };
    }),
  );

/** A document that one sees, or the one that hangs on it already. */
async function mayLink(db: Db, viewer: Viewer, documentId: string | null, before: string | null) {
  if (documentId === null || documentId === before) return;
  const own = await documentsFor(db, viewer);
  if (!own.some(({ id }) => id === documentId)) throw problem('notFound');
}

export const schemesRouter = { schemes: { get, set } };
