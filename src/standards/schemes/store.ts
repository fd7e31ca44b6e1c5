import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { BudgetLine, Phase, SchemeInput } from './schema.ts';

/** The schemes of a school: the one in force first, then those that it and others took the place of. */
export async function listSchemes(db: Db, schoolId: string) {
  const rows = await db
    .selectFrom('scheme')
    .leftJoin('indicatorSet', 'indicatorSet.id', 'scheme.setId')
    .leftJoin('authUser', 'authUser.id', 'scheme.addedBy')
    .select(['scheme.id', 'title', 'number', 'issuer', 'issuedOn', 'documentId', 'scheme.setId'])
    .select(['targetLevel', 'targetOn', 'phases', 'committee', 'budget', 'scheme.addedAt', 'endedAt'])
    .select([
      'indicatorSet.name as setName',
      'indicatorSet.version as setVersion',
      'authUser.name as addedBy',
    ])
    .where('schoolId', '=', schoolId)
    .orderBy('endedAt', (o) => o.desc().nullsFirst())
    .execute();
  return rows.map(({ setVersion, ...row }) => ({
    ...row,
    setName: row.setName && `${row.setName}, bản ${setVersion}`,
    phases: row.phases as unknown as Phase[],
    budget: row.budget as unknown as BudgetLine[],
    addedAt: row.addedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}

/** The scheme in force; undefined where the school has none. */
export async function schemeInForce(db: Db, schoolId: string) {
  const [first] = await listSchemes(db, schoolId);
  return first?.endedAt === null ? first : undefined;
}

/** The new one takes the place of the one in force, which stays readable. Gives its id. */
export async function insertScheme(
  db: Db,
  of: { officeId: string; schoolId: string; addedBy: string },
  { phases, budget, ...scheme }: SchemeInput,
): Promise<string> {
  await db
    .updateTable('scheme')
    .set({ endedAt: sql<Date>`now()` })
    .where('schoolId', '=', of.schoolId)
    .where('endedAt', 'is', null)
    .execute();
  const { id } = await db
    .insertInto('scheme')
    .values({ ...of, ...scheme, phases: json(phases) as never, budget: json(budget) as never })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
