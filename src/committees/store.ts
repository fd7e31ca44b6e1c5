import type { Scope } from '#accounts/permissions.ts';
import type { Db } from '#platform/database/connection.ts';
import type { NewCommittee } from './schema.ts';

export interface CommitteeRow {
  id: string;
  officeId: string;
  name: string;
  purpose: string | null;
  scheme: string | null;
  directiveId: string | null;
  directiveCode: string | null;
  drafterId: string;
  appraiserId: string;
  deciderId: string;
  madeOn: string;
  madeBy: string | null;
}

const committeeRows = (db: Db, officeId: string) =>
  db
    .selectFrom('committee')
    // A committee without a directive is a committee all the same.
    .leftJoin('directive', 'directive.id', 'committee.directiveId')
    .selectAll('committee')
    .select('directive.code as directiveCode')
    .where('committee.officeId', '=', officeId)
    .where('committee.removedAt', 'is', null);

/**
 * Those that a person may see on a day: the office all; others where their agency drafts, appraises, decides or then has
 * a seat.
 */
export async function visibleCommittees(
  db: Db,
  { officeId, agencyIds }: Pick<Scope, 'officeId' | 'agencyIds'>,
  day: string,
  id?: string,
): Promise<CommitteeRow[]> {
  let query = committeeRows(db, officeId);
  if (id) query = query.where('committee.id', '=', id);
  if (agencyIds)
    query = query.where((eb) =>
      eb.or([
        eb('committee.drafterId', 'in', agencyIds),
        eb('committee.appraiserId', 'in', agencyIds),
        eb('committee.deciderId', 'in', agencyIds),
        eb.exists(
          eb
            .selectFrom('committeeMember')
            .select('committeeMember.id')
            .whereRef('committeeMember.committeeId', '=', 'committee.id')
            .where('committeeMember.agencyId', 'in', agencyIds)
            .where('committeeMember.fromDay', '<=', day)
            .where(({ or, eb: of }) =>
              or([of('committeeMember.endedOn', 'is', null), of('committeeMember.endedOn', '>', day)]),
            ),
        ),
      ]),
    );
  return query.orderBy('committee.madeOn', 'desc').orderBy('committee.name').execute();
}

/** One committee under a lock, so that two who act at once come one after the other. */
export async function lockCommittee(db: Db, officeId: string, id: string): Promise<CommitteeRow | null> {
  const row = await committeeRows(db, officeId)
    .where('committee.id', '=', id)
    .forUpdate('committee')
    .executeTakeFirst();
  return row ?? null;
}

interface Making {
  officeId: string;
  madeBy: string | null;
  madeOn: string;
}

export async function insertCommittee(
  db: Db,
  making: Making,
  { directiveCode: _, startedOn: __, ...committee }: NewCommittee,
  directiveId: string | null,
): Promise<string> {
  const { id } = await db
    .insertInto('committee')
    .values({ ...making, ...committee, directiveId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Taken out of sight, with who did it and when. */
export async function removeCommittee(db: Db, id: string, removedBy: string): Promise<void> {
  await db.updateTable('committee').set({ removedBy, removedAt: new Date() }).where('id', '=', id).execute();
}
