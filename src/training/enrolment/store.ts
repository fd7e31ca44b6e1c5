import { compareNames } from '@dondoc/vietnamese';
import type { Db } from '#platform/database/connection.ts';
import type { Enrolled } from './schema.ts';

const columns = [
  ...(['id', 'classId', 'fullName as name', 'code', 'agencyId', 'agencyName', 'position', 'email'] as const),
  ...(['data', 'exception', 'result', 'certificateNumber', 'certificateOn', 'enrolledOn'] as const),
  ...(['leftOn', 'leftReason'] as const),
] as const;

/** The learners of a class, those who have left too, by given name. */
export async function enrolledIn(db: Db, classId: string): Promise<Enrolled[]> {
  const rows = await db
    .selectFrom('trainingEnrolment')
    .select(columns)
    .where('classId', '=', classId)
    .execute();
  return (rows as Enrolled[]).toSorted((a, b) => compareNames(a.name, b.name));
}
