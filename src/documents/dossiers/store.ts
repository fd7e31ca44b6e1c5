import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { Dossier } from './schema.ts';

const dossiers = (db: Db, officeId: string) =>
  db
    .selectFrom('dossier')
    .select(['id', 'code', 'title', 'keepUntil', 'handOverOn', 'handedOverOn'])
    .select(
      sql<number>`(select count(*)::integer from dossier_paper where dossier_id = dossier.id and removed_at is null)`.as(
        'papers',
      ),
    )
    .where('officeId', '=', officeId)
    .where('removedAt', 'is', null);

export const listDossiers = (db: Db, officeId: string): Promise<Dossier[]> =>
  dossiers(db, officeId).orderBy('code').execute();

export async function findDossier(db: Db, officeId: string, id: string): Promise<Dossier | null> {
  return (await dossiers(db, officeId).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The dossier under a lock: nothing goes in or out while it is being handed over. */
export async function lockDossier(tx: Tx, officeId: string, id: string): Promise<Dossier | null> {
  await tx.selectFrom('dossier').select('id').where('id', '=', id).forUpdate().execute();
  return findDossier(tx, officeId, id);
}

interface By {
  officeId: string;
  madeBy: string | null;
}

/** Gives null where the code is taken. */
export async function insertDossier(
  tx: Tx,
  by: By,
  dossier: Omit<Dossier, 'id' | 'papers' | 'handedOverOn'>,
): Promise<string | null> {
  const row = await tx
    .insertInto('dossier')
    .values({ ...by, ...dossier })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The same dossier set right: the one before is taken out, its papers go over. Gives null where the code is taken. */
export async function replaceDossier(
  tx: Tx,
  by: By,
  id: string,
  dossier: Omit<Dossier, 'id' | 'papers' | 'handedOverOn'>,
): Promise<string | null> {
  await takeDossierOut(tx, id, by.madeBy);
  const made = await insertDossier(tx, by, dossier);
  if (!made) return null;
  const held = await tx
    .selectFrom('dossierPaper')
    .select('entryId')
    .where('dossierId', '=', id)
    .where('removedAt', 'is', null)
    .execute();
  for (const { entryId } of held) await putIn(tx, by, made, entryId);
  return made;
}

export async function takeDossierOut(tx: Tx, id: string, by: string | null): Promise<void> {
  await tx
    .updateTable('dossier')
    .set({ removedAt: sql`now()`, removedBy: by })
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .execute();
}

export async function putIn(tx: Tx, by: By, dossierId: string, entryId: string): Promise<void> {
  await tx
    .insertInto('dossierPaper')
    .values({ ...by, dossierId, entryId })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

export async function takeOutOf(tx: Tx, dossierId: string, entryId: string, by: string): Promise<boolean> {
  const done = await tx
    .updateTable('dossierPaper')
    .set({ removedAt: sql`now()`, removedBy: by })
    .where('dossierId', '=', dossierId)
    .where('entryId', '=', entryId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function markHandedOver(tx: Tx, id: string, day: string): Promise<boolean> {
  const done = await tx
    .updateTable('dossier')
    .set({ handedOverOn: day })
    .where('id', '=', id)
    .where('handedOverOn', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
