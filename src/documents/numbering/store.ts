import { sql } from 'kysely';
import type { Viewer } from '#accounts/schema.ts';
import { logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { type Outcome, ok, orThrow, problem } from '#platform/http/problems.ts';
import * as rules from './rules.ts';
import type { Book, SeriesState, Setting, Term } from './schema.ts';

export interface Numbering {
  book: Book;
  regime?: 'party' | 'state' | undefined;
  isCongress?: boolean | undefined;
  issuer: string | null;
  type: string | null;
  /** The day that says the year or the term. */
  day: string;
  registeredOn: string;
  /** Copied from a book on paper: its number stands and moves no counter. */
  old?: { number: number; suffix: string } | null | undefined;
}

/** One number, once: whoever asks at the same time waits at the series. */
export async function giveNumber(tx: Tx, viewer: Viewer, asked: Numbering) {
  const officeId = viewer.office.id;
  const { book, old, registeredOn } = asked;
  const seriesId = await lockSeries(tx, officeId, await keyFor(tx, viewer, asked));
  const { number, suffix } = old ?? { number: await nextIn(tx, seriesId), suffix: '' };
  const row = { officeId, seriesId, book, number, suffix, isGiven: !old, madeBy: viewer.userId };
  const entry = await tx
    .insertInto('registerEntry')
    .values({ ...row, registeredOn })
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

/** The series of a number under a lock: who registers, copies or fills in it waits. */
export async function lockSeriesOf(tx: Tx, seriesId: string) {
  return tx
    .selectFrom('registerSeries')
    .select(['issuerKey', 'type', 'year', 'termId'])
    .where('id', '=', seriesId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** The number that the book would give now; nothing is given. */
export async function peekNumber(db: Db, viewer: Viewer, asked: Asked): Promise<Outcome<number>> {
  const key = await keyOf(db, viewer, asked);
  if (!key.ok) return key;
  const series = await seriesWith(db, viewer.office.id, key.value).executeTakeFirst();
  return ok(series ? await nextIn(db, series.id) : 1);
}

type Asked = Omit<Numbering, 'registeredOn' | 'old'>;

const keyFor = async (tx: Tx, viewer: Viewer, asked: Asked) => orThrow(await keyOf(tx, viewer, asked));

async function keyOf(db: Db, viewer: Viewer, asked: Asked) {
  const { book, issuer, type, day, isCongress = false } = asked;
  const regime = asked.regime ?? viewer.office.regime;
  const setting = await settingOf(db, viewer.office.id);
  const terms = await listTerms(db, viewer.office.id);
  return rules.seriesOf({ book, regime, issuer, type, isCongress, day }, setting, terms);
}

/** The row of a series under a lock; made where it is the first number. */
async function lockSeries(tx: Tx, officeId: string, key: rules.SeriesKey): Promise<string> {
  await tx
    .insertInto('registerSeries')
    .values({ officeId, ...key })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const { id } = await seriesWith(tx, officeId, key).forUpdate().executeTakeFirstOrThrow();
  return id;
}

const seriesWith = (db: Db, officeId: string, key: rules.SeriesKey) =>
  db
    .selectFrom('registerSeries')
    .select('id')
    .where('officeId', '=', officeId)
    .where('book', '=', key.book)
    .where('issuerKey', '=', key.issuerKey)
    .where('type', '=', key.type)
    .where('isCongress', '=', key.isCongress)
    .where(sql<boolean>`year is not distinct from ${key.year}::integer`)
    .where(sql<boolean>`term_id is not distinct from ${key.termId}::uuid`);

async function lastGiven(db: Db, seriesId: string): Promise<number> {
  const given = await db
    .selectFrom('registerEntry')
    .select(sql<number | null>`max(number)`.as('last'))
    .where('seriesId', '=', seriesId)
    .where('isGiven', '=', true)
    .executeTakeFirst();
  return given?.last ?? 0;
}

/** After the last that the counter gave, or where the book on paper was last said to have come to; copied numbers are passed over. */
async function nextIn(tx: Db, seriesId: string): Promise<number> {
  const start = await tx
    .selectFrom('registerStart')
    .select('afterNumber')
    .where('seriesId', '=', seriesId)
    .orderBy('madeAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  const last = Math.max(await lastGiven(tx, seriesId), start?.afterNumber ?? 0);
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

/**
 * Says how far the book on paper had come; the counter goes on from there. The last word holds, so that a slip can be set
 * right as long as the counter gave nothing after it; it never goes back behind a number that it gave.
 */
export async function startAfter(
  tx: Tx,
  viewer: Viewer,
  asked: Omit<Numbering, 'registeredOn' | 'old'>,
  afterNumber: number,
): Promise<string> {
  const officeId = viewer.office.id;
  const seriesId = await lockSeries(tx, officeId, await keyFor(tx, viewer, asked));
  const given = await lastGiven(tx, seriesId);
  if (afterNumber < given)
    throw problem(
      'conflict',
      `Sổ này đã cho đến số ${given}. Số bắt đầu không lùi về trước số đã cho; chưa có gì thay đổi.`,
    );
  await tx
    .insertInto('registerStart')
    // Not when the transaction began: who waited at the series said it later.
    .values({ officeId, seriesId, afterNumber, madeBy: viewer.userId, madeAt: sql`clock_timestamp()` })
    .execute();
  return seriesId;
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

interface By {
  officeId: string;
  madeBy: string | null;
}

export async function insertSetting(db: Db, by: By, { isOwn: _, ...setting }: Setting): Promise<void> {
  await db
    .insertInto('registerSetting')
    .values({ ...by, ...setting })
    .execute();
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

export async function insertTerm(db: Db, by: By, term: Omit<Term, 'id'>): Promise<string> {
  const { id } = await db
    .insertInto('registerTerm')
    .values({ ...by, ...term })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The day a running term ended; one that has its end keeps it. */
export async function endTerm(db: Db, officeId: string, id: string, endsOn: string): Promise<boolean> {
  const done = await db
    .updateTable('registerTerm')
    .set({ endsOn })
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .where('endsOn', 'is', null)
    .where('startsOn', '<=', endsOn)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Takes out a term in which nothing has been numbered yet. */
export async function removeTerm(db: Db, officeId: string, id: string, by: string): Promise<boolean> {
  const done = await db
    .updateTable('registerTerm')
    .set({ removedAt: sql`now()`, removedBy: by })
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .where('removedAt', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('registerSeries')
            .select('id')
            .whereRef('registerSeries.termId', '=', 'registerTerm.id'),
        ),
      ),
    )
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

export async function listSeries(db: Db, officeId: string): Promise<SeriesState[]> {
  const rows = await db
    .selectFrom('registerSeries as series')
    .leftJoin('registerTerm as term', 'term.id', 'series.termId')
    .leftJoin('registerEntry as entry', 'entry.seriesId', 'series.id')
    .select([
      'series.id',
      'series.book',
      'series.issuerKey',
      'series.type',
      'series.isCongress',
      'series.year',
      'term.name as term',
      sql<number>`coalesce(max(entry.number) filter (where entry.is_given), 0)`.as('last'),
      sql<number>`coalesce((select after_number from register_start where series_id = series.id order by made_at desc limit 1), 0)`.as(
        'start',
      ),
      sql<number>`count(entry.id)::integer`.as('entries'),
      sql<number>`(count(*) filter (where entry.cancelled_at is not null))::integer`.as('cancelled'),
      // The name as it was last written.
      sql<
        string | null
      >`(select paper.issuer from register_entry as one join register_paper as paper on paper.entry_id = one.id
        where one.series_id = series.id and series.book = 'out' and paper.replaced_at is null order by paper.ordinal desc limit 1)`.as(
        'issuer',
      ),
    ])
    .where('series.officeId', '=', officeId)
    .groupBy(['series.id', 'term.name', 'term.startsOn'])
    .orderBy('series.book')
    .orderBy(sql`coalesce(series.year, extract(year from term.starts_on)) desc`)
    .orderBy('series.type')
    .execute();
  return rows.map(({ issuerKey, issuer, ...row }) => ({
    ...row,
    book: row.book as Book,
    issuer: issuer ?? issuerKey,
  }));
}
