import { listAgencies } from '#accounts/agencies/store.ts';
import { may, sees } from '#accounts/permissions.ts';
import { everyName } from '#accounts/rules.ts';
import { findViewer } from '#accounts/store.ts';
import { listCorrections } from '#documents/corrections/store.ts';
import { findDocument } from '#documents/store.ts';
import { readWithLayout } from '#documents/worker.ts';
import { calendarTable } from '#platform/calendar/store.ts';
import { problem } from '#platform/http/problems.ts';
import type { Work } from '#platform/jobs/kinds.ts';
import { layOver, orRefuseSecret, published } from './routes.ts';

/** Reads the stored file once more: a better reader, or a directory that has grown. No decision is lost by it. */
export const readAgainWork: Work = async ({ db, files, clock }, { userId, input }, watch) => {
  const { documentId } = input as { documentId: string };
  // Whoever asked may have left their position since.
  const viewer = await findViewer(db, userId, clock);
  if (!viewer || !may(viewer, 'document.review')) throw problem('forbidden');
  const document = await findDocument(db, sees(viewer), documentId, viewer.today);
  if (!document) throw problem('notFound');
  if (document.state !== 'draft') throw published();
  const agencies = await listAgencies(db, viewer.office.id);
  const corrections = await listCorrections(db, documentId);
  const { id, name } = document.file;
  const calendar = await calendarTable(db, viewer.office.id);
  const asked = { agencies: everyName(agencies), calendar, corrections, watching: watch };
  const read = orRefuseSecret(await readWithLayout(await files.get(id), name, asked));
  return (tx) => layOver(tx, viewer, documentId, read, agencies);
};
