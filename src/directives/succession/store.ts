import { sql } from 'kysely';
import type { Scope } from '#accounts/permissions.ts';
import type { Db } from '#platform/database/connection.ts';
import type { DirectiveEvent } from '../schema.ts';
import { anyOf, heldThen, visible } from '../visibility/store.ts';
import { holdersOf } from './rules.ts';

/** Folds anew who has each role on which days, as rows by directive. */
export async function holderRows(db: Db, histories: Map<string, DirectiveEvent[]>) {
  const assignments = await db
    .selectFrom('assignment')
    .select(['directiveId', 'id', 'agencyId', 'role'])
    .where('directiveId', '=', anyOf([...histories.keys()]))
    .execute();
  const byDirective = Map.groupBy(assignments, (one) => one.directiveId);
  return [...histories].flatMap(([directiveId, events]) =>
    holdersOf(byDirective.get(directiveId) ?? [], events).map((holder) => ({ directiveId, ...holder })),
  );
}

/** Roles in open work on a day; a lead whose own part is done has nothing left to hand over. */
const openRoles = (db: Db, scope: Scope, today: string) =>
  visible(db, scope, today)
    .innerJoin('directiveHolder', 'directiveHolder.directiveId', 'directive.id')
    .leftJoin('directiveLeadPeriod as own', (join) =>
      join
        .onRef('own.directiveId', '=', 'directive.id')
        .onRef('own.fromDay', '=', 'period.fromDay')
        .onRef('own.agencyId', '=', 'directiveHolder.agencyId'),
    )
    .where(heldThen)
    .where(sql<boolean>`coalesce(own.state, period.state) <> 'done'`);

/** The open work whose agency has ended or given work away, with the last recording that nobody has answered. */
export function workToAssign(db: Db, scope: Scope, today: string) {
  return (
    openRoles(db, scope, today)
      .innerJoin('agencySuccession as became', 'became.fromAgencyId', 'directiveHolder.agencyId')
      .select(['directive.id', 'directiveHolder.agencyId as fromAgencyId', 'became.recordingId'])
      .where('became.happenedOn', '<=', today)
      // What was laid on it after it gave work away was meant for it.
      .where(sql<boolean>`(not became.lives_on or directive_holder.from_day < became.happened_on)`)
      .where(({ not, exists }) => not(exists(answer(db))))
      .distinctOn(['directive.publishedOn', 'directive.position', 'directive.id', 'directiveHolder.agencyId'])
      .orderBy('directive.publishedOn')
      .orderBy('directive.position')
      .orderBy('directive.id')
      .orderBy('directiveHolder.agencyId')
      .orderBy('became.happenedOn', 'desc')
      .execute()
  );
}

/** That it stays was said for this very recording. */
const answer = (db: Db) =>
  db
    .selectFrom('directiveEvent')
    .select('directiveEvent.id')
    .whereRef('directiveEvent.directiveId', '=', sql.ref('directive.id'))
    .where('directiveEvent.kind', '=', 'succeeded')
    .where(
      sql<boolean>`directive_event.data ->> 'fromAgencyId' = directive_holder.agency_id::text
        and directive_event.data ->> 'successionId' = became.recording_id::text`,
    );

/** How many open directives each of these agencies has a role in. */
export function countOpen(db: Db, scope: Scope, agencyIds: string[], today: string) {
  return openRoles(db, scope, today)
    .where('directiveHolder.agencyId', '=', anyOf(agencyIds))
    .select('directiveHolder.agencyId')
    .select(sql<number>`count(distinct directive.id)::int`.as('open'))
    .groupBy('directiveHolder.agencyId')
    .execute();
}
