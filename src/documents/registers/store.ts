import { sql } from 'kysely';
import type { Viewer } from '#accounts/schema.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { isSamePaper } from '../links/rules.ts';
import * as rules from '../numbering/rules.ts';
import type { Book } from '../numbering/schema.ts';
import { giveNumber, listTerms, lockSeriesOf } from '../numbering/store.ts';
import { isEntryHeld, notHeld } from '../register-hold/store.ts';
import { paperOf } from '../tying/store.ts';
import { blankPaper, foldedWords } from './rules.ts';
import type { RegisteredPaper, Twin } from './schema.ts';

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
  const paper = { ...blankPaper, movedOn: viewer.today, ...said };
  const day = how.registeredOn ?? viewer.today;
  const which = { book: 'in' as const, issuer: null, type: null, day, registeredOn: day };
  const entry = await giveNumber(tx, viewer, { ...which, ...kindOf(how) });
  // Only now that the series is locked: who registers the same paper at the same moment is seen.
  await refuseTwins(tx, viewer.office.id, 'in', paper, how);
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
  const issuer = said.issuer || viewer.office.name;
  const paper = { ...blankPaper, ...said, issuer, issuedOn: said.issuedOn ?? viewer.today };
  const { type, issuedOn: day } = paper;
  const which = { book: 'out' as const, issuer, type, day, registeredOn: how.registeredOn ?? viewer.today };
  const entry = await giveNumber(tx, viewer, { ...which, ...kindOf(how) });
  const number = rules.paddedNumber(entry.number, entry.suffix);
  const numbered = { ...paper, number };
  await refuseTwins(tx, viewer.office.id, 'out', numbered, how);
  await insertPaper(tx, viewer, entry.id, numbered, how.twinWhy ?? null);
  return entry.id;
}

/** Gives a number to a paper that is not there yet. */
export async function reserveNumber(
  tx: Tx,
  viewer: Viewer,
  asked: { book: Book; issuer: string | null; type: string | null; day: string },
  how: Registering = {},
): Promise<{ id: string; number: number }> {
  return giveNumber(tx, viewer, { ...asked, ...kindOf(how), registeredOn: viewer.today });
}

const kindOf = ({ regime, isCongress, oldNumber }: Registering) => ({ regime, isCongress, old: oldNumber });

async function refuseTwins(
  tx: Tx,
  officeId: string,
  book: Book,
  paper: RegisteredPaper,
  { twinWhy, own }: Pick<Registering, 'twinWhy'> & { own?: string },
) {
  if (twinWhy) return;
  const found = (await findDuplicates(tx, officeId, paper)).filter(
    ({ entryId }) => entryId !== null && entryId !== own,
  );
  const twins = book === 'in' || found.length === 0 ? found : await sentTwins(tx, officeId, paper, found);
  if (twins.length > 0)
    throw problem(
      'conflict',
      `Văn bản ${twins[0]?.fullNumber} của cơ quan này đã có trong sổ. Xem bản đã ghi; nếu vẫn cần ghi thì nêu lý do.`,
      { twins },
    );
}

/** Of what was sent: numbers begin anew with the year or the term, so the same number of another one is another paper. */
async function sentTwins(tx: Tx, officeId: string, paper: RegisteredPaper, found: Twin[]): Promise<Twin[]> {
  const terms = await listTerms(tx, officeId);
  const known = ({ issuer, issuedOn }: Pick<RegisteredPaper, 'issuer' | 'issuedOn'>) => ({
    ...{ number: rules.fullNumber(paper.number, paper.notation), issuedOn },
    issuerKey: rules.issuerKey(issuer),
  });
  return found.filter((twin) => twin.book === 'out' && isSamePaper(known(twin), known(paper), terms));
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
      words: foldedWords(paper),
      madeBy: viewer.userId,
    })
    .execute();
  // What others cite by its number is from now on this paper.
  await paperOf(tx, viewer.office.id, { entryId });
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
    .where(notHeld('registerPaper'))
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

/** The row of an entry under a lock, with what the book says of its paper; null where it is not of the office. */
export async function lockEntry(tx: Tx, officeId: string, id: string) {
  const entry = await tx
    .selectFrom('registerEntry')
    .selectAll()
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .forUpdate()
    .executeTakeFirst();
  if (!entry) return null;
  const paper = await tx
    .selectFrom('registerPaper')
    .selectAll()
    .where('entryId', '=', id)
    .where('replacedAt', 'is', null)
    .executeTakeFirst();
  return { ...entry, paper: paper ?? null };
}

interface Cancelling {
  by: string;
  why: string;
  /** As the office's calendar has it: the example's may stand elsewhere. */
  day: string;
}

export async function cancelEntry(tx: Tx, id: string, { by, why, day }: Cancelling): Promise<void> {
  const at = sql<Date>`(${day}::date + (now() at time zone 'Asia/Ho_Chi_Minh')::time) at time zone 'Asia/Ho_Chi_Minh'`;
  await tx
    .updateTable('registerEntry')
    .set({ cancelledAt: at, cancelledBy: by, cancelledWhy: why })
    .where('id', '=', id)
    .execute();
}

export async function insertSettled(
  tx: Tx,
  row: { officeId: string; entryId: string; settledOn: string; how: string; madeBy: string | null },
): Promise<void> {
  await takeSettledOut(tx, row.entryId, row.madeBy);
  await tx.insertInto('registerSettled').values(row).execute();
}

export async function takeSettledOut(tx: Tx, entryId: string, by: string | null): Promise<boolean> {
  const done = await tx
    .updateTable('registerSettled')
    .set({ removedAt: sql`now()`, removedBy: by })
    .where('entryId', '=', entryId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** What the book said of the paper before, the latest first. */
export async function earlierOf(db: Db, entryId: string) {
  const rows = await db
    .selectFrom('registerPaper')
    .leftJoin('authUser', 'authUser.id', 'registerPaper.replacedBy')
    .select(['paperNumber', 'notation', 'issuer', 'issuedOn', 'subject', 'authUser.name as by'])
    .select('replacedAt as at')
    .where('entryId', '=', entryId)
    .where('replacedAt', 'is not', null)
    .where(notHeld('registerPaper'))
    .orderBy('ordinal', 'desc')
    .execute();
  return rows.map(({ paperNumber, notation, at, ...row }) => ({
    ...row,
    at: at as Date,
    fullNumber: rules.fullNumber(paperNumber, notation),
  }));
}

/** The paper of a reserved number, or the same paper set right. A paper that goes out bears the number of its entry. */
export async function fillEntry(
  tx: Tx,
  viewer: Viewer,
  entry: NonNullable<Awaited<ReturnType<typeof lockEntry>>>,
  paper: RegisteredPaper,
  twinWhy: string | null,
): Promise<void> {
  const book = entry.book as Book;
  if (await isEntryHeld(tx, entry.id))
    throw problem(
      'conflict',
      'Văn bản của số này đang chờ quyết định huỷ nên chưa sửa được. Chờ có quyết định rồi làm lại; chưa có gì thay đổi.',
    );
  const series = await lockSeriesOf(tx, entry.seriesId);
  const number = book === 'out' ? rules.paddedNumber(entry.number, entry.suffix) : paper.number;
  const issuer = book === 'out' ? paper.issuer || viewer.office.name : paper.issuer;
  const said = { ...paper, number, issuer };
  if (book === 'out' && !isNumberedAlike(entry.paper, said)) {
    const fault = rules.seriesFault(series, said, await listTerms(tx, viewer.office.id));
    if (fault) throw problem('refused', fault);
  }
  const key = rules.numberKey(number, said.notation);
  const isSame = entry.paper?.numberKey === key && entry.paper.issuerKey === rules.issuerKey(said.issuer);
  if (!isSame) await refuseTwins(tx, viewer.office.id, book, said, { twinWhy, own: entry.id });
  await insertPaper(tx, viewer, entry.id, said, twinWhy ?? entry.paper?.twinWhy ?? null);
}

type Numbered = Pick<RegisteredPaper, 'issuer' | 'type' | 'issuedOn'>;

/** What says the series stays as it stood: a line older than this rule may still be set right in its other words. */
const isNumberedAlike = (there: Numbered | null, said: Numbered): boolean =>
  there !== null &&
  there.issuer === said.issuer &&
  there.type === said.type &&
  there.issuedOn === said.issuedOn;
