import type { Scope } from '#accounts/permissions.ts';
import { asKnownAt, knownUntil } from '#directives/known/store.ts';
import { countOf } from '#directives/labels.ts';
import { countStandings } from '#directives/rules.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { listDirectives } from '#directives/store.ts';
import type { Database, Db } from '#platform/database/connection.ts';
import type { Point } from '../issuing/schema.ts';
import { changedRows, flowsOf } from './rules.ts';
import type { Difference } from './schema.ts';

export interface Compared {
  difference: Difference;
  /** All of the later day. */
  rows: DirectiveSummary[];
}

/** What has changed from one point to another, each read as it was known at its own moment. */
export async function compare(db: Database, scope: Scope, from: Point, to: Point): Promise<Compared> {
  const earlier = await readAt(db, scope, from, (known) => listDirectives(known, scope, {}, from.asOf));
  const later = await readAt(db, scope, to, async (known) => ({
    rows: await listDirectives(known, scope, {}, to.asOf),
    withdrawn: await withdrawnIn(known, scope.officeId),
  }));
  const before = sideOf(from, earlier);
  const after = sideOf(to, later.rows);
  const rows = changedRows(earlier, later.rows, later.withdrawn);
  const flows = flowsOf(
    rows,
    (headline) => before.counts[countOf[headline]],
    (headline) => after.counts[countOf[headline]],
  );
  return { difference: { before, after, flows, rows }, rows: later.rows };
}

const readAt = <T>(db: Database, { officeId }: Scope, point: Point, read: (known: Db) => Promise<T>) =>
  asKnownAt(db, { officeId, asOf: point.asOf, recordedUntil: new Date(point.recordedUntil) }, read);

const sideOf = ({ asOf, recordedUntil }: Point, rows: DirectiveSummary[]) => ({
  ...{ asOf, recordedUntil: new Date(recordedUntil) },
  counts: countStandings(rows.map(({ standing }) => standing)),
});

/** Laid on nobody any more, as far as the events of the past tell. */
async function withdrawnIn(known: Db, officeId: string): Promise<Set<string>> {
  const rows = await known
    .selectFrom('directiveEvent')
    .innerJoin('directive', 'directive.id', 'directiveEvent.directiveId')
    .select('directive.id')
    .where('directive.officeId', '=', officeId)
    .where('directiveEvent.kind', '=', 'withdrawn')
    .execute();
  return new Set(rows.map(({ id }) => id));
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
