import { fold } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { answersOf } from '../links/store.ts';
import { fullNumber, issuerKey, paddedNumber } from '../numbering/rules.ts';
import type { Book } from '../numbering/schema.ts';
import { notHeld } from '../register-hold/store.ts';
import type { Entry, EntryFilter, RegisteredPaper } from '../registers/schema.ts';

/** An entry as it stands in the rows; what rooms above and the calendar say of it comes on top. */
export type EntryRow = Omit<Entry, 'state' | 'directives' | 'lateAfter'>;

/** Entries of a book; a paper that is said to hold a secret leaves only its number. */
function entries(db: Db, officeId: string, filter: Partial<EntryFilter> & { ids?: string[] }) {
  let query = db
    .selectFrom('registerEntry as entry')
    .innerJoin('registerSeries as series', 'series.id', 'entry.seriesId')
    .leftJoin('registerTerm as term', 'term.id', 'series.termId')
    .leftJoin('registerPaper as paper', (join) =>
      join.onRef('paper.entryId', '=', 'entry.id').on('paper.replacedAt', 'is', null).on(notHeld('paper')),
    )
    .where('entry.officeId', '=', officeId);
  const { book, from, to, number, issuer, words, state, dossierId, ids } = filter;
  if (ids) query = query.where('entry.id', '=', sql<string>`any(${ids}::uuid[])`);
  if (book) query = query.where('entry.book', '=', book);
  if (from) query = query.where('entry.registeredOn', '>=', from);
  if (to) query = query.where('entry.registeredOn', '<=', to);
  if (number) query = query.where('entry.number', '=', number);
  if (issuer) query = query.where('paper.issuerKey', 'like', `%${escaped(issuerKey(issuer))}%`);
  for (const word of fold(words ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 12))
    query = query.where('paper.words', 'like', `%${escaped(word)}%`);
  if (state === 'cancelled') query = query.where('entry.cancelledAt', 'is not', null);
  if (state === 'reserved')
    query = query.where('paper.id', 'is', null).where('entry.cancelledAt', 'is', null);
  if (state === 'unsettled')
    query = query
      .where('paper.id', 'is not', null)
      .where('entry.cancelledAt', 'is', null)
      .where(
        sql<boolean>`not exists (select from register_settled as settled where settled.entry_id = entry.id and settled.removed_at is null)`,
      );
  if (dossierId)
    query = query.where(
      sql<boolean>`exists (select from dossier_paper as held where held.entry_id = entry.id and held.dossier_id = ${dossierId} and held.removed_at is null)`,
    );
  return query;
}

const escaped = (words: string) => words.replace(/[\\%_]/g, '\\$&');

export async function countEntries(db: Db, officeId: string, filter: EntryFilter): Promise<number> {
  const { n } = await entries(db, officeId, filter)
    .select(sql<number>`count(*)::integer`.as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** The latest first; `inOrder` for a book on paper: as they were numbered. */
export async function entriesOf(
  db: Db,
  officeId: string,
  filter: Partial<EntryFilter> & { ids?: string[] },
  { limit, offset = 0, inOrder = false }: { limit: number; offset?: number; inOrder?: boolean },
): Promise<EntryRow[]> {
  const direction = inOrder ? 'asc' : 'desc';
  const rows = await entries(db, officeId, filter)
    .leftJoin('registerSettled as settled', (join) =>
      join.onRef('settled.entryId', '=', 'entry.id').on('settled.removedAt', 'is', null),
    )
    .select([
      ...(['entry.id', 'entry.book', 'entry.number as entryNo', 'entry.suffix', 'entry.isGiven'] as const),
      ...(['entry.registeredOn', 'entry.cancelledWhy', 'series.type as seriesType', 'series.year'] as const),
      ...(['term.name as term', 'series.isCongress', 'paper.id as paperId', 'paper.documentId'] as const),
      ...(['paper.paperNumber', 'paper.notation', 'paper.issuer', 'paper.issuedOn', 'paper.type'] as const),
      ...(['paper.typeName', 'paper.subject', 'paper.pages', 'paper.copies', 'paper.urgency'] as const),
      ...(['paper.movedOn', 'paper.toWhom', 'paper.signer', 'paper.signerPosition', 'paper.dueOn'] as const),
      ...(['paper.note', 'paper.twinWhy', 'settled.settledOn', 'settled.how'] as const),
      sql<string | null>`(entry.cancelled_at at time zone 'Asia/Ho_Chi_Minh')::date::text`.as('cancelledOn'),
      sql<number>`(select count(*)::integer from receipt where receipt.document_id = paper.document_id)`.as(
        'delivered',
      ),
      sql<number>`(select count(received_on)::integer from receipt where receipt.document_id = paper.document_id)`.as(
        'received',
      ),
      sql<
        string[]
      >`array(select dossier.code from dossier_paper as held join dossier on dossier.id = held.dossier_id
        where held.entry_id = entry.id and held.removed_at is null and dossier.removed_at is null order by dossier.code)`.as(
        'dossiers',
      ),
    ])
    .orderBy('entry.registeredOn', direction)
    .orderBy('entry.ordinal', direction)
    .limit(limit)
    .offset(offset)
    .execute();
  const answers = await answersOf(db, officeId, rows);
  return rows.map((row) => {
    const { id, book, entryNo, suffix, isGiven, registeredOn, cancelledOn, cancelledWhy, year, term } = row;
    const { isCongress, twinWhy, settledOn, how, delivered, received, dossiers, seriesType } = row;
    const { paperId, documentId, paperNumber: number, notation, issuer, issuedOn, type, typeName } = row;
    const { subject, pages, copies, urgency, movedOn, toWhom, signer, signerPosition, dueOn, note } = row;
    const paper = {
      ...{ documentId, number, notation, issuer, issuedOn, type, typeName, subject, pages, copies },
      ...{ urgency, movedOn, toWhom, signer, signerPosition, dueOn, note },
    } as RegisteredPaper;
    return {
      ...{ id, book: book as Book, number: entryNo, entryNumber: paddedNumber(entryNo, suffix), isGiven },
      ...{ registeredOn, year, term, isCongress, twinWhy, delivered, received, dossiers },
      type: type ?? seriesType,
      cancelled: cancelledOn ? { on: cancelledOn, why: cancelledWhy ?? '' } : null,
      paper: paperId ? paper : null,
      fullNumber: paperId ? fullNumber(number, notation) : null,
      settled: settledOn ? { on: settledOn, how: how ?? '' } : null,
      ...(answers.get(id) ?? { answers: [], guesses: [] }),
    };
  });
}
