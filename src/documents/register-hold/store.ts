import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';

/**
 * Of a row of register_paper by its name in the query: its document is not said to hold a secret. The row names the
 * document itself; one that names none is of the document that the graph found to be the same paper.
 */
export const notHeld = (line: string) => {
  const [documentId, entryId] = [sql.ref(`${line}.documentId`), sql.ref(`${line}.entryId`)];
  return sql<boolean>`case when ${documentId} is null
    then ${entryId} not in (select tied.entry_id from linked_paper as tied join document as held on held.id = tied.document_id
      where held.held_at is not null and tied.entry_id is not null)
    else ${documentId} not in (select held.id from document as held where held.held_at is not null) end`;
};

/** Whether what the book says now of an entry is out of sight while a purge is being decided. */
export async function isEntryHeld(db: Db, entryId: string): Promise<boolean> {
  const held = await db
    .selectFrom('registerPaper as paper')
    .select('paper.id')
    .where('paper.entryId', '=', entryId)
    .where('paper.replacedAt', 'is', null)
    .where(sql<boolean>`not ${notHeld('paper')}`)
    .executeTakeFirst();
  return held !== undefined;
}

const PURGED = 'Văn bản đã huỷ vì có nội dung mật.';

/**
 * A purged document leaves the books: its number stays as cancelled, with no word of it. An entry that once named it and
 * was set right since is of another paper: only the rows that named it go.
 */
export async function forgetRegistered(db: Db, documentId: string): Promise<void> {
  const ids = sql<string>`any(${await entriesOfDocument(db, documentId)}::uuid[])`;
  await db
    .deleteFrom('registerPaper')
    .where((eb) => eb.or([eb('documentId', '=', documentId), eb('entryId', '=', ids)]))
    .execute();
  await db.deleteFrom('registerSettled').where('entryId', '=', ids).execute();
  await db
    .updateTable('registerEntry')
    .set({ cancelledAt: sql`coalesce(cancelled_at, now())`, cancelledWhy: PURGED })
    .where('id', '=', ids)
    .execute();
}

/**
 * Entries whose paper is now this document: their line names it, or names none and has the very number and issuer of its
 * place in the graph. A line without an issuer may be of another body.
 */
async function entriesOfDocument(db: Db, documentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('registerPaper as paper')
    .leftJoin('linkedPaper as tied', (join) =>
      join
        .onRef('tied.entryId', '=', 'paper.entryId')
        .on('tied.documentId', '=', documentId)
        .onRef('tied.numberKey', '=', 'paper.numberKey')
        .onRef('tied.issuerKey', '=', 'paper.issuerKey')
        .on('paper.issuerKey', '!=', ''),
    )
    .select('paper.entryId')
    .where('paper.replacedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('paper.documentId', '=', documentId),
        eb.and([eb('paper.documentId', 'is', null), eb('tied.id', 'is not', null)]),
      ]),
    )
    .execute();
  return rows.map(({ entryId }) => entryId);
}
