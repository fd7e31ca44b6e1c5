import { sql } from 'kysely';
import type { Scope } from '#accounts/permissions.ts';
import type { Db } from '#platform/database/connection.ts';
import { visible } from '../visibility/store.ts';
import type { EntryDocument, EntryOrigin } from './schema.ts';

/** Older ones than these a line does not name; they are found by their page. */
const MOST_DOCUMENTS = 2000;

/** The office's published documents, newest first. */
export async function namedDocuments(db: Db, officeId: string): Promise<EntryDocument[]> {
  return db
    .selectFrom('document')
    .select(['id', 'type', 'number', 'issuedOn'])
    .where('officeId', '=', officeId)
    .where('state', '=', 'published')
    .where('heldAt', 'is', null)
    .orderBy('issuedOn', (o) => o.desc().nullsLast())
    .limit(MOST_DOCUMENTS)
    .execute();
}

/** The document that a directive is put under, where it is the office's own and published. */
export async function publishedDocument(db: Db, officeId: string, id: string) {
  return db
    .selectFrom('document')
    .select(['id', 'type', 'number', 'issuedOn', 'subject'])
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .where('state', '=', 'published')
    .where('heldAt', 'is', null)
    .executeTakeFirst();
}

/** What has its place under the document already. */
export async function placesUnder(db: Db, documentId: string) {
  return db
    .selectFrom('directive')
    .select(['code', 'ref', 'position'])
    .where('documentId', '=', documentId)
    .orderBy('position')
    .execute();
}

/** What was entered under this id before: who sends it twice has entered it once. */
export async function enteredBefore(db: Db, id: string) {
  return db.selectFrom('directive').select(['code', 'officeId']).where('id', '=', id).executeTakeFirst();
}

/** Who entered a directive, when and in which words; null for one of another origin. Undefined where it is not seen. */
export async function findEntry(
  db: Db,
  scope: Scope,
  code: string,
  asOf: string,
): Promise<EntryOrigin | null | undefined> {
  const row = await visible(db, scope, asOf)
    .leftJoin('authUser as person', 'person.id', 'directive.enteredBy')
    .select(['directive.enteredLine', 'directive.enteredOn', sql<string | null>`person.name`.as('enteredBy')])
    .where('directive.code', '=', code)
    .executeTakeFirst();
  if (!row) return undefined;
  const { enteredLine: line, enteredOn, enteredBy } = row;
  return line !== null && enteredOn !== null ? { line, enteredOn, enteredBy } : null;
}
