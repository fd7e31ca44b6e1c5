import type { Db } from '#platform/database/connection.ts';
import { lecturerKey } from '../sessions/store.ts';
import type { TaughtSession } from './schema.ts';

interface Ask {
  from: string;
  to: string;
  /** Of one of the school's people; all where it is not said. */
  personId?: string;
}

/** Sessions of classes that are held, in a span of days, with who teaches and for whom. */
export async function taughtIn(db: Db, officeId: string, { from, to, personId }: Ask) {
  const rows = await db
    .selectFrom('trainingSession as s')
    .innerJoin('trainingClass as c', 'c.id', 's.classId')
    .select(['s.id', 's.classId', 's.onDay', 's.fromTime', 's.toTime', 's.room', 's.topic', 's.form'])
    .select(['s.hours', 's.lecturerId', 's.lecturerName'])
    .select(['c.code as classCode', 'c.name as className', 'c.providerAgencyId as providerId'])
    .where('s.officeId', '=', officeId)
    .where('s.removedAt', 'is', null)
    .where('c.removedAt', 'is', null)
    .where('c.cancelledOn', 'is', null)
    .where('s.onDay', '>=', from)
    .where('s.onDay', '<=', to)
    .$if(personId !== undefined, (q) => q.where('s.lecturerId', '=', personId ?? ''))
    .orderBy('s.onDay')
    .orderBy('s.fromTime')
    .execute();
  return rows.map(({ lecturerId, lecturerName, providerId, form, ...row }) => ({
    ...{ providerId, lecturerId, lecturerName, key: lecturerKey({ lecturerId, lecturerName }) },
    session: {
      ...{ ...row, form: form as TaughtSession['form'], hours: Number(row.hours) },
      ...{ fromTime: row.fromTime.slice(0, 5), toTime: row.toTime.slice(0, 5) },
    },
  }));
}
