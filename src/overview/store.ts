import { standingOfFinding } from '#directives/findings/rules.ts';
import { eventsOf, findingsOf } from '#directives/findings/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Overview } from './schema.ts';

/** Limitations named by notices published by a day and not closed by then, newest notice first. */
export async function listLimitations(
  db: Db,
  officeId: string,
  asOf: string,
  until: Date | null = null,
): Promise<Overview['limitations']> {
  const found = (await findingsOf(db, officeId, { asOf })).filter(({ kind }) => kind === 'limitation');
  const events = await eventsOf(
    db,
    found.map(({ id }) => id),
    until,
  );
  return found
    .map(({ issuedOn: _, publishedOn: __, ...row }) => ({
      ...row,
      standing: standingOfFinding(events.get(row.id) ?? [], asOf),
    }))
    .filter(({ standing }) => standing.stage !== 'closed');
}
