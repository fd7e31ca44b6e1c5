import type { Extraction } from '@dondoc/reader';
import { sql } from 'kysely';
import type { Agency } from '#accounts/schema.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { Finding } from '../schema.ts';
import { pageOf, proposedActors, proposedDeadline, shortTitle } from './rules.ts';
import type { ItemPatch, ReviewItem } from './schema.ts';

/** Lays the reader's proposal down as items to decide, and its findings. */
export async function insertReading(
  db: Db,
  { documentId, officeId }: { documentId: string; officeId: string },
  extraction: Extraction,
  agencies: Agency[],
): Promise<void> {
  const { directives, document, findings } = extraction;
  const day = document.date ?? document.meetingDate ?? '9999-12-31';
  const items = directives.map((d, position) => ({
    documentId,
    position,
    ref: d.ref,
    kind: d.kind,
    heading: d.heading ?? null,
    proposal: d.proposal ?? null,
    title: shortTitle(d, directives.filter((other) => other.proposal === d.proposal).length === 1),
    text: d.text,
    spanStart: d.span[0],
    spanEnd: d.span[1],
    actors: json(proposedActors(d.actors, agencies, day)),
    deadlineRead: d.deadline ? json(d.deadline) : null,
    deadline: json(proposedDeadline(d.deadline)),
    product: d.products?.[0] ?? null,
    doubts: json(d.doubts ?? []),
  }));
  for (const some of chunks(items)) await db.insertInto('readingItem').values(some).execute();
  const found = findings.map((f, position) => {
    const { kind, text, span, figures } = f;
    return {
      officeId,
      documentId,
      position,
      kind,
      text,
      spanStart: span[0],
      spanEnd: span[1],
      figures: json(figures ?? []),
    };
  });
  for (const some of chunks(found)) await db.insertInto('finding').values(some).execute();
}

/** A statement holds 65,535 values at most. */
function chunks<T>(rows: T[], size = 1_000): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    rows.slice(i * size, (i + 1) * size),
  );
}

type Pages = { number: number; span: [number, number] }[];

export async function listItems(db: Db, documentId: string, pages: Pages): Promise<ReviewItem[]> {
  const rows = await db
    .selectFrom('readingItem')
    .selectAll()
    .where('documentId', '=', documentId)
    .orderBy('spanStart')
    .orderBy('position')
    .execute();
  return rows.map(({ spanStart, spanEnd, documentId: _, decidedBy: __, decidedAt: ___, ...row }) => {
    return { ...row, span: [spanStart, spanEnd], page: pageOf(pages, spanStart) } as ReviewItem;
  });
}

export async function listFindings(db: Db, documentId: string): Promise<Finding[]> {
  const rows = await db
    .selectFrom('finding')
    .select(['id', 'kind', 'text', 'spanStart', 'spanEnd', 'figures', 'decision'])
    .where('documentId', '=', documentId)
    .orderBy('position')
    .execute();
  return rows.map(({ spanStart, spanEnd, ...row }) => ({ ...row, span: [spanStart, spanEnd] }) as Finding);
}

/** Keeps a finding as the document's, or drops it, while the document is a draft. Gives whether there was one. */
export async function keepFinding(
  db: Db,
  documentId: string,
  findingId: string,
  kept: boolean,
): Promise<boolean> {
  const done = await db
    .updateTable('finding')
    .set({ decision: kept ? 'accepted' : 'rejected' })
    .where('id', '=', findingId)
    .where('documentId', '=', documentId)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function findItem(db: Db, officeId: string, itemId: string) {
  return (
    db
      .selectFrom('readingItem')
      .innerJoin('document', 'document.id', 'readingItem.documentId')
      .select(['readingItem.id', 'readingItem.version', 'readingItem.documentId', 'document.state'])
      .where('readingItem.id', '=', itemId)
      .where('document.officeId', '=', officeId)
      // The document row, so that publishing waits for a decision under way and the other way round.
      .forUpdate('document')
      .executeTakeFirst()
  );
}

/** Writes if the version is still the one the clerk saw. Gives the new version, or null. */
async function updateItem(
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

export function patchItem(db: Db, itemId: string, version: number, patch: ItemPatch): Promise<number | null> {
  const { actors, deadline, ...plain } = patch;
  return updateItem(db, itemId, version, {
    ...plain,
    ...(actors ? { actors: json(actors) } : {}),
    ...(deadline ? { deadline: json(deadline) } : {}),
    edited: true,
  });
}

export interface HandItem {
  documentId: string;
  ref: string;
  title: string;
  text: string;
  span: [number, number];
  actors: ReviewItem['actors'];
  deadline: ReviewItem['deadline'];
  userId: string;
}

/** Adds what the reader missed; it is accepted at once, for a person wrote it. */
export async function addItem(db: Db, item: HandItem): Promise<string> {
  const { id } = await db
    .insertInto('readingItem')
    .values({
      documentId: item.documentId,
      position: 10_000,
      ref: item.ref,
      kind: 'requirement',
      title: item.title,
      text: item.text,
      spanStart: item.span[0],
      spanEnd: item.span[1],
      actors: json(item.actors),
      deadline: json(item.deadline),
      addedByHand: true,
      decision: 'accepted',
      decidedBy: item.userId,
      decidedAt: sql`now()`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
