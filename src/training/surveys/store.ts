import { sql } from 'kysely';
import { dataNames, readData } from '#platform/data-file.ts';
import type { Db } from '#platform/database/connection.ts';
import { type Audience, Instrument, type Wave, WaveFrame } from './schema.ts';

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

async function withFigures(db: Db, rows: WaveRow[]): Promise<Wave[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [invited, answered] = await Promise.all([countInvited(db, ids), countAnswered(db, ids)]);
  return rows.map(({ frame, counts, kind, ...row }) => {
    const sheets = answered.filter(({ waveId }) => waveId === row.id);
    return {
      ...row,
      ...WaveFrame.parse(frame),
      kind: kind as Wave['kind'],
      counts: counts as Wave['counts'],
      invited: byAudience(invited.filter(({ waveId }) => waveId === row.id)),
      answered: byAudience(sheets),
      voided: sheets.reduce((sum, { voided }) => sum + Number(voided), 0),
    };
  });
}

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
