import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';

interface LetterLine {
  directiveId: string;
  about: 'late' | 'silent';
  aboutDay: string;
  days: number;
}

/** Drafts a letter to an agency. Null where one is drafted already. */
export async function insertLetter(
  tx: Tx,
  letter: { officeId: string; agencyId: string; draftedOn: string; draftedBy: string },
  lines: LetterLine[],
): Promise<string | null> {
  const row = await tx
    .insertInto('nudgeLetter')
    .values(letter)
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return null;
  const rows = lines.map((line, position) => ({ letterId: row.id, position, ...line }));
  await tx.insertInto('nudgeLetterLine').values(rows).execute();
  return row.id;
}

const letters = (db: Db, officeId: string) =>
  db
    .selectFrom('nudgeLetter')
    .leftJoin('authUser', 'authUser.id', 'nudgeLetter.draftedBy')
    .select((eb) => [
      'nudgeLetter.id',
      'nudgeLetter.agencyId',
      'nudgeLetter.draftedOn',
      'authUser.name as draftedBy',
      'nudgeLetter.number',
      'nudgeLetter.signedOn',
      'nudgeLetter.signer',
      eb
        .selectFrom('nudgeLetterLine')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('nudgeLetterLine.letterId', '=', 'nudgeLetter.id')
        .as('lines'),
    ])
    .where('nudgeLetter.officeId', '=', officeId)
    .where('nudgeLetter.droppedAt', 'is', null)
    .orderBy('nudgeLetter.draftedAt', 'desc');

/** Drafts, and the last letters that went out. */
export const listLetters = (db: Db, officeId: string, sentAtMost: number) =>
  Promise.all([
    letters(db, officeId).where('nudgeLetter.recordedAt', 'is', null).execute(),
    letters(db, officeId).where('nudgeLetter.recordedAt', 'is not', null).limit(sentAtMost).execute(),
  ]);

export const findLetter = (db: Db, officeId: string, id: string) =>
  letters(db, officeId).where('nudgeLetter.id', '=', id).executeTakeFirst();

/** A draft of the office under a lock; none where it was signed or dropped. */
export const lockDraft = (tx: Tx, officeId: string, id: string) =>
  tx
    .selectFrom('nudgeLetter')
    .select(['id', 'agencyId', 'draftedOn', 'recordedAt', 'droppedAt'])
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** What a letter lists, in its order. Of a document that is said to hold a secret nothing is shown. */
export async function linesOf(db: Db, letterId: string) {
  const rows = await db
    .selectFrom('nudgeLetterLine as line')
    .innerJoin('directive', 'directive.id', 'line.directiveId')
    .leftJoin('document', 'document.id', 'directive.documentId')
    .select(['line.directiveId', 'line.about', 'line.aboutDay', 'line.days'])
    .select(['directive.code', 'directive.title'])
    .where('line.letterId', '=', letterId)
    .where('document.heldAt', 'is', null)
    .orderBy('line.position')
    .execute();
  return rows.map(({ about, ...row }) => ({ ...row, about: about as LetterLine['about'] }));
}

export async function recordLetter(
  tx: Tx,
  id: string,
  signed: { number: string; signedOn: string; signer: string; recordedBy: string },
): Promise<void> {
  await tx
    .updateTable('nudgeLetter')
    .set({ ...signed, recordedAt: sql`now()` })
    .where('id', '=', id)
    .execute();
}

export async function dropLetter(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('nudgeLetter').set({ droppedAt: sql`now()` }).where('id', '=', id).execute();
}

/** Directives that stand in a draft, each with the agency it is to be sent to. */
export async function draftedParts(
  db: Db,
  officeId: string,
): Promise<{ directiveId: string; agencyId: string }[]> {
  return db
    .selectFrom('nudgeLetterLine')
    .innerJoin('nudgeLetter', 'nudgeLetter.id', 'nudgeLetterLine.letterId')
    .select(['nudgeLetterLine.directiveId', 'nudgeLetter.agencyId'])
    .where('nudgeLetter.officeId', '=', officeId)
    .where('nudgeLetter.recordedAt', 'is', null)
    .where('nudgeLetter.droppedAt', 'is', null)
    .execute();
}
