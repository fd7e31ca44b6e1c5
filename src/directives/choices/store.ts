import { sql } from 'kysely';
import type { Scope } from '#accounts/permissions.ts';
import type { Db } from '#platform/database/connection.ts';
import { agenciesHolding, endsBy, heldThen, visible } from '../visibility/store.ts';

/** As many documents as somebody looks through; older ones are found by their words. */
const DOCUMENTS_SHOWN = 500;

/** Past so many agencies one types a name, and no number is counted beside each. */
const MANY_AGENCIES = 500;

/** Agencies with a role in what is visible, and in how much of it. */
async function agencyChoices(db: Db, scope: Scope, asOf: string, isLast: boolean) {
  if (scope.agencyIds === null) {
    const holding = await agenciesHolding(db, scope.officeId);
    if (holding.length > MANY_AGENCIES) return holding.map((id) => ({ id, directives: null }));
  }
  return visible(db, scope, asOf, { isLast })
    .innerJoin('directiveHolder', 'directiveHolder.directiveId', 'directive.id')
    .select('directiveHolder.agencyId as id')
    .select(sql<number>`count(distinct directive.id)::int`.as('directives'))
    .where(heldThen)
    .groupBy('directiveHolder.agencyId')
    .execute();
}

/** What the filters can be set to, with how many rows each has; of the documents the newest, and the one that is chosen. */
export async function listChoices(db: Db, scope: Scope, asOf: string, chosen: string | null) {
  const isLast = await endsBy(db, scope.officeId, asOf);
  const newest = db
    .selectFrom('document')
    .select('id')
    .where('officeId', '=', scope.officeId)
    .where('state', '=', 'published')
    .orderBy('issuedOn', (o) => o.desc().nullsLast())
    .limit(DOCUMENTS_SHOWN);
  const [agencies, documents] = await Promise.all([
    agencyChoices(db, scope, asOf, isLast),
    visible(db, scope, asOf, { isLast })
      .$if(scope.agencyIds === null, (of) =>
        of.where((eb) =>
          eb.or([eb('directive.documentId', 'in', newest), eb('directive.documentId', '=', chosen)]),
        ),
      )
      .select(['directive.documentId as id', 'document.number'])
      .select([sql<number>`count(*)::int`.as('directives')])
      .groupBy(['directive.documentId', 'document.number', 'document.issuedOn'])
      .orderBy('document.issuedOn', (o) => o.desc().nullsLast())
      .orderBy(sql`document.number collate vietnamese`)
      .limit(DOCUMENTS_SHOWN)
      .execute(),
  ]);
  return { agencies, documents };
}
