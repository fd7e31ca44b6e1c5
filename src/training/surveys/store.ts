import { sql } from 'kysely';
import { dataNames, readData } from '#platform/data-file.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { fewWays } from './rules.ts';
import { type Audience, Instrument, type NewWave, type Wave, type WaveDays, WaveFrame } from './schema.ts';

/** Everything that may be asked with; those of the house come as files, each with its source. */
export async function listInstruments(): Promise<Instrument[]> {
  const names = await dataNames('survey-instruments');
  return Promise.all(names.map(async (name) => Instrument.parse(await readData(name))));
}

const waves = (db: Db, officeId: string) =>
  db
    .selectFrom('surveyWave')
    .innerJoin('trainingClass', 'trainingClass.id', 'surveyWave.classId')
    .select([
      ...([
        'surveyWave.id',
        'surveyWave.classId',
        'surveyWave.kind',
        'surveyWave.instrument as frame',
      ] as const),
      ...(['surveyWave.opensOn', 'surveyWave.closesOn', 'surveyWave.startedOn'] as const),
      ...(['surveyWave.remindedOn', 'surveyWave.closedOn', 'surveyWave.counts'] as const),
      ...(['surveyWave.voids', 'surveyWave.answered as written'] as const),
      ...(['trainingClass.name as className', 'trainingClass.code as classCode'] as const),
    ])
    .where('surveyWave.officeId', '=', officeId)
    .where('surveyWave.removedAt', 'is', null);

/** Waves of an office, the newest first; of one class where one is named. */
export async function wavesOf(
  db: Db,
  officeId: string,
  { classId }: { classId?: string } = {},
): Promise<Wave[]> {
  let query = waves(db, officeId).orderBy('surveyWave.opensOn', 'desc').orderBy('surveyWave.id');
  if (classId) query = query.where('surveyWave.classId', '=', classId);
  return withFigures(db, await query.execute());
}

export async function findWave(db: Db, officeId: string, id: string): Promise<Wave | null> {
  const rows = await waves(db, officeId).where('surveyWave.id', '=', id).execute();
  return (await withFigures(db, rows))[0] ?? null;
}

type WaveRow = Awaited<ReturnType<ReturnType<typeof waves>['execute']>>[number];

async function withFigures(db: Db, found: WaveRow[]): Promise<Wave[]> {
  if (found.length === 0) return [];
  const rows = found.map(({ frame, ...row }) => ({ ...row, ...WaveFrame.parse(frame) }));
  const ids = rows.map(({ id }) => id);
  const [invited, answered] = await Promise.all([countInvited(db, ids), countAnswered(db, ids)]);
  return rows.map(({ kind, counts, voids, written, ...row }) => ({
    ...{ ...row, kind: kind as Wave['kind'], counts: counts as Wave['counts'] },
    invited: byAudience(invited.filter(({ waveId }) => waveId === row.id)),
    ...(row.closedOn === null
      ? { answered: written as Wave['answered'], voided: null, fewWays: [] }
      : closedFigures(
          answered.filter(({ waveId }) => waveId === row.id),
          fewWays(counts as Wave['counts'], voids as Wave['counts'], row.instrument),
        )),
  }));
}

const closedFigures = (
  sheets: { audience: string; total: number; voided: number }[],
  few: Wave['fewWays'],
) => ({
  answered: byAudience(sheets),
  voided: sheets.reduce((sum, { voided }) => sum + Number(voided), 0),
  fewWays: few,
});

const countInvited = (db: Db, ids: string[]) =>
  db
    .selectFrom('surveyInvitation')
    .select(['waveId', 'audience', sql<number>`count(*)::int`.as('total')])
    .where('waveId', 'in', ids)
    .groupBy(['waveId', 'audience'])
    .execute();

const countAnswered = (db: Db, ids: string[]) =>
  db
    .selectFrom('surveyAnswer')
    .select([
      ...(['waveId', 'audience'] as const),
      sql<number>`count(*)::int`.as('total'),
      sql<number>`count(*) filter (where is_void)::int`.as('voided'),
    ])
    .where('waveId', 'in', ids)
    .groupBy(['waveId', 'audience'])
    .execute();

const byAudience = (rows: { audience: string; total: number }[]): Partial<Record<Audience, number>> =>
  Object.fromEntries(rows.map(({ audience, total }) => [audience, total]));

/** Two waves of a class are not laid down at once. */
export async function lockClass(tx: Db, classId: string): Promise<void> {
  await tx.selectFrom('trainingClass').select('id').where('id', '=', classId).forUpdate().execute();
}

export async function insertWave(
  tx: Db,
  at: { officeId: string; openedBy: string | null },
  { frame, ...wave }: NewWave & { frame: WaveFrame; classToken: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('surveyWave')
    .values({ ...at, ...wave, instrument: json(frame) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function classTokenOf(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('surveyWave').select('classToken').where('id', '=', id).executeTakeFirst();
  return row?.classToken ?? null;
}

export async function setDays(tx: Db, { id, ...days }: WaveDays): Promise<void> {
  await tx.updateTable('surveyWave').set(days).where('id', '=', id).execute();
}

/** Only one without sheets goes. */
export async function removeWave(tx: Db, id: string, removedBy: string): Promise<boolean> {
  await tx.selectFrom('surveyWave').select('id').where('id', '=', id).forUpdate().execute();
  const { numUpdatedRows } = await tx
    .updateTable('surveyWave')
    .set({ removedBy, removedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('surveyAnswer').select('surveyAnswer.id').where('waveId', '=', id))),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Waves that are open on a day, or should have ended by it. */
export async function runningWaves(db: Db, officeId: string, today: string) {
  return db
    .selectFrom('surveyWave')
    .innerJoin('trainingClass', 'trainingClass.id', 'surveyWave.classId')
    .select([
      ...(['surveyWave.id', 'surveyWave.classId', 'surveyWave.kind', 'surveyWave.opensOn'] as const),
      ...(['surveyWave.closesOn', 'surveyWave.startedOn', 'surveyWave.remindedOn'] as const),
      ...(['trainingClass.name as className', 'trainingClass.providerAgencyId'] as const),
    ])
    .where('surveyWave.officeId', '=', officeId)
    .where('surveyWave.removedAt', 'is', null)
    .where('surveyWave.closedOn', 'is', null)
    .where('surveyWave.opensOn', '<=', today)
    .execute();
}

export async function markStarted(tx: Db, id: string, startedOn: string): Promise<void> {
  await tx.updateTable('surveyWave').set({ startedOn }).where('id', '=', id).execute();
}

/** Whether it was not marked before: two processes never remind both. */
export async function markReminded(tx: Db, id: string, remindedOn: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('surveyWave')
    .set({ remindedOn })
    .where('id', '=', id)
    .where('remindedOn', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
