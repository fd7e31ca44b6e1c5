import { sql } from 'kysely';
import { dataNames, readData } from '#platform/data-file.ts';
import type { Db } from '#platform/database/connection.ts';
import { type ParameterValues, RankRule, type SetParameter } from './schema.ts';

/** The rules that ship, the newest regulation first. */
export async function readRules(): Promise<RankRule[]> {
  const files = await Promise.all((await dataNames('rank-rules')).map((name) => readData(name)));
  return files.map((file) => RankRule.parse(file)).toSorted((a, b) => b.issuedYear - a.issuedYear);
}

/** The parameters of a rule with the values that the office has set; those of the file where it has one. */
export async function readParameters(db: Db, officeId: string, rule: RankRule): Promise<SetParameter[]> {
  const rows = await db
    .selectFrom('rankParameter')
    .select(['name', 'value', 'basis'])
    .where('officeId', '=', officeId)
    .where('ruleKey', '=', rule.key)
    .where('removedAt', 'is', null)
    .execute();
  return rule.parameters.map((parameter) => {
    const own = rows.find(({ name }) => name === parameter.name);
    if (own) return { ...parameter, value: own.value, basis: own.basis, isOwn: true };
    return { ...parameter, basis: parameter.value === null ? null : rule.basis, isOwn: false };
  });
}

export const valuesOf = (parameters: SetParameter[]): ParameterValues =>
  new Map(parameters.flatMap(({ name, value }) => (value === null ? [] : [[name, value] as const])));

interface Place {
  officeId: string;
  ruleKey: string;
  name: string;
}

/** The value that was there goes out, with who and when; then the new one. */
export async function setParameter(
  db: Db,
  { officeId, ruleKey, name }: Place,
  next: { value: number; basis: string } | null,
  by: string | null,
): Promise<void> {
  await db
    .updateTable('rankParameter')
    .set({ removedBy: by, removedAt: sql`now()` })
    .where('officeId', '=', officeId)
    .where('ruleKey', '=', ruleKey)
    .where('name', '=', name)
    .where('removedAt', 'is', null)
    .execute();
  if (next)
    await db
      .insertInto('rankParameter')
      .values({ officeId, ruleKey, name, ...next, setBy: by })
      .execute();
}
