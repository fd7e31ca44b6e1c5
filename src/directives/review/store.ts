import type { Extraction } from '@dondoc/reader';
import { type Selectable, sql } from 'kysely';
import type { Agency } from '#accounts/schema.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { ReadingItem } from '#platform/database/tables.ts';
import type { ReadingChanges, Rereading } from '../rereading/schema.ts';
import type { LastChange } from './labels.ts';
import { pageOf, proposedItems } from './rules.ts';
import type { ItemPatch, ItemProposal, NewItem, ReviewFinding, ReviewItem } from './schema.ts';

/** Lays the reader's proposal down as items to decide, and its findings; it is the first reading of the file. */
export async function insertReading(
  db: Db,
  { documentId, officeId }: { documentId: string; officeId: string },
  extraction: Extraction,
  agencies: Agency[],
): Promise<void> {
  const items = proposedItems(extraction.directives, agencies, dayOfReading(extraction));
  await insertProposals(
    db,
    documentId,
    items.map((proposal, position) => ({ position, proposal })),
  );
  await insertFindings(db, { documentId, officeId }, extraction.findings);
  await insertReadingRow(db, { documentId, number: 1, madeBy: null, extraction, changes: null });
}

interface NewReading {
  documentId: string;
  number: number;
  /** Null for the first one: whoever took the file in. */
  madeBy: string | null;
  extraction: Extraction;
  changes: ReadingChanges | null;
}

export async function insertReadingRow(
  db: Db,
  { extraction, changes, ...reading }: NewReading,
): Promise<void> {
  const row = { ...reading, extraction: json(extraction), changes: json(changes) };
  await db.insertInto('reading').values(row).execute();
}

/** The newest reading without its words; documents from before readings were kept have none. */
export async function newestReading(db: Db, documentId: string): Promise<Rereading> {
  const row = await db
    .selectFrom('reading')
    .select(['number', 'madeAt', 'changes'])
    .where('documentId', '=', documentId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { number = 1, madeAt = null, changes = null } = row ?? {};
  return { number, madeAt, changes: Array.isArray(changes) ? null : (changes as ReadingChanges | null) };
}

/** The day whose names the agencies of a document bear. */
export const dayOfReading = ({ document }: Pick<Extraction, 'document'>): string =>
  document.date ?? document.meetingDate ?? '9999-12-31';

export async function insertProposals(
  db: Db,
  documentId: string,
  rows: { position: number; proposal: ItemProposal }[],
): Promise<void> {
  const values = rows.map(({ position, proposal }) => ({ documentId, position, ...columnsOf(proposal) }));
  for (const some of chunks(values)) await db.insertInto('readingItem').values(some).execute();
}

/** A proposal as columns of its row. */
export function columnsOf({ span, actors, deadlineRead, deadline, doubts, ...plain }: ItemProposal) {
  return {
    ...plain,
    spanStart: span[0],
    spanEnd: span[1],
    actors: json(actors),
    deadlineRead: deadlineRead ? json(deadlineRead) : null,
    deadline: json(deadline),
    doubts: json(doubts),
  };
}

export async function insertFindings(
  db: Db,
  of: { documentId: string; officeId: string },
  findings: Extraction['findings'],
): Promise<void> {
  const found = findings.map(({ kind, text, span, figures }, position) => ({
    ...of,
    position,
    kind,
    text,
    spanStart: span[0],
    spanEnd: span[1],
    figures: json(figures ?? []),
  }));
  for (const some of chunks(found)) await db.insertInto('finding').values(some).execute();
}

/** A statement holds 65,535 values at most. */
function chunks<T>(rows: T[], size = 1_000): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    rows.slice(i * size, (i + 1) * size),
  );
}

export type Pages = { number: number; span: [number, number] }[];

/** The items in the clerk's order: where somebody has put them, else by place in the text. */
export async function listItems(db: Db, documentId: string, pages: Pages): Promise<ReviewItem[]> {
  const rows = await db
    .selectFrom('readingItem')
    .selectAll()
    .where('documentId', '=', documentId)
    .where('mergedInto', 'is', null)
    .orderBy(sql`coalesce(moved_to, span_start)`)
    .orderBy('spanStart')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => itemOf(row, pages));
}

export function itemOf(row: Selectable<ReadingItem>, pages: Pages): ReviewItem {
  const { spanStart, spanEnd, documentId: _, decidedBy: __, decidedAt: ___, mergedInto: ____, ...rest } = row;
  const offered = row.newer as { state: string; proposal: ItemProposal } | null;
  const newer = offered?.state === 'offered' ? offered.proposal : null;
  return { ...rest, newer, span: [spanStart, spanEnd], page: pageOf(pages, spanStart) } as ReviewItem;
}

export async function listFindings(db: Db, documentId: string): Promise<ReviewFinding[]> {
  const rows = await db
    .selectFrom('finding')
    .select(['id', 'kind', 'text', 'spanStart', 'spanEnd', 'figures', 'decision', 'version'])
    .where('documentId', '=', documentId)
    .orderBy('spanStart')
    .orderBy('position')
    .execute();
  return rows.map(
    ({ spanStart, spanEnd, ...row }) => ({ ...row, span: [spanStart, spanEnd] }) as ReviewFinding,
  );
}

/** Decides findings whose versions are still those the clerk saw; gives how many were. */
export async function decideFindings(
  db: Db,
  documentId: string,
  seen: { id: string; version: number }[],
  decision: ReviewFinding['decision'],
): Promise<number> {
  let written = 0;
  for (const { id, version } of seen) {
    const done = await db
      .updateTable('finding')
      .set({ decision, version: version + 1 })
      .where('id', '=', id)
      .where('documentId', '=', documentId)
      .where('version', '=', version)
      .executeTakeFirst();
    written += Number(done.numUpdatedRows);
  }
  return written;
}

export async function decideHeader(db: Db, documentId: string, headerDecision: string): Promise<void> {
  await db.updateTable('document').set({ headerDecision }).where('id', '=', documentId).execute();
}

export async function headerDecisionOf(db: Db, documentId: string): Promise<'pending' | 'accepted'> {
  const row = await db
    .selectFrom('document')
    .select('headerDecision')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  return row.headerDecision as 'pending' | 'accepted';
}

export async function findItem(db: Db, officeId: string, itemId: string) {
  return (
    db
      .selectFrom('readingItem')
      .innerJoin('document', 'document.id', 'readingItem.documentId')
      .selectAll('readingItem')
      .select('document.state')
      .where('readingItem.id', '=', itemId)
      .where('document.officeId', '=', officeId)
      .where('document.heldAt', 'is', null)
      // The document row, so that publishing waits for a decision under way and the other way round; the item's
      // own, for one who has waited would else read it as it was before the other one's write.
      .forUpdate(['document', 'readingItem'])
      .executeTakeFirst()
  );
}

/** Who touched it last and how, by the log: told to whoever comes too late. */
export async function lastChange(db: Db, subject: { kind: string; id: string }): Promise<LastChange | null> {
  const row = await db
    .selectFrom('logEntry')
    .leftJoin('authUser', 'authUser.id', 'logEntry.actorId')
    .select(['logEntry.actorId as userId', 'authUser.name', 'logEntry.detail', 'logEntry.recordedAt as at'])
    .where('logEntry.subjectKind', '=', subject.kind)
    .where('logEntry.subjectId', '=', subject.id)
    .where('logEntry.act', '=', 'document.review')
    .orderBy('logEntry.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { what = 'header' } = row.detail as { what?: string };
  return { userId: row.userId, name: row.name, at: row.at, what };
}

/** Writes if the version is still the one the clerk saw. Gives the new version, or null. */
export async function updateItem(
  db: Db,
  itemId: string,
  version: number,
  values: Record<string, unknown>,
): Promise<number | null> {
  const row = await db
    .updateTable('readingItem')
    .set({ ...values, version: version + 1 })
    .where('id', '=', itemId)
    .where('version', '=', version)
    .where('mergedInto', 'is', null)
    .returning('version')
    .executeTakeFirst();
  return row?.version ?? null;
}

export function decideItem(
  db: Db,
  item: { id: string; version: number; decision: ReviewItem['decision']; userId: string },
): Promise<number | null> {
  const by = item.decision === 'pending' ? null : item.userId;
  return updateItem(db, item.id, item.version, {
    decision: item.decision,
    decidedBy: by,
    decidedAt: sql`now()`,
  });
}

/** Writes the fields that the patch names, and, where somebody accepts it with that, the decision. */
export function patchItem(
  db: Db,
  item: { id: string; version: number; acceptedBy: string | null },
  patch: ItemPatch,
): Promise<number | null> {
  const { actors, deadline, ...plain } = patch;
  const accepted = { decision: 'accepted', decidedBy: item.acceptedBy, decidedAt: sql`now()` };
  return updateItem(db, item.id, item.version, {
    ...plain,
    ...(actors ? { actors: json(actors) } : {}),
    ...(deadline ? { deadline: json(deadline) } : {}),
    ...(item.acceptedBy ? accepted : {}),
    edited: true,
  });
}

/** Adds what the reader missed; it is accepted at once, for a person wrote it. */
export async function addItem(
  db: Db,
  { actors, deadline, span, ...plain }: NewItem & { ref: string; text: string },
  userId: string,
): Promise<string> {
  const { id } = await db
    .insertInto('readingItem')
    .values({
      ...plain,
      position: BY_HAND,
      spanStart: span[0],
      spanEnd: span[1],
      actors: json(actors),
      deadline: json(deadline),
      addedByHand: true,
      decision: 'accepted',
      decidedBy: userId,
      decidedAt: sql`now()`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The position of what stands in no reading: after all that does. */
const BY_HAND = 1_000_000;
