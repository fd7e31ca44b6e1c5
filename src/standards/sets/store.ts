import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { dataNames, readData } from '#platform/data-file.ts';
import type { Db } from '#platform/database/connection.ts';
import type { IndicatorSet, SetSummary } from '../schema.ts';
import { type NewThreshold, type SetFile, ShippedFile } from './schema.ts';

const summaryColumns = [
  ...(['id', 'key', 'version', 'name', 'basis', 'basisOn', 'validFrom', 'validTo'] as const),
  ...(['isPractice', 'levels', 'source'] as const),
] as const;

/** The sets of an office: newest regulation first, then its newest version. */
export async function listSets(db: Db, officeId: string): Promise<SetSummary[]> {
  const rows = await db
    .selectFrom('indicatorSet')
    .select(summaryColumns)
    .select(({ selectFrom, fn }) => {
      const own = selectFrom('setIndicator').whereRef('setIndicator.setId', '=', 'indicatorSet.id');
      return [
        own.select(fn.countAll<string>().as('n')).as('indicators'),
        own
          .where((one) =>
            one.exists(
              one
                .selectFrom('indicatorThreshold')
                .select('indicatorThreshold.id')
                .whereRef('indicatorThreshold.indicatorId', '=', 'setIndicator.id')
                .where('removedAt', 'is', null),
            ),
          )
          .select(fn.countAll<string>().as('n'))
          .as('withThreshold'),
      ];
    })
    .where('officeId', '=', officeId)
    .orderBy('basisOn', (o) => o.desc().nullsLast())
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    indicators: Number(row.indicators),
    withThreshold: Number(row.withThreshold),
  }));
}

/** One set whole: criteria, indicators in order, the thresholds that hold now. Undefined in another office. */
export async function readSet(db: Db, officeId: string, setId: string): Promise<IndicatorSet | undefined> {
  const row = await db
    .selectFrom('indicatorSet')
    .select(summaryColumns)
    .select(({ selectFrom }) => [
      jsonArrayFrom(
        selectFrom('setCriterion')
          .select(['number', 'name'])
          .whereRef('setCriterion.setId', '=', 'indicatorSet.id')
          .orderBy('number'),
      ).as('criteria'),
    ])
    .where('officeId', '=', officeId)
    .where('id', '=', setId)
    .executeTakeFirst();
  return row && { ...row, indicators: await indicatorsOf(db, setId) };
}

async function indicatorsOf(db: Db, setId: string): Promise<IndicatorSet['indicators']> {
  const rows = await db
    .selectFrom('setIndicator')
    .select(['id', 'code', 'criterion', 'name', 'kind', 'unit', 'windowYears', 'rule', 'article'])
    .select(['evidenceExpected', 'owner', 'dependsOn', 'note'])
    .select(({ selectFrom, cast }) => [
      jsonArrayFrom(
        selectFrom('indicatorThreshold')
          .select((t) => ['level', 'operator', cast<string>(t.ref('value'), 'text').as('value')])
          .select(['article', 'source'])
          .whereRef('indicatorThreshold.indicatorId', '=', 'setIndicator.id')
          .where('removedAt', 'is', null)
          .orderBy('level'),
      ).as('thresholds'),
    ])
    .where('setId', '=', setId)
    .orderBy('position')
    .execute();
  return rows as IndicatorSet['indicators'];
}

/** Writes a set, as the next version of its regulation in the office. Gives its id. */
export async function loadSet(
  db: Db,
  { officeId, addedBy }: { officeId: string; addedBy: string | null },
  file: SetFile,
): Promise<string> {
  const { criteria, indicators } = file;
  const { key, name, basis, basisOn, validFrom, validTo, isPractice, levels, source } = file;
  const { last } = await db
    .selectFrom('indicatorSet')
    .select((eb) => eb.fn.max('version').as('last'))
    .where('officeId', '=', officeId)
    .where('key', '=', file.key)
    .executeTakeFirstOrThrow();
  const { id: setId } = await db
    .insertInto('indicatorSet')
    .values({
      ...{ officeId, addedBy, key, name, basis, basisOn, validFrom, validTo, isPractice, levels, source },
      version: (last ?? 0) + 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('setCriterion')
    .values(criteria.map((one) => ({ ...one, setId })))
    .execute();
  if (indicators.length > 0) await insertIndicators(db, setId, addedBy, indicators);
  return setId;
}

async function insertIndicators(
  db: Db,
  setId: string,
  addedBy: string | null,
  indicators: SetFile['indicators'],
) {
  const rows = await db
    .insertInto('setIndicator')
    .values(
      indicators.map((one, position) => ({
        ...{ setId, position, code: one.code, criterion: one.criterion, name: one.name, kind: one.kind },
        ...{ unit: one.unit, windowYears: one.windowYears, rule: one.rule, article: one.article },
        ...{ evidenceExpected: one.evidenceExpected, owner: one.owner, dependsOn: one.dependsOn },
        note: one.note,
      })),
    )
    .returning(['id', 'code'])
    .execute();
  const ids = new Map(rows.map(({ id, code }) => [code, id]));
  const thresholds = indicators.flatMap(({ code, thresholds }) =>
    thresholds.map((one) => ({ ...one, addedBy, indicatorId: ids.get(code) ?? '' })),
  );
  if (thresholds.length > 0) await db.insertInto('indicatorThreshold').values(thresholds).execute();
}

/** The set to which an indicator of the office belongs. */
export async function setOfIndicator(db: Db, officeId: string, indicatorId: string) {
  return db
    .selectFrom('setIndicator')
    .innerJoin('indicatorSet', 'indicatorSet.id', 'setIndicator.setId')
    .select(['setId', 'levels', 'code', 'kind'])
    .where('setIndicator.id', '=', indicatorId)
    .where('officeId', '=', officeId)
    .executeTakeFirst();
}

/** The threshold that holds is taken out, with who and when; says whether there was one. */
export async function removeThreshold(
  db: Db,
  { indicatorId, level, removedBy }: { indicatorId: string; level: number; removedBy: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('indicatorThreshold')
    .set({ removedBy, removedAt: sql<Date>`now()` })
    .where('indicatorId', '=', indicatorId)
    .where('level', '=', level)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function insertThreshold(db: Db, row: NewThreshold & { addedBy: string }): Promise<void> {
  await db.insertInto('indicatorThreshold').values(row).execute();
}

/** All versions of a regulation in the office, newest first. */
export const versionsOf = (db: Db, officeId: string, key: string) =>
  db
    .selectFrom('indicatorSet')
    .select(['id', 'version'])
    .where('officeId', '=', officeId)
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .execute();

/** The sets that ship in data/indicator-sets. */
export async function shippedSets(): Promise<ShippedFile[]> {
  const files = await Promise.all((await dataNames('indicator-sets')).map((name) => readData<unknown>(name)));
  return files.map((file) => ShippedFile.parse(file));
}
