import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { Figure } from '../indices/schema.ts';
import type { FindingLine } from '../results/schema.ts';

/** What of a wave has become directives, the oldest first. */
export async function findingsOf(db: Db, waveId: string): Promise<FindingLine[]> {
  return db
    .selectFrom('surveyFinding')
    .innerJoin('directive', 'directive.id', 'surveyFinding.directiveId')
    .select(['surveyFinding.place', 'directive.code', 'surveyFinding.madeOn'])
    .where('surveyFinding.waveId', '=', waveId)
    .orderBy('surveyFinding.madeAt')
    .orderBy('surveyFinding.id')
    .execute();
}

interface NewRow {
  officeId: string;
  waveId: string;
  place: string | null;
  figure: Figure | null;
  directiveId: string;
  madeBy: string;
  madeOn: string;
}

export async function insertFinding(db: Db, { figure, ...row }: NewRow): Promise<string> {
  const { id } = await db
    .insertInto('surveyFinding')
    .values({ ...row, figure: figure && json(figure) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
