import type { Extraction } from '@dondoc/reader';
import { sql } from 'kysely';
import type { Agency } from '#accounts/schema.ts';
import { recipientAgencies } from '#documents/rules.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { ItemProposal, ReviewFinding } from '../review/schema.ts';
import { columnsOf, dayOfReading, itemOf } from '../review/store.ts';
import type { Held, Kept, Reread } from './rules.ts';

/** Everything that lies there, also what was split or merged away: it may come back by undo. */
export async function listHeld(db: Db, documentId: string): Promise<Held[]> {
  const rows = await db
    .selectFrom('readingItem')
    .selectAll()
    .where('documentId', '=', documentId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => {
    const item = itemOf(row, []);
    return { ...item, isOffered: item.newer !== null };
  });
}

/** What the last reading proposed, and its number. */
export async function lastReading(db: Db, documentId: string) {
  const row = await db
    .selectFrom('reading')
    .select(['number', 'extraction'])
    .where('documentId', '=', documentId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { number: row?.number ?? 1, extraction: (row?.extraction ?? null) as Extraction | null };
}

export async function applyKept(db: Db, kept: Kept[]): Promise<void> {
  for (const { id, position, proposal, isGone, newer } of kept) {
    const { spanStart, spanEnd, actors, deadlineRead } = columnsOf(proposal);
    const offered = newer ? { newer: json({ state: 'offered', proposal: newer }) } : {};
    await db
      .updateTable('readingItem')
      .set({ position, spanStart, spanEnd, actors, deadlineRead, isGone, ...offered })
      // Who has it before their eyes saw it without the flag; a mere change of place is no change.
      .set({ version: newer || isGone ? sql`version + 1` : sql`version` })
      .where('id', '=', id)
      .execute();
  }
}

export async function applyTaken(db: Db, taken: Reread['taken']): Promise<void> {
  for (const { id, position, proposal } of taken)
    await db
      .updateTable('readingItem')
      .set({ ...columnsOf(proposal), position, isGone: false, newer: null, version: sql`version + 1` })
      .where('id', '=', id)
      .execute();
}

/** The new words of the file; the text changes only while the document is a draft. */
export async function replaceText(db: Db, id: string, { text, source, document }: Extraction): Promise<void> {
  await db
    .updateTable('document')
    .set({
      text,
      pages: json(source.pages),
      warnings: json(source.warnings),
      citations: json(document.citations),
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/** The head as the new reading has it, where nobody has checked it yet. */
export async function replaceHeader(
  db: Db,
  id: string,
  extraction: Extraction,
  agencies: Agency[],
): Promise<void> {
  const { regime, type, number, issuer, superior, place, subject, chair, urgency, ...head } =
    extraction.document;
  const day = dayOfReading(extraction);
  const recipients = head.recipients.map((line) => {
    return { ...line, agencyIds: recipientAgencies(line.text, agencies, day) };
  });
  await db
    .updateTable('document')
    .set({ regime, type, number, issuer, superior, place, subject, chair, urgency })
    .set({ typeName: head.typeName ?? null, issuedOn: head.date, metOn: head.meetingDate })
    .set({ signer: json(head.signer), recipients: json(recipients) })
    .where('id', '=', id)
    .execute();
}

/** Findings nobody has decided give way to those of the new reading; decided ones stay, with their new places. */
export async function keepFindings(db: Db, documentId: string, decided: ReviewFinding[]): Promise<void> {
  await db
    .deleteFrom('finding')
    .where('documentId', '=', documentId)
    .where('decision', '=', 'pending')
    .execute();
  for (const { id, span, figures } of decided)
    await db
      .updateTable('finding')
      .set({ spanStart: span[0], spanEnd: span[1], figures: json(figures) })
      .where('id', '=', id)
      .execute();
}

/** The difference that a newer reading offered, with what became of it. */
export async function newerOf(db: Db, itemId: string): Promise<Newer | null> {
  const row = await db
    .selectFrom('readingItem')
    .select('newer')
    .where('id', '=', itemId)
    .executeTakeFirstOrThrow();
  return row.newer as Newer | null;
}

export interface Newer {
  state: 'offered' | 'taken' | 'kept';
  proposal: ItemProposal;
  /** What stood before it was taken, for the way back. */
  before?: ItemProposal;
}
