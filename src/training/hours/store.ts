import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { lecturerKey } from '../sessions/store.ts';
import type { TaughtSession } from './schema.ts';

interface Ask {
  from: string;
  to: string;
  /** Of one of the school's people; all where it is not said. */
  personId?: string;
}

/** Of a session `s` of a class `c`: it was held, or is to be. What was laid out after the class was called off or ended is not. */
export const isHeld = sql<boolean>`(c.cancelled_on is null or s.on_day < c.cancelled_on)
  and (c.ended_on is null or s.on_day <= c.ended_on)`;

/** Sessions that classes hold, in a span of days, with who teaches and for whom. */
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
    .where(isHeld)
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
