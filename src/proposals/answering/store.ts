import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';

export async function directiveOf(db: Db, officeId: string, code: string): Promise<string | null> {
  const row = await db
    .selectFrom('directive')
    .leftJoin('document', 'document.id', 'directive.documentId')
    .select('directive.id')
    .where('directive.officeId', '=', officeId)
    .where('directive.code', '=', code)
    .where('document.heldAt', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Carries the answer no longer; the row stays. Gives whether it did. */
export async function unlinkDirective(
  db: Db,
  of: { proposalId: string; directiveId: string },
  removedBy: string,
): Promise<boolean> {
  const done = await db
    .updateTable('proposalAnswer')
    .set({ removedBy, removedAt: sql<Date>`now()` })
    .where('proposalId', '=', of.proposalId)
    .where('directiveId', '=', of.directiveId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Whether a document of the office's is there to be named as the one that answers. */
export async function isOwnDocument(db: Db, officeId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('document')
    .select('id')
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .where('heldAt', 'is', null)
    .where('state', '=', 'published')
    .executeTakeFirst();
  return row !== undefined;
}
