import type { Extraction } from '@dondoc/reader';
import { fold } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import { agenciesNamed, agencyRefOf } from '#accounts/agencies/store.ts';
import type { Scope } from '#accounts/permissions.ts';
import type { Agency } from '#accounts/schema.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { FileStore } from '#platform/files/store.ts';
import { recipientAgencies } from './rules.ts';
import type { DocumentDetail, DocumentSummary, HeaderPatch } from './schema.ts';

interface NewFile {
  officeId: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  /** Null: the clock, which fetches what other systems send. */
  createdBy: string | null;
}

export async function insertFile(db: Db, id: string, file: NewFile): Promise<void> {
  await db
    .insertInto('storedFile')
    .values({ id, ...file })
    .execute();
}

/**
 * After a write that failed: where only the answer to its commit was lost the row is there, and its bytes stay. Where
 * nobody can tell they stay too: bytes without a row do no harm, a row without bytes is a document lost.
 */
export async function removeUnkept(db: Db, files: FileStore, fileId: string): Promise<void> {
  const kept = await db
    .selectFrom('storedFile')
    .select('id')
    .where('id', '=', fileId)
    .executeTakeFirst()
    .catch(() => fileId);
  if (!kept) await files.remove(fileId).catch(() => undefined);
}

/** A draft or published document made from the same bytes, if the office has one. */
export async function findByContent(db: Db, officeId: string, sha256: string): Promise<string | null> {
  const row = await db
    .selectFrom('document')
    .innerJoin('storedFile', 'storedFile.id', 'document.fileId')
    .select('document.id')
    .where('document.officeId', '=', officeId)
    .where('storedFile.sha256', '=', sha256)
    .where('document.state', '!=', 'withdrawn')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function insertDocument(
  db: Db,
  { officeId, fileId, createdBy }: { officeId: string; fileId: string; createdBy: string | null },
  { document: head, text, source }: Extraction,
  agencies: Agency[],
): Promise<string> {
  const day = head.date ?? head.meetingDate ?? '9999-12-31';
  const recipients = head.recipients.map((line) => {
    return { ...line, agencyIds: recipientAgencies(line.text, agencies, day) };
  });
  const { id } = await db
    .insertInto('document')
    .values({
      officeId,
      fileId,
      createdBy,
      regime: head.regime,
      type: head.type,
      typeName: head.typeName ?? null,
      number: head.number,
      issuer: head.issuer,
      superior: head.superior,
      place: head.place,
      issuedOn: head.date,
      subject: head.subject,
      metOn: head.meetingDate,
      chair: head.chair,
      signer: json(head.signer),
      recipients: json(recipients),
      citations: json(head.citations),
      urgency: head.urgency,
      text,
      pages: json(source.pages),
      warnings: json(source.warnings),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Within the office; agency people further within what reached their agency. */
export function visible(db: Db, scope: Scope) {
  let query = db
    .selectFrom('document')
    .innerJoin('storedFile', 'storedFile.id', 'document.fileId')
    .where('document.officeId', '=', scope.officeId)
    // Said to hold a secret: out of everybody's sight until that is decided.
    .where('document.heldAt', 'is', null);
  const { agencyIds, userId } = scope;
  if (agencyIds) {
    const own = sql<string>`any(${agencyIds}::uuid[])`;
    query = query.where('document.state', '=', 'published').where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('receipt')
            .select('receipt.agencyId')
            .whereRef('receipt.documentId', '=', 'document.id')
            .where('receipt.agencyId', '=', own),
        ),
        eb.exists(
          eb
            .selectFrom('documentReader')
            .select('documentReader.documentId')
            .whereRef('documentReader.documentId', '=', 'document.id')
            .where((reader) =>
              reader.or([
                reader('documentReader.agencyId', '=', own),
                reader('documentReader.userId', '=', userId),
              ]),
            ),
        ),
      ]),
    );
  }
  return query;
}

export async function listDocuments(db: Db, scope: Scope): Promise<DocumentSummary[]> {
  const rows = await summaryRows(db, scope).orderBy('document.createdAt', 'desc').limit(500).execute();
  return rows as DocumentSummary[];
}

/** Taken in at that very moment, and its id. */
export type DocumentKey = [createdAt: string, id: string];

/** The newest first, from the one after a key. */
export async function documentsAfter(
  db: Db,
  scope: Scope,
  key: DocumentKey | null,
  limit: number,
): Promise<(DocumentSummary & { key: DocumentKey })[]> {
  let query = summaryRows(db, scope).select(sql<string>`document.created_at::text`.as('moment'));
  if (key) {
    const [moment, id] = key;
    query = query.where(
      sql<boolean>`(document.created_at, document.id) < (${moment}::timestamptz, ${id}::uuid)`,
    );
  }
  const ordered = query.orderBy('document.createdAt', 'desc').orderBy('document.id', 'desc');
  const rows = await ordered.limit(limit).execute();
  return rows.map(({ moment, ...row }) => ({ ...(row as DocumentSummary), key: [moment, row.id] }));
}

const summaryRows = (db: Db, scope: Scope) =>
  visible(db, scope).select((eb) => [
    'document.id',
    'document.state',
    'document.number',
    'document.type',
    'document.typeName',
    'document.issuer',
    'document.issuedOn',
    'document.subject',
    'storedFile.name as fileName',
    'document.createdAt',
    'document.publishedOn',
    eb
      .selectFrom('receipt')
      .select(sql<number>`count(*)`.as('n'))
      .whereRef('receipt.documentId', '=', 'document.id')
      .as('delivered'),
    eb
      .selectFrom('receipt')
      .select(sql<number>`count(received_on)`.as('n'))
      .whereRef('receipt.documentId', '=', 'document.id')
      .as('received'),
  ]);

/** How those among these that may be opened are named. */
export async function documentsNamed(db: Db, scope: Scope, ids: string[]) {
  if (ids.length === 0) return [];
  return visible(db, scope)
    .select(['document.id', 'document.number', 'document.subject'])
    .where('document.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

/** The newest that bears this number, written with or without its signs and spaces; null where none does. */
export async function documentNumbered(db: Db, scope: Scope, number: string): Promise<string | null> {
  const [figures] = /^\d+/.exec(number.trim()) ?? [];
  if (!figures) return null;
  const rows = await visible(db, scope)
    .select(['document.id', 'document.number'])
    .where('document.number', 'like', `${figures}%`)
    .orderBy('document.createdAt', 'desc')
    .execute();
  const plain = (said: string) => fold(said).replace(/[\s/-]/g, '');
  return rows.find((row) => plain(row.number ?? '') === plain(number))?.id ?? null;
}

/** Which of these documents may be opened. */
export async function visibleAmong(db: Db, scope: Scope, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await visible(db, scope)
    .select('document.id')
    .where('document.id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

export async function findDocument(
  db: Db,
  scope: Scope,
  id: string,
  today: string,
): Promise<DocumentDetail | null> {
  const row = await visible(db, scope)
    .selectAll('document')
    .select(['storedFile.name as fileName', 'storedFile.mediaType', 'storedFile.size', 'storedFile.sha256'])
    .where('document.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const {
    fileId,
    fileName,
    mediaType,
    size,
    sha256,
    officeId: _,
    createdBy: __,
    publishedBy: ___,
    ...document
  } = row;
  const file = { id: fileId, name: fileName, mediaType, size, sha256 };
  return { ...document, file, receipts: await listReceipts(db, scope, id, today) } as DocumentDetail;
}

async function listReceipts(db: Db, scope: Scope, documentId: string, today: string) {
  const rows = await db.selectFrom('receipt').selectAll().where('documentId', '=', documentId).execute();
  const seen = rows.filter((row) => scope.agencyIds === null || scope.agencyIds.includes(row.agencyId));
  const ids = seen.map(({ agencyId }) => agencyId);
  const agencies = await agenciesNamed(db, scope.officeId, ids);
  return seen.map(({ agencyId, deliveredOn, receivedOn, receivedAt, isRecipient, openedAt }) => {
    const agency = agencyRefOf(agencies, agencyId, today);
    return { agency, deliveredOn, receivedOn, receivedAt, isRecipient, openedAt };
  });
}

/** The row under a lock, so that two who publish or correct at once come one after the other. */
export async function lockDocument(db: Db, officeId: string, id: string) {
  return db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .forUpdate()
    .executeTakeFirst();
}

/** Another published document that is the same paper by number, day and issuer: the DOCX and the PDF of one notice. */
export async function findTwin(
  db: Db,
  officeId: string,
  paper: Pick<DocumentDetail, 'id' | 'number' | 'issuedOn' | 'issuer'>,
): Promise<string | null> {
  const row = await db
    .selectFrom('document')
    .select('id')
    .where('officeId', '=', officeId)
    .where('state', '=', 'published')
    .where('id', '!=', paper.id)
    .where('number', '=', paper.number)
    .where('issuedOn', '=', paper.issuedOn)
    .where(sql<boolean>`issuer is not distinct from ${paper.issuer}`)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Corrects the head; whoever corrects it has checked it. */
export async function updateHeader(db: Db, id: string, patch: HeaderPatch): Promise<void> {
  const { recipients, ...plain } = patch;
  await db
    .updateTable('document')
    .set({ ...plain, ...(recipients ? { recipients: json(recipients) } : {}), version: sql`version + 1` })
    .set({ headerDecision: 'accepted' })
    .where('id', '=', id)
    .execute();
}

export async function findDocumentState(db: Db, officeId: string, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('document')
    .select('state')
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  return row?.state ?? null;
}

/** Taken back by whoever issued it, or never to have come here: it stays, and is no longer in force. */
export async function markWithdrawn(db: Db, officeId: string, id: string): Promise<void> {
  await db
    .updateTable('document')
    .set({ state: 'withdrawn', version: sql`version + 1` })
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .execute();
}

export async function markPublished(db: Db, id: string, day: string, userId: string): Promise<void> {
  await db
    .updateTable('document')
    .set({
      state: 'published',
      publishedOn: day,
      publishedAt: sql`now()`,
      publishedBy: userId,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/** Whom a document goes to: those it names as recipients, and those on whom it lays work. */
export async function deliver(
  db: Db,
  documentId: string,
  to: { agencyId: string; isRecipient: boolean }[],
  day: string,
): Promise<void> {
  if (to.length === 0) return;
  const rows = to.map((one) => ({ ...one, documentId, deliveredOn: day }));
  await db
    .insertInto('receipt')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** Records that somebody of the agency has it before their eyes; only the first time counts. */
export async function markOpened(
  db: Db,
  documentId: string,
  agencyId: string,
  userId: string,
): Promise<boolean> {
  const done = await db
    .updateTable('receipt')
    .set({ openedAt: sql`now()`, openedBy: userId })
    .where('documentId', '=', documentId)
    .where('agencyId', '=', agencyId)
    .where('openedAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Records that the agency has the document; a second click changes nothing. Gives whether this one was first. */
export async function acknowledge(
  db: Db,
  receipt: { documentId: string; agencyId: string; day: string; userId: string },
): Promise<boolean> {
  const done = await db
    .updateTable('receipt')
    .set({ receivedOn: receipt.day, receivedAt: sql`now()`, receivedBy: receipt.userId })
    .where('documentId', '=', receipt.documentId)
    .where('agencyId', '=', receipt.agencyId)
    .where('receivedOn', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
