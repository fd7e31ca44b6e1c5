import { listAgencies } from '#accounts/agencies/store.ts';
import { may, sees } from '#accounts/permissions.ts';
import type { AgencyRef, Viewer } from '#accounts/schema.ts';
import { refOn, speaksForSchool } from '#accounts/schools/rules.ts';
import { schoolOf } from '#accounts/schools/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import * as rules from '../rules.ts';
import type * as shape from '../schema.ts';
import * as store from '../store.ts';

/** How whoever asks stands to what the school takes part in. */
export async function deskOf(db: Db, viewer: Viewer) {
  const school = await schoolOf(db, viewer);
  const isOffice = sees(viewer).agencyIds === null;
  const isSchool = school?.relation === 'own';
  // A lecturer goes, but speaks for the lecturer's own unit.
  const speaks = school !== null && viewer.role !== 'lecturer' && speaksForSchool(viewer, school);
  return { school, isSchool, speaks, seesAll: isOffice || isSchool, keepsAll: isOffice || speaks };
}
export type Desk = Awaited<ReturnType<typeof deskOf>>;

/** One acts for one's own agency alone; what those below it hold is only seen. */
export const holds = (viewer: Viewer, organiserId: string | null): boolean =>
  organiserId === viewer.agency.id;

/** Those of one's own office; of an agency outside the school only what it and those below it hold. */
export function seesOccasion(desk: Desk, viewer: Viewer, { organiser }: shape.Occasion): boolean {
  return desk.seesAll || (organiser !== null && viewer.agencyIds.includes(organiser.id));
}

/** The organiser asks the school; it has no say in who must be asked, on which day it was, what the school answered. */
export const mayInvite = (desk: Desk, viewer: Viewer, { organiser }: shape.Occasion): boolean =>
  desk.keepsAll || (!desk.isSchool && holds(viewer, organiser?.id ?? null));

/** Whoever holds it takes back only its own invitation. */
export function mayTakeBack(desk: Desk, viewer: Viewer, occasion: shape.Occasion, seat: shape.Seat): boolean {
  if (seat.standing.stage === null) return false;
  const steps = rules.valid(seat.steps);
  const isOwn = steps.every(({ stage, agencyId }) => stage === 'asked' && agencyId === viewer.agency.id);
  return desk.keepsAll || (isOwn && mayInvite(desk, viewer, occasion));
}

/** A unit of the school records what concerns its own place. */
export const mayAttend = (desk: Desk, viewer: Viewer, { unit }: Pick<shape.Seat, 'unit'>): boolean =>
  desk.speaks || (desk.isSchool && unit?.id === viewer.agency.id);

export const mayReceive = (desk: Desk, viewer: Viewer, { seats }: shape.Occasion): boolean =>
  desk.speaks || seats.some((seat) => mayAttend(desk, viewer, seat));

/** The units of the school, whose place one may be. */
export async function unitsOf(db: Db, viewer: Viewer, { school }: Desk): Promise<AgencyRef[]> {
  const units = (await listAgencies(db, viewer.office.id)).filter(
    ({ parentId, isUnit }) => isUnit && parentId,
  );
  return units.filter(({ parentId }) => parentId === school?.id).map((one) => refOn(one, viewer.today));
}

export async function occasionFor(db: Db, viewer: Viewer, id: string) {
  const desk = await deskOf(db, viewer);
  const [occasion] = await store.occasionsOf(db, viewer.office.id, { id }, viewer.today);
  if (!occasion || !seesOccasion(desk, viewer, occasion)) throw problem('notFound');
  return { desk, occasion };
}

/** As it stands behind the lock: somebody else may just have written. */
export async function locked(tx: Tx, viewer: Viewer, id: string) {
  await occasionFor(tx, viewer, id);
  if (!(await store.lockOccasion(tx, viewer.office.id, id))) throw problem('notFound');
  return occasionFor(tx, viewer, id);
}

export async function keeping(tx: Tx, viewer: Viewer, id: string) {
  const { desk, occasion } = await locked(tx, viewer, id);
  if (!desk.keepsAll)
    throw problem('forbidden', 'Việc này do Văn phòng hoặc người thay mặt trường ghi. Chưa có gì được lưu.');
  return occasion;
}

export async function inviting(tx: Tx, viewer: Viewer, id: string) {
  const found = await locked(tx, viewer, id);
  if (!mayInvite(found.desk, viewer, found.occasion))
    throw problem('forbidden', 'Lời mời do cơ quan tổ chức, Văn phòng hoặc trường ghi. Chưa có gì được lưu.');
  return found;
}

export async function receiving(tx: Tx, viewer: Viewer, id: string) {
  const { desk, occasion } = await locked(tx, viewer, id);
  if (!mayReceive(desk, viewer, occasion)) throw problem('forbidden', NOT_THEIRS);
  return occasion;
}

export const NOT_THEIRS =
  'Việc dự do người thay mặt trường ghi; khoa, phòng chỉ ghi cho người của mình. Chưa có gì được lưu.';

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

/** The office sets it, or whoever speaks for the school. */
export const maySet = (viewer: Viewer, desk: Desk): boolean =>
  may(viewer, 'participation.keep') && desk.keepsAll;
