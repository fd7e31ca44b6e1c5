import { sql } from 'kysely';
import { agencyPeople } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { Db } from '#platform/database/connection.ts';
import type { DirectiveEvent } from '../schema.ts';
import { foldHandovers } from './rules.ts';

/** Writes how handovers stand, and who may read a document for them. In the event's transaction. */
export async function refreshHandovers(db: Db, histories: Map<string, DirectiveEvent[]>): Promise<void> {
  const handed = [...histories].filter(([, events]) => events.some(({ kind }) => kind === 'handed_on'));
  for (const [directiveId, events] of handed) await refreshOf(db, directiveId, events);
}

async function refreshOf(db: Db, directiveId: string, events: DirectiveEvent[]): Promise<void> {
  const rows = foldHandovers(events).map(
    ({ id, agencyId, toAgencyId, toUserId, due, state, since, stoppedOn }) => ({
      ...{ directiveId, eventId: id, agencyId, toAgencyId, toUserId, due, state, since, stoppedOn },
    }),
  );
  await db.deleteFrom('handover').where('directiveId', '=', directiveId).execute();
  if (rows.length === 0) return;
  await db.insertInto('handover').values(rows).execute();
  await refreshReaders(db, directiveId);
}

/** The document is open to those to whom work of any of its directives is handed on, as long as it is. */
async function refreshReaders(db: Db, directiveId: string): Promise<void> {
  const document = await db
    .selectFrom('document')
    .innerJoin('directive', 'directive.documentId', 'document.id')
    .select('document.id')
    .where('directive.id', '=', directiveId)
    // Two directives of one document change their readers one after the other.
    .forNoKeyUpdate('document')
    .executeTakeFirst();
  if (!document) return;
  const handed = db
    .selectFrom('handover')
    .innerJoin('directive', 'directive.id', 'handover.directiveId')
    .where('directive.documentId', '=', document.id)
    .where('handover.state', '!=', 'withdrawn');
  await db
    .deleteFrom('documentReader')
    .where('documentId', '=', document.id)
    .where(({ not, exists }) =>
      not(
        exists(
          handed
            .select('handover.eventId')
            .where(
              sql<boolean>`(handover.to_agency_id = document_reader.agency_id or handover.to_user_id = document_reader.user_id)`,
            ),
        ),
      ),
    )
    .execute();
  await db
    .insertInto('documentReader')
    .columns(['documentId', 'agencyId', 'userId'])
    .expression(
      handed
        .select(sql<string>`${document.id}::uuid`.as('documentId'))
        .select(['handover.toAgencyId', 'handover.toUserId'])
        .distinct(),
    )
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** The directives with work handed on by the viewer's agency, or to its unit or the person. */
export async function directivesWithHandovers(db: Db, { agency, userId }: Viewer): Promise<string[]> {
  const rows = await db
    .selectFrom('handover')
    .select('directiveId')
    .distinct()
    .where((eb) =>
      eb.or([eb('agencyId', '=', agency.id), eb('toAgencyId', '=', agency.id), eb('toUserId', '=', userId)]),
    )
    .execute();
  return rows.map((row) => row.directiveId);
}

/** The units inside an agency, however deep, and no other body below it. */
export async function unitsOf(db: Db, agencyId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with recursive inside as (
      select id from agency where parent_id = ${agencyId} and is_unit
      union select agency.id from agency join inside on agency.parent_id = inside.id where agency.is_unit
    ) select id from inside`.execute(db);
  return found.rows.map((row) => row.id);
}

/** The people of an agency and its units who work on what is handed on to them. */
export async function colleaguesIn(db: Db, agencyIds: string[], day: string) {
  return db
    .selectFrom('membership')
    .innerJoin('authUser', 'authUser.id', 'membership.userId')
    .select(['membership.userId', 'membership.agencyId', 'membership.positionTitle', 'authUser.name'])
    .where('membership.agencyId', '=', sql<string>`any(${agencyIds}::uuid[])`)
    .where('membership.role', 'in', [...agencyPeople])
    .where('membership.validFrom', '<=', day)
    .where((eb) => eb.or([eb('membership.validTo', 'is', null), eb('membership.validTo', '>=', day)]))
    .orderBy('authUser.name')
    .execute();
}
