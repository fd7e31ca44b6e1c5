import type { EdxmlDocument, StatusCode } from '@dondoc/edxml';
import { type Insertable, sql } from 'kysely';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { EdxmlPackage } from '#platform/database/tables.ts';
import type { Declaration } from '../marks/schema.ts';
import { fullNumber } from '../numbering/rules.ts';
import { movedCodes, pickNamed } from '../sending/rules.ts';
import { listSent, trailOf } from '../sending/store.ts';
import { differencesOf } from './rules.ts';
import type { PackageDetail, PackageFile, PackageHead, PackageRow } from './schema.ts';

export async function findByHash(db: Db, officeId: string, sha256: string) {
  return db
    .selectFrom('edxmlPackage')
    .select(['id', 'state', 'fileName'])
    .where('officeId', '=', officeId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
}

type Columns = Omit<Insertable<EdxmlPackage>, 'head' | 'attachments' | 'notes' | 'declaration'>;
export type NewPackage = Columns & {
  head?: PackageHead | null;
  attachments?: PackageFile[];
  notes?: { place: string; message: string }[];
  declaration?: Declaration | null;
};

/**
 * The row of a file; one that waited for a word on its marks, or could not be read before, becomes it. Null: another
 * worker was first.
 */
export async function insertPackage(db: Db, said: NewPackage): Promise<string | null> {
  const { head = null, attachments = [], notes = [], declaration = null, ...plain } = said;
  const row = {
    ...{ ...plain, head: json(head), attachments: json(attachments), notes: json(notes) },
    declaration: declaration && json(declaration),
  };
  const { officeId: _, sha256: __, ...changed } = row;
  const made = await db
    .insertInto('edxmlPackage')
    .values(row)
    .onConflict((oc) =>
      oc
        .columns(['officeId', 'sha256'])
        .doUpdateSet(changed)
        .where('edxmlPackage.state', 'in', ['held', 'unread']),
    )
    .returning('id')
    .executeTakeFirst();
  return made?.id ?? null;
}

/** The newest package of the same paper from the same sender: by its id, else by number, symbol and day. */
export async function findEarlier(
  db: Db,
  officeId: string,
  {
    from,
    documentId,
    code,
    promulgatedOn,
  }: Pick<EdxmlDocument, 'from' | 'documentId' | 'code' | 'promulgatedOn'>,
  ids: string[] = [],
) {
  const named = [...ids, ...(documentId ? [documentId] : [])];
  const rows = await db
    .selectFrom('edxmlPackage')
    .select(['id', 'documentId', 'documentKey', 'codeNumber', 'codeNotation', 'issuedOn'])
    .select(['subject', 'head', 'attachments'])
    .where('officeId', '=', officeId)
    .where('kind', '=', 'document')
    .where('fromCode', '=', from.id)
    // One refused is no longer here; one sent again has its trail with the first.
    .where('state', 'in', ['arrived', 'accepted'])
    .where(sql<boolean>`coalesce(business, 'new') <> 'recall'`)
    .where((eb) =>
      eb.or([eb('documentKey', '=', sql<string>`any(${named}::text[])`), eb('codeNumber', '=', code.number)]),
    )
    .orderBy('ordinal', 'desc')
    .execute();
  return pickNamed(rows, { ids: named, ...code, isDay: (day) => day === promulgatedOn });
}

/** Under a lock: who decides at once come one after the other. */
export async function lockPackage(db: Db, officeId: string, id: string) {
  return db
    .selectFrom('edxmlPackage')
    .selectAll()
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function decide(
  db: Db,
  id: string,
  said: { state: PackageRow['state']; reason?: string | null; decidedBy: string | null; decidedOn: string },
): Promise<void> {
  await db
    .updateTable('edxmlPackage')
    .set({ ...said, decidedAt: sql`now()` })
    .where('id', '=', id)
    .execute();
}

/** Given back to its sender, with all that brought the same document; who had taken it in, and when, stays. */
export async function markRecalled(db: Db, id: string, documentId: string | null): Promise<void> {
  await db
    .updateTable('edxmlPackage')
    .set({ state: 'recalled' })
    .where((eb) =>
      eb.or([
        eb('id', '=', id),
        eb.and([eb('documentId', '=', documentId), eb('state', 'in', ['arrived', 'accepted'])]),
      ]),
    )
    .execute();
}

export async function setDocument(
  db: Db,
  id: string,
  documentId: string,
  madeDocument: boolean,
): Promise<void> {
  await db.updateTable('edxmlPackage').set({ documentId, madeDocument }).where('id', '=', id).execute();
}

/**
 * Packages of which their senders may still be told something, with how far the document has come and what was told. One
 * whose trail has ended (refused, done, given back) is none of them, nor one whose document is held.
 */
export async function openPackages(db: Db, officeId: string, id?: string) {
  let query = db
    .selectFrom('edxmlPackage')
    .leftJoin('document', 'document.id', 'edxmlPackage.documentId')
    .select([
      ...(['edxmlPackage.id', 'edxmlPackage.state', 'edxmlPackage.documentId'] as const),
      ...(['fromCode', 'fromName', 'documentKey', 'codeNumber', 'codeNotation'] as const),
      ...(['edxmlPackage.issuedOn', 'document.state as documentState'] as const),
    ])
    .select(
      sql<StatusCode[]>`array(select code from edxml_status
        where package_id = edxml_package.id and moved order by ordinal)`.as('told'),
    )
    .where('edxmlPackage.officeId', '=', officeId)
    .where('edxmlPackage.kind', '=', 'document')
    .where('edxmlPackage.state', 'in', ['arrived', 'accepted'])
    .where('document.heldAt', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('edxmlStatus as said')
            .select('said.id')
            .whereRef('said.packageId', '=', 'edxmlPackage.id')
            .where('said.moved', '=', true)
            .where('said.code', 'in', ['02', '06', '15']),
        ),
      ),
    )
    .orderBy('edxmlPackage.ordinal');
  if (id) query = query.where('edxmlPackage.id', '=', id);
  return query.execute();
}

const rows = (db: Db, officeId: string) =>
  db
    .selectFrom('edxmlPackage')
    .leftJoin('authUser', 'authUser.id', 'edxmlPackage.decidedBy')
    .leftJoin('document', 'document.id', 'edxmlPackage.documentId')
    .where('edxmlPackage.officeId', '=', officeId)
    // Of a document that is held nothing is said.
    .where('document.heldAt', 'is', null)
    .select([
      ...(['edxmlPackage.id', 'kind', 'edxmlPackage.state', 'fileName', 'receivedOn', 'fromCode'] as const),
      ...(['fromName', 'codeNumber', 'codeNotation', 'edxmlPackage.issuedOn'] as const),
      ...(['edxmlPackage.typeName', 'edxmlPackage.subject', 'steering', 'business', 'problem'] as const),
      ...(['reason', 'documentId', 'authUser.name as decidedBy', 'decidedOn'] as const),
    ])
    .select((eb) =>
      eb
        .selectFrom('edxmlStatus')
        .select('edxmlStatus.code')
        .whereRef('edxmlStatus.packageId', '=', 'edxmlPackage.id')
        .where('edxmlStatus.moved', '=', true)
        .orderBy('edxmlStatus.ordinal', 'desc')
        .limit(1)
        .as('lastCode'),
    );

/** What came in, newest first. */
export async function listPackages(
  db: Db,
  officeId: string,
  of: { documentId?: string } = {},
): Promise<PackageRow[]> {
  let query = rows(db, officeId).orderBy('edxmlPackage.ordinal', 'desc').limit(500);
  if (of.documentId) query = query.where('edxmlPackage.documentId', '=', of.documentId);
  return (await query.execute()) as PackageRow[];
}

export async function findPackage(
  db: Db,
  officeId: string,
  id: string,
  today: string,
): Promise<PackageDetail | null> {
  const row = await rows(db, officeId)
    .select(['edxmlPackage.sha256', 'edxmlPackage.size', 'receivedAt', 'edxmlPackage.fileId', 'head'])
    .select(['attachments', 'notes', 'documentKey', 'earlierId', 'answersSentId'])
    .where('edxmlPackage.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { fileId, earlierId, answersSentId, ...plain } = row;
  const document = row.documentId ? await documentBeside(db, row.documentId) : null;
  const said = {
    code: { number: row.codeNumber ?? '', notation: row.codeNotation ?? '' },
    ...{ promulgatedOn: row.issuedOn, subject: row.subject ?? '', typeName: row.typeName ?? '' },
  };
  return {
    ...(plain as PackageRow & Pick<PackageDetail, 'sha256' | 'size' | 'receivedAt' | 'documentKey'>),
    head: row.head as PackageHead | null,
    attachments: row.attachments as unknown as PackageFile[],
    notes: row.notes as unknown as PackageDetail['notes'],
    isKept: fileId !== null,
    ...(await organisationBeside(db, officeId, row.fromCode, today)),
    document,
    differences: document ? differencesOf(said, document) : [],
    earlier: await packageBeside(db, earlierId),
    later: (await db
      .selectFrom('edxmlPackage')
      .select(['id', 'business', 'state'])
      .where('earlierId', '=', id)
      .orderBy('ordinal')
      .execute()) as PackageDetail['later'],
    answers: await sentBeside(db, answersSentId),
    said: await trailOf(db, officeId, { packageId: id }),
    sent: await listSent(db, officeId, { packageId: id }),
    registered: row.documentId ? await entryOf(db, officeId, row.documentId) : null,
  };
}

/** What a report on it to its sender needs: how that one calls it, and what became of it here. */
export async function findReported(db: Db, officeId: string, id: string) {
  const row = await rows(db, officeId)
    .select('documentKey')
    .where('edxmlPackage.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const document = row.documentId ? await documentBeside(db, row.documentId) : null;
  return { ...(row as PackageRow & Pick<PackageDetail, 'documentKey'>), document };
}

async function documentBeside(db: Db, id: string) {
  const found = await db
    .selectFrom('document')
    .select(['id', 'state', 'number', 'typeName', 'version', 'issuedOn', 'subject'])
    .where('id', '=', id)
    .executeTakeFirst();
  return found ? { ...found, state: found.state as 'draft' | 'published' | 'withdrawn' } : null;
}

async function organisationBeside(db: Db, officeId: string, code: string | null, today: string) {
  const found = code
    ? await db
        .selectFrom('edxmlOrganisation')
        .select(['id', 'agencyId'])
        .where('officeId', '=', officeId)
        .where('code', '=', code)
        .executeTakeFirst()
    : undefined;
  const agency = found?.agencyId
    ? agencyRefOf(await listAgencies(db, officeId), found.agencyId, today)
    : null;
  return { organisationId: found?.id ?? null, agency };
}

const codeOf = (row: { codeNumber: string | null; codeNotation: string | null }): string =>
  fullNumber(row.codeNumber || null, row.codeNotation || null);

async function packageBeside(db: Db, id: string | null) {
  if (!id) return null;
  const row = await db
    .selectFrom('edxmlPackage')
    .select(['id', 'documentId', 'codeNumber', 'codeNotation'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { id: row.id, documentId: row.documentId, code: codeOf(row) } : null;
}

async function sentBeside(db: Db, id: string | null) {
  if (!id) return null;
  const row = await db
    .selectFrom('edxmlSent')
    .select(['id', 'codeNumber', 'codeNotation'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { id: row.id, code: codeOf(row) } : null;
}

/** "41/2023": its number in the book of what comes in. */
async function entryOf(db: Db, officeId: string, documentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('registerPaper')
    .innerJoin('registerEntry', 'registerEntry.id', 'registerPaper.entryId')
    .select(['registerEntry.number', 'registerEntry.suffix'])
    .where('registerPaper.officeId', '=', officeId)
    .where('registerPaper.documentId', '=', documentId)
    .where('registerPaper.replacedAt', 'is', null)
    .where('registerEntry.cancelledAt', 'is', null)
    .where('registerEntry.book', '=', 'in')
    .executeTakeFirst();
  return row ? `${row.number}${row.suffix}` : null;
}

/** What the sender was last known to have been told. */
export async function toldCodes(db: Db, officeId: string, packageId: string) {
  return movedCodes(await trailOf(db, officeId, { packageId }));
}

/** The bytes that were kept of one that is in sight. */
export async function keptPackage(db: Db, officeId: string, id: string) {
  const row = await db
    .selectFrom('edxmlPackage')
    .leftJoin('document', 'document.id', 'edxmlPackage.documentId')
    .select(['edxmlPackage.fileId', 'fileName', 'declaration'])
    .where('edxmlPackage.officeId', '=', officeId)
    .where('edxmlPackage.id', '=', id)
    .where('document.heldAt', 'is', null)
    .executeTakeFirst();
  return row?.fileId
    ? { fileId: row.fileId, fileName: row.fileName, declaration: row.declaration as Declaration | null }
    : null;
}
