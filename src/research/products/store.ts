import { comparisonKey } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/database/connection.ts';
import { lastWords } from '../topics/store.ts';
import { type OfTopic, worksOnce } from './rules.ts';
import type { NewAuthor, NewProduct, ProductKind, Work } from './schema.ts';

/** What the people of a school have made, one row a person and work: products, and the topics that were accepted. */
export async function worksOf(db: Db, schoolId: string): Promise<Work[]> {
  const byHand = await db
    .selectFrom('researchAuthor as author')
    .innerJoin('researchProduct as product', 'product.id', 'author.productId')
    .select(['author.id', 'author.personId', 'author.part', 'product.kind', 'product.title'])
    .select(['product.number', 'product.level', 'product.madeOn as on', 'product.basis', 'product.topicId'])
    .where('product.schoolId', '=', schoolId)
    .where('product.removedAt', 'is', null)
    .where('author.removedAt', 'is', null)
    .where('author.personId', 'is not', null)
    .orderBy('author.recordedAt')
    .orderBy('author.ordinal')
    .execute();
  return worksOnce(byHand as unknown as OfTopic[], await acceptedWorks(db, schoolId));
}

/** Topics that went through their stages count from the day of acceptance, for whoever is a member of them. */
async function acceptedWorks(db: Db, schoolId: string): Promise<OfTopic[]> {
  const rows = await db
    .selectFrom('researchMember as member')
    .innerJoin('researchTopic as topic', 'topic.id', 'member.topicId')
    .innerJoin(lastWords(db), 'words.topicId', 'topic.id')
    .innerJoin('researchStep as step', (on) =>
      on.onRef('step.topicId', '=', 'topic.id').on('step.stage', '=', 'accepted'),
    )
    .select(['member.id', 'member.personId', 'member.part', 'words.title', 'words.level'])
    .select(['topic.id as topicId', 'step.onDay as on', 'step.paper as basis'])
    .where('topic.schoolId', '=', schoolId)
    .where('words.kind', '=', 'topic')
    .where('member.removedAt', 'is', null)
    .where('member.personId', 'is not', null)
    .orderBy('step.onDay')
    .orderBy('member.ordinal')
    .execute();
  return rows.map((row) => ({
    ...row,
    ...{ kind: 'topic', number: null, part: row.part === 'lead' ? 'lead' : 'member' },
  })) as OfTopic[];
}

interface By {
  officeId: string;
  recordedBy: string | null;
}
type WrittenWork = Omit<Work, 'id'>;

/** Writes works down as the records of people say them: who made the same work is one author more of it. */
export async function addWorks(db: Db, by: By, schoolOf: Map<string, string>, works: WrittenWork[]) {
  const known = new Map<string, string>();
  for (const work of works) {
    const schoolId = schoolOf.get(work.personId);
    if (!schoolId) throw new Error(`${work.personId} is nobody of a school`);
    const key = JSON.stringify([schoolId, sameWork(work)]);
    const productId = known.get(key) ?? (await productFor(db, by, schoolId, work));
    known.set(key, productId);
    if (await isAuthor(db, productId, work.personId)) continue;
    await insertAuthors(db, by, productId, [{ ...work, outsideName: null, share: null }]);
  }
}

async function isAuthor(db: Db, productId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('researchAuthor')
    .select('id')
    .where('productId', '=', productId)
    .where('personId', '=', personId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

const sameWork = ({ kind, title, number, level, on, basis }: Omit<WrittenWork, 'personId' | 'part'>) => [
  ...[kind, comparisonKey(title), number, level, on, basis],
];

async function productFor(db: Db, by: By, schoolId: string, work: WrittenWork): Promise<string> {
  const alike = await db
    .selectFrom('researchProduct')
    .select(['id', 'kind', 'title', 'number', 'level', 'madeOn as on', 'basis'])
    .where('schoolId', '=', schoolId)
    .where('removedAt', 'is', null)
    .where('kind', '=', work.kind)
    .where(sql<boolean>`made_on is not distinct from ${work.on}`)
    .execute();
  const said = JSON.stringify(sameWork(work));
  const same = alike.find((one) => JSON.stringify(sameWork(one as unknown as WrittenWork)) === said);
  if (same) return same.id;
  const { kind, title, number, level, on, basis } = work;
  const row = { kind, title, number, level, madeOn: on, basis, place: null, topicId: null };
  return insertProduct(db, { ...by, schoolId }, row);
}

export async function insertProduct(
  db: Db,
  at: By & { schoolId: string },
  { kind, title, place, number, level, madeOn, basis, topicId }: Omit<NewProduct, 'authors'>,
): Promise<string> {
  const { id } = await db
    .insertInto('researchProduct')
    .values({ ...at, kind, title, place, number, level, madeOn, basis, topicId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertAuthors(db: Db, by: By, productId: string, authors: NewAuthor[]) {
  const rows = authors.map(({ personId, outsideName, part, share }) => ({
    ...{ ...by, productId, personId, outsideName, part, share },
  }));
  await db.insertInto('researchAuthor').values(rows).execute();
}

export interface ProductRow {
  id: string;
  kind: ProductKind;
  title: string;
  place: string | null;
  number: string | null;
  level: Work['level'];
  madeOn: string | null;
  basis: string | null;
  topicId: string | null;
  topicTitle: string | null;
  authors: (NewAuthor & { id: string })[];
}

/** All products of the school, the newest first; those without a day last. */
export async function listProducts(db: Db, schoolId: string): Promise<ProductRow[]> {
  const rows = await db
    .selectFrom('researchProduct as product')
    .leftJoin(lastWords(db), 'words.topicId', 'product.topicId')
    .select(['product.id', 'product.kind', 'product.title', 'product.place', 'product.number'])
    .select(['product.level', 'product.madeOn', 'product.basis', 'product.topicId'])
    .select('words.title as topicTitle')
    .select(({ selectFrom }) => [
      jsonArrayFrom(
        selectFrom('researchAuthor as author')
          .select(['author.id', 'author.personId', 'author.outsideName', 'author.part', 'author.share'])
          .whereRef('author.productId', '=', 'product.id')
          .where('author.removedAt', 'is', null)
          .orderBy('author.ordinal'),
      ).as('authors'),
    ])
    .where('product.schoolId', '=', schoolId)
    .where('product.removedAt', 'is', null)
    .orderBy('product.madeOn', (o) => o.desc().nullsLast())
    .orderBy('product.title')
    .orderBy('product.id')
    .execute();
  return rows as unknown as ProductRow[];
}

/** Holds a work against two who write at once: there, taken out, or none of this school. */
export async function lockProduct(db: Db, schoolId: string, id: string): Promise<'there' | 'gone' | null> {
  const row = await db
    .selectFrom('researchProduct')
    .select('removedAt')
    .where('schoolId', '=', schoolId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? (row.removedAt ? 'gone' : 'there') : null;
}

const gone = (removedBy: string) => ({ removedBy, removedAt: sql<Date>`now()` });

/** The work goes with all its authors, with who and when. */
export async function removeProduct(db: Db, id: string, by: string): Promise<void> {
  await db.updateTable('researchProduct').set(gone(by)).where('id', '=', id).execute();
  await removeAuthors(db, id, by);
}

export async function removeAuthors(db: Db, productId: string, by: string): Promise<void> {
  await db
    .updateTable('researchAuthor')
    .set(gone(by))
    .where('productId', '=', productId)
    .where('removedAt', 'is', null)
    .execute();
}

/** Of whom a row of a work speaks: one author of a product, or a member of an accepted topic. */
export async function findWork(db: Db, schoolId: string, id: string) {
  const author = await db
    .selectFrom('researchAuthor as author')
    .innerJoin('researchProduct as product', 'product.id', 'author.productId')
    .select(['author.id', 'author.personId', 'author.removedAt'])
    .where('product.schoolId', '=', schoolId)
    .where('author.id', '=', id)
    .where('author.personId', 'is not', null)
    .forUpdate('author')
    .executeTakeFirst();
  if (author) return { ...author, personId: author.personId as string, of: 'product' as const };
  const work = (await acceptedWorks(db, schoolId)).find((one) => one.id === id);
  return work ? { id, personId: work.personId, removedAt: null, of: 'topic' as const } : null;
}

/** One author goes; the work goes with the last of them. False where there is none any more, or in another office. */
export async function removeAuthor(db: Db, officeId: string, id: string, by: string): Promise<boolean> {
  // The work is held first: of two authors who go at once, the second sees that it is the last.
  const product = await db
    .selectFrom('researchProduct')
    .select('id')
    .where('officeId', '=', officeId)
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('researchAuthor').select('productId').where('id', '=', id),
    )
    .forUpdate()
    .executeTakeFirst();
  if (!product) return false;
  const done = await db
    .updateTable('researchAuthor')
    .set(gone(by))
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) return false;
  const left = await db
    .selectFrom('researchAuthor')
    .select('id')
    .where('productId', '=', product.id)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  if (!left) await removeProduct(db, product.id, by);
  return true;
}
