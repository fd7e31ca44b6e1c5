import type { Db } from '#platform/database/connection.ts';
import type { Evidence } from '../evidence/schema.ts';
import { type EventData, evidenceOf, evidenceRows, toEvidence } from '../evidence/store.ts';
import { asItWas } from './rules.ts';

/** What each indicator rests on: of an open round what is linked now, of a closed one what was frozen with it. */
export async function evidenceBehind(
  db: Db,
  schoolId: string,
  round: { id: string; closedAt: Date | null },
): Promise<Map<string, Evidence[]>> {
  if (!round.closedAt) return byIndicator(await evidenceOf(db, schoolId));
  const kept = await db
    .selectFrom('assessmentResult')
    .select(['indicatorId', 'evidenceIds'])
    .where('roundId', '=', round.id)
    .execute();
  const ids = [...new Set(kept.flatMap(({ evidenceIds }) => evidenceIds))];
  const then = new Map((await evidenceAt(db, schoolId, ids, round.closedAt)).map((one) => [one.id, one]));
  return new Map(
    kept.map(({ indicatorId, evidenceIds }) => [
      indicatorId,
      evidenceIds.flatMap((id) => then.get(id) ?? []).toSorted((a, b) => a.code.localeCompare(b.code)),
    ]),
  );
}

function byIndicator(evidence: Evidence[]): Map<string, Evidence[]> {
  const found = new Map<string, Evidence[]>();
  for (const one of evidence)
    for (const id of one.indicatorIds) found.set(id, [...(found.get(id) ?? []), one]);
  return found;
}

/** Pieces as they stood at a moment, also those taken out since. */
async function evidenceAt(db: Db, schoolId: string, ids: string[], moment: Date): Promise<Evidence[]> {
  if (ids.length === 0) return [];
  const rows = await evidenceRows(db).where('schoolId', '=', schoolId).where('id', 'in', ids).execute();
  const events = await db
    .selectFrom('evidenceEvent')
    .select(['evidenceId', 'kind', 'data', 'madeAt'])
    .where('evidenceId', 'in', ids)
    .where('kind', 'in', ['edited', 'appraised'])
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => {
    const own = events.filter(({ evidenceId }) => evidenceId === row.id);
    const told = own.map(({ kind, data, madeAt }) => ({ kind, madeAt, data: data as EventData }));
    return asItWas(toEvidence(row), told, moment);
  });
}
