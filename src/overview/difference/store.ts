import { sql } from 'kysely';
import { agenciesNamed, refsOn } from '#accounts/agencies/store.ts';
import type { Scope } from '#accounts/permissions.ts';
import { asKnownAt, knownUntil, touchedSince } from '#directives/known/store.ts';
import { countOf } from '#directives/labels.ts';
import { countDirectives } from '#directives/listing/store.ts';
import { standingSql } from '#directives/standing/store.ts';
import { heldThen, visible } from '#directives/visibility/store.ts';
import type { Database, Db } from '#platform/database/connection.ts';
import type { Point } from '../issuing/schema.ts';
import { changedRows, flowsOf, type Standing } from './rules.ts';
import type { Difference } from './schema.ts';

/** What has changed from one point to another, each read as it was known at its own moment. */
export async function compare(db: Database, scope: Scope, from: Point, to: Point): Promise<Difference> {
  const ids = await movedBetween(db, scope.officeId, from, to);
  const [earlier, later] = await Promise.all([
    readAt(db, scope, from, (known) => sideAt(known, scope, from, ids)),
    readAt(db, scope, to, async (known) => ({
      ...(await sideAt(known, scope, to, ids)),
      withdrawn: await withdrawnIn(known, ids),
    })),
  ]);
  const rows = changedRows(earlier.rows, later.rows, later.withdrawn);
  const flows = flowsOf(
    rows,
    (headline) => earlier.side.counts[countOf[headline]],
    (headline) => later.side.counts[countOf[headline]],
  );
  return { before: earlier.side, after: later.side, flows, rows };
}

/**
 * Those that may stand otherwise: a span of theirs begins, ends or turns late between the days, or something was recorded
 * after one of the moments. All others stand as they stood.
 */
async function movedBetween(db: Database, officeId: string, from: Point, to: Point): Promise<string[]> {
  const [first, last] = [from.asOf, to.asOf].sort();
  const { rows } = await sql<{ id: string }>`
    select directive_id as id from directive_period
      where office_id = ${officeId} and from_day > ${first}::date and from_day <= ${last}::date
    union select directive_id from directive_period
      where office_id = ${officeId} and to_day > ${first}::date and to_day <= ${last}::date
    union select directive_id from directive_period
      where office_id = ${officeId} and late_from > ${first}::date and late_from <= ${last}::date
        and (to_day is null or to_day > ${first}::date)`.execute(db);
  const since = [from, to].map(({ asOf, recordedUntil }) =>
    touchedSince(db, { officeId, asOf, recordedUntil: new Date(recordedUntil) }),
  );
  return [...new Set([...rows.map(({ id }) => id), ...(await Promise.all(since)).flat()])];
}

const readAt = <T>(db: Database, { officeId }: Scope, point: Point, read: (known: Db) => Promise<T>) =>
  asKnownAt(db, { officeId, asOf: point.asOf, recordedUntil: new Date(point.recordedUntil) }, read);

async function sideAt(known: Db, scope: Scope, { asOf, recordedUntil }: Point, ids: string[]) {
  const { counts } = await countDirectives(known, { scope, filter: {}, asOf });
  return {
    side: { asOf, recordedUntil: new Date(recordedUntil), counts },
    rows: await standAt(known, scope, asOf, ids),
  };
}

/** How these stood on the day, in the order of their documents: no more of each than is compared. */
async function standAt(known: Db, scope: Scope, asOf: string, ids: string[]): Promise<Standing[]> {
  const { headline, daysLate } = standingSql(asOf);
  const rows = await visible(known, scope, asOf)
    .select([
      'directive.id',
      'directive.code',
      'directive.ref',
      'directive.title',
      'period.due',
      'period.state',
    ])
    .select([headline.as('headline'), daysLate.as('daysLate')])
    .select(
      sql<string[]>`array(select directive_holder.agency_id from assignment
        join directive_holder on directive_holder.assignment_id = assignment.id and ${heldThen}
        where assignment.directive_id = directive.id and assignment.role = 'lead'
        order by assignment.position)`.as('leadIds'),
    )
    .where('directive.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('document.issuedOn', 'desc')
    .orderBy('document.number')
    .orderBy('directive.position')
    .execute();
  const leads = [...new Set(rows.flatMap(({ leadIds }) => leadIds))];
  const names = refsOn(await agenciesNamed(known, scope.officeId, leads), asOf);
  return rows.map(({ due, state, headline, daysLate, leadIds, ...named }) => ({
    ...named,
    side: {
      ...{ headline, due, daysLate, isDone: state === 'done' },
      leads: [...new Set(leadIds)].flatMap((id) => {
        const agency = names.get(id);
        return agency ? [{ id, name: agency.name }] : [];
      }),
    },
  }));
}

/** Laid on nobody any more, as far as the events of the past tell. */
async function withdrawnIn(known: Db, ids: string[]): Promise<Set<string>> {
  const rows = await known
    .selectFrom('directiveEvent')
    .select('directiveId')
    .where('directiveId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('kind', '=', 'withdrawn')
    .execute();
  return new Set(rows.map(({ directiveId }) => directiveId));
}

/** A point whose moment was left open: the last that is recorded of the office's work and names by that day. */
export async function pointAt(
  db: Database,
  officeId: string,
  asOf: string,
  asked: Date | null,
): Promise<Point> {
  const until = asked ?? (await knownUntil(db, officeId, asOf));
  return { asOf, recordedUntil: until.toISOString() };
}
