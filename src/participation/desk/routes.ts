import { may, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { schoolOf } from '#accounts/schools/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import type * as shape from '../schema.ts';
import * as store from '../store.ts';

/** How whoever asks stands to what the school takes part in. */
export async function deskOf(db: Db, viewer: Viewer) {
  const school = await schoolOf(db, viewer);
  const isOffice = sees(viewer).agencyIds === null;
  const isSchool = school?.relation === 'own';
  return { school, isOffice, isSchool, seesAll: isOffice || isSchool };
}
export type Desk = Awaited<ReturnType<typeof deskOf>>;

export const holds = (viewer: Viewer, organiserId: string | null): boolean =>
  organiserId !== null && viewer.agencyIds.includes(organiserId);

/** Those of one's own office; of an agency outside the school only what it holds itself. */
export function seesOccasion(desk: Desk, viewer: Viewer, { organiser }: shape.Occasion): boolean {
  return desk.seesAll || holds(viewer, organiser?.id ?? null);
}

export async function occasionFor(db: Db, viewer: Viewer, id: string) {
  const desk = await deskOf(db, viewer);
  const [occasion] = await store.occasionsOf(db, viewer.office.id, { id }, viewer.today);
  if (!occasion || !seesOccasion(desk, viewer, occasion)) throw problem('notFound');
  return { desk, occasion };
}

/** The office and the school keep all; another agency keeps what it holds itself. */
export async function keeping(tx: Tx, viewer: Viewer, id: string) {
  const { occasion } = await occasionFor(tx, viewer, id);
  if (!(await store.lockOccasion(tx, viewer.office.id, id))) throw problem('notFound');
  // As it stands behind the lock: somebody else may just have written.
  const [fresh = occasion] = await store.occasionsOf(tx, viewer.office.id, { id }, viewer.today);
  return fresh;
}

export async function attending(tx: Tx, viewer: Viewer, id: string) {
  const occasion = await keeping(tx, viewer, id);
  if (!(await deskOf(tx, viewer)).isSchool)
    throw problem('forbidden', 'Việc dự do người của trường ghi. Chưa có gì được lưu.');
  return occasion;
}

export const byOf = ({ office, userId }: Viewer): store.By => ({ officeId: office.id, madeBy: userId });
export const logged = (id: string) => ({ kind: 'occasion', id });

/** The occasion of one of its parts, or a refusal. */
export async function occasionOfPart(
  tx: Tx,
  viewer: Viewer,
  table: Parameters<typeof store.takeOut>[1],
  id: string,
) {
  const occasionId = await store.occasionOf(tx, viewer.office.id, table, id);
  if (!occasionId) throw problem('notFound');
  return occasionId;
}

/** The office sets it, or the school for itself. */
export const maySet = (viewer: Viewer, desk: Desk): boolean =>
  may(viewer, 'participation.keep') && desk.seesAll;
