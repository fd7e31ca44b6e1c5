import type { Db } from '#platform/database/connection.ts';
import type { DoubtAnswer } from './schema.ts';

export async function listAnswers(db: Db, documentId: string): Promise<DoubtAnswer[]> {
  return db
    .selectFrom('doubtAnswer')
    .leftJoin('authUser', 'authUser.id', 'doubtAnswer.answeredBy')
    .select(['doubtAnswer.doubt', 'authUser.name as answeredBy', 'doubtAnswer.answeredAt'])
    .where('doubtAnswer.documentId', '=', documentId)
    .orderBy('doubtAnswer.answeredAt')
    .execute();
}

/** Says that a doubt was looked at; who said it first stands. */
export async function insertAnswer(db: Db, documentId: string, doubt: string, userId: string): Promise<void> {
  await db
    .insertInto('doubtAnswer')
    .values({ documentId, doubt, answeredBy: userId })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

export async function deleteAnswer(db: Db, documentId: string, doubt: string): Promise<void> {
  await db
    .deleteFrom('doubtAnswer')
    .where('documentId', '=', documentId)
    .where('doubt', '=', doubt)
    .execute();
}
