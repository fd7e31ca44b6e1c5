import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/database/connection.ts';
import type { IndicatorSet, SetSummary } from '../schema.ts';

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
