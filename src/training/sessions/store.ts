import { createHash } from 'node:crypto';
import { compareNames, comparisonKey } from '@dondoc/vietnamese';
import type { Db } from '#platform/database/connection.ts';
import type { ClassLecturer, TrainingSession } from './schema.ts';

const columns = [
  ...(['id', 'classId', 'onDay', 'fromTime', 'toTime', 'room', 'lecturerId', 'lecturerName'] as const),
  ...(['topic', 'form', 'hours'] as const),
] as const;

const sessions = (db: Db) => db.selectFrom('trainingSession').select(columns).where('removedAt', 'is', null);

type Row = Awaited<ReturnType<ReturnType<typeof sessions>['execute']>>[number];

const shown = ({ hours, fromTime, toTime, form, ...row }: Row): TrainingSession => ({
  ...{ ...row, form: form as TrainingSession['form'], hours: Number(hours) },
  ...{ fromTime: fromTime.slice(0, 5), toTime: toTime.slice(0, 5) },
});

/** The sessions of a class in their order. */
export async function sessionsOf(db: Db, classId: string): Promise<TrainingSession[]> {
  const rows = await sessions(db)
    .where('classId', '=', classId)
    .orderBy('onDay')
    .orderBy('fromTime')
    .execute();
  return rows.map(shown);
}

/** Of somebody from outside only the name is known: the same name is the same person. */
const keyOf = ({ lecturerId, lecturerName }: Pick<TrainingSession, 'lecturerId' | 'lecturerName'>): string =>
  lecturerId ?? createHash('sha256').update(comparisonKey(lecturerName)).digest('hex').slice(0, 16);

/** Who teaches in a class, with the hours they have in it, by given name. */
export async function lecturersOf(db: Db, classId: string): Promise<ClassLecturer[]> {
  const byKey = Map.groupBy(await sessionsOf(db, classId), keyOf);
  return [...byKey]
    .map(([key, held]) => ({
      ...{ key, name: held[0]?.lecturerName ?? '' },
      hours: held.reduce((sum, { hours }) => sum + hours, 0),
    }))
    .toSorted((a, b) => compareNames(a.name, b.name));
}
