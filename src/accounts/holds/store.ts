import type { Db } from '#platform/database/connection.ts';

/** Of whom data is kept: an account, somebody of a school's roster, a learner in a class. */
export type SubjectKind = 'user' | 'staff' | 'learner';

/** Whether something makes the office keep what it has of this person today: then no room deletes any of it. */
export async function isHeld(
  db: Db,
  subject: { kind: SubjectKind; id: string },
  today: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('dataHold')
    .select('id')
    .where('subjectKind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
    .where('liftedAt', 'is', null)
    .where((eb) => eb.or([eb('untilDay', 'is', null), eb('untilDay', '>=', today)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
