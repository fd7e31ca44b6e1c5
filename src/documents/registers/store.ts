import { fold } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import type { Viewer } from '#accounts/schema.ts';
import { logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import * as rules from './rules.ts';
import type { Book, RegisteredPaper, Setting, Term, Twin } from './schema.ts';

/** How a paper comes to its number. */
export interface Registering {
  /** Of the body whose format the paper has; without it the office's own. */
  regime?: 'party' | 'state';
  isCongress?: boolean;
  /** The day it is registered; without it today. */
  registeredOn?: string;
  /** Copied from a book on paper: its number stands and moves no counter. */
  oldNumber?: { number: number; suffix: string };
  /** Why it is registered though the same number, symbol and issuer stand there. */
  twinWhy?: string | null;
}

const blank: RegisteredPaper = {
  ...{ documentId: null, number: null, notation: null, issuer: null, issuedOn: null, type: null },
  ...{ typeName: null, subject: null, pages: null, copies: null, urgency: null, movedOn: null, toWhom: null },
  ...{ signer: null, signerPosition: null, dueOn: null, note: null },
};

/**
 * Registers what came in and gives it its number in the book. Refused where the same number, symbol and issuer stand
 * there and no reason is given (Nghị định 30/2020, Phụ lục VI). Gives the id of the entry.
 */
export async function registerIncoming(
  tx: Tx,
  viewer: Viewer,
  said: Partial<RegisteredPaper>,
  how: Registering = {},
): Promise<string> {
  const paper = { ...blank, movedOn: viewer.today, ...said };
  await refuseTwins(tx, viewer.office.id, paper, how);
  const day = how.registeredOn ?? viewer.today;
  const entry = await enter(tx, viewer, { book: 'in', issuer: null, type: null, day }, how);
  await insertPaper(tx, viewer, entry.id, paper, how.twinWhy ?? null);
  return entry.id;
}

/** Registers what goes out: the book gives the paper its own number. Gives the id of the entry. */
export async function registerOutgoing(
  tx: Tx,
  viewer: Viewer,
  said: Partial<RegisteredPaper>,
  how: Registering = {},
): Promise<string> {
  const paper = { ...blank, issuer: viewer.office.name, issuedOn: viewer.today, ...said };
  if (how.oldNumber) await refuseTwins(tx, viewer.office.id, paper, how);
  const { issuer, type } = paper;
  const day = paper.issuedOn ?? viewer.today;
  const entry = await enter(tx, viewer, { book: 'out', issuer, type, day }, how);
  const number = rules.paddedNumber(entry.number, entry.suffix);
  await insertPaper(tx, viewer, entry.id, { ...paper, number }, how.twinWhy ?? null);
  return entry.id;
}

/** Gives a number to a paper that is not there yet. */
export async function reserveNumber(
  tx: Tx,
  viewer: Viewer,
  { book, issuer, type, day }: Numbering,
  how: Registering = {},
): Promise<{ id: string; number: number }> {
  return enter(tx, viewer, { book, issuer, type, day }, how);
}

interface Numbering {
  book: Book;
  issuer: string | null;
  type: string | null;
  day: string;
}

/** One number, once: whoever asks at the same time waits at the series. */
async function enter(tx: Tx, viewer: Viewer, asked: Numbering, how: Registering) {
  const officeId = viewer.office.id;
  const regime = how.regime ?? viewer.office.regime;
  const numbered = { ...asked, regime, isCongress: how.isCongress ?? false };
  const [setting, terms] = [await settingOf(tx, officeId), await listTerms(tx, officeId)];
  const seriesId = await lockSeries(tx, officeId, orThrow(rules.seriesOf(numbered, setting, terms)));
  const { number, suffix } = how.oldNumber ?? { number: await nextIn(tx, seriesId), suffix: '' };
  const { book } = asked;
  const row = { officeId, seriesId, book, number, suffix, isGiven: !how.oldNumber, madeBy: viewer.userId };
  const entry = await tx
    .insertInto('registerEntry')
    .values({ ...row, registeredOn: how.registeredOn ?? viewer.today })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!entry)
    throw problem(
      'conflict',
      `Số ${rules.paddedNumber(number, suffix)} đã có trong sổ này. Xem lại số trên sổ giấy; chưa có gì được ghi.`,
    );
  const detail = { book, number, isGiven: row.isGiven };
  await logAs(tx, viewer, 'register.enter', { kind: 'register-entry', id: entry.id }, detail);
  return { id: entry.id, number, suffix };
}

/** The row of a series under a lock; made where it is the first number. */
async function lockSeries(tx: Tx, officeId: string, key: rules.SeriesKey): Promise<string> {
  await tx
    .insertInto('registerSeries')
    .values({ officeId, ...key })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('registerSeries')
    .select('id')
    .where('officeId', '=', officeId)
    .where('book', '=', key.book)
    .where('issuerKey', '=', key.issuerKey)
    .where('type', '=', key.type)
    .where('isCongress', '=', key.isCongress)
    .where(sql<boolean>`year is not distinct from ${key.year}::integer`)
    .where(sql<boolean>`term_id is not distinct from ${key.termId}::uuid`)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return id;
}

async function nextIn(tx: Tx, seriesId: string): Promise<number> {
  const { last } = await tx
    .selectNoFrom(({ selectFrom }) => [
      sql<number>`greatest(
        coalesce(${selectFrom('registerEntry').select(sql`max(number)`.as('n')).where('seriesId', '=', seriesId).where('isGiven', '=', true)}, 0),
        coalesce(${selectFrom('registerStart').select(sql`max(after_number)`.as('n')).where('seriesId', '=', seriesId)}, 0))`.as(
        'last',
      ),
    ])
    .executeTakeFirstOrThrow();
  const taken = await tx
    .selectFrom('registerEntry')
    .select('number')
    .where('seriesId', '=', seriesId)
    .where('number', '>', last)
    .where('suffix', '=', '')
    .execute();
  return rules.nextNumber(
    last,
    taken.map((row) => row.number),
  );
}

async function refuseTwins(tx: Tx, officeId: string, paper: RegisteredPaper, how: Registering) {
  if (how.twinWhy) return;
  const twins = (await findDuplicates(tx, officeId, paper)).filter(({ entryId }) => entryId !== null);
  if (twins.length > 0)
    throw problem(
      'conflict',
      `Văn bản ${twins[0]?.fullNumber} của cơ quan này đã có trong sổ. Xem bản đã ghi; nếu vẫn cần ghi thì nêu lý do.`,
      { twins },
    );
}

/** What the book says of the paper of a number from now on; what it said before stays. */
export async function insertPaper(
  tx: Tx,
  viewer: Viewer,
  entryId: string,
  paper: RegisteredPaper,
  twinWhy: string | null,
): Promise<void> {
  const { number, ...rest } = paper;
  await tx
    .updateTable('registerPaper')
    .set({ replacedAt: sql`now()`, replacedBy: viewer.userId })
    .where('entryId', '=', entryId)
    .where('replacedAt', 'is', null)
    .execute();
  await tx
    .insertInto('registerPaper')
    .values({
      ...rest,
      paperNumber: number,
      officeId: viewer.office.id,
      entryId,
      twinWhy,
      numberKey: rules.numberKey(number, paper.notation),
      issuerKey: rules.issuerKey(paper.issuer),
      words: fold(
        [rules.fullNumber(number, paper.notation), paper.issuer, paper.subject, paper.toWhom, paper.note]
          .filter(Boolean)
          .join(' '),
      ),
      madeBy: viewer.userId,
    })
    .execute();
}

/** Papers in the books, and documents taken in, with the same number, symbol and issuer however they are written. */
export async function findDuplicates(
  db: Db,
  officeId: string,
  paper: { number: string | null; notation: string | null; issuer: string | null },
): Promise<Twin[]> {
  const key = rules.numberKey(paper.number, paper.notation);
  if (!paper.number || key === '') return [];
  const rows = await db
    .selectFrom('registerPaper')
    .innerJoin('registerEntry', 'registerEntry.id', 'registerPaper.entryId')
    .select([
      'registerEntry.id as entryId',
      'registerPaper.documentId',
      'registerEntry.book',
      'registerEntry.number as entryNo',
      'registerEntry.suffix',
      'registerPaper.paperNumber',
      'registerPaper.notation',
      'registerPaper.issuer',
      'registerPaper.issuerKey',
      'registerPaper.issuedOn',
      'registerPaper.subject',
      'registerEntry.registeredOn',
    ])
    .where('registerPaper.officeId', '=', officeId)
    .where('registerPaper.numberKey', '=', key)
    .where('registerPaper.replacedAt', 'is', null)
    .where('registerEntry.cancelledAt', 'is', null)
    .orderBy('registerEntry.ordinal')
    .execute();
  const issuer = rules.issuerKey(paper.issuer);
  return rows
    .filter((row) => rules.isSameIssuer(issuer, row.issuerKey))
    .map(({ entryNo, suffix, paperNumber, notation, issuerKey: _, ...row }) => ({
      ...row,
      book: row.book as Book,
      entryNumber: rules.paddedNumber(entryNo, suffix),
      fullNumber: rules.fullNumber(paperNumber, notation),
    }));
}

export async function settingOf(db: Db, officeId: string): Promise<Setting> {
  const row = await db
    .selectFrom('registerSetting')
    .select(['stateOut', 'partyIn', 'ownSymbol'])
    .where('officeId', '=', officeId)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? ({ ...row, isOwn: true } as Setting) : rules.usualSetting;
}

export async function listTerms(db: Db, officeId: string): Promise<Term[]> {
  return db
    .selectFrom('registerTerm')
    .select(['id', 'name', 'startsOn', 'endsOn'])
    .where('officeId', '=', officeId)
    .where('removedAt', 'is', null)
    .orderBy('startsOn')
    .execute();
}
