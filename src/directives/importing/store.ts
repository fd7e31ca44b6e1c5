import { sql } from 'kysely';
import type { Scope } from '#accounts/permissions.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { Cadence } from '../schema.ts';
import { visible } from '../visibility/store.ts';
import type { Known, List } from './rules.ts';
import type { RowOrigin } from './schema.ts';

interface NewImport {
  officeId: string;
  fileName: string;
  sha256: string;
  createdBy: string;
  list: List;
}

/** Keeps what was read until it is confirmed; what the same person left unconfirmed before goes. */
export async function insertImport(db: Db, { list, ...row }: NewImport): Promise<string> {
  await db
    .deleteFrom('directiveImport')
    .where('officeId', '=', row.officeId)
    .where('createdBy', '=', row.createdBy)
    .where('confirmedAt', 'is', null)
    .execute();
  const { id } = await db
    .insertInto('directiveImport')
    .values({ ...row, listRead: json(list) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** One's own, in one's own office. */
export async function findImport(db: Db, officeId: string, userId: string, id: string) {
  const row = await db
    .selectFrom('directiveImport')
    .select(['id', 'fileName', 'listRead', 'confirmedAt'])
    .where('officeId', '=', officeId)
    .where('createdBy', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, listRead: row.listRead as List | null };
}

export async function removeImport(db: Db, officeId: string, userId: string, id: string): Promise<void> {
  await db
    .deleteFrom('directiveImport')
    .where('officeId', '=', officeId)
    .where('createdBy', '=', userId)
    .where('id', '=', id)
    .where('confirmedAt', 'is', null)
    .execute();
}

export async function markConfirmed(db: Db, id: string): Promise<void> {
  await db
    .updateTable('directiveImport')
    .set({ listRead: null, confirmedAt: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .execute();
}

const anyText = (keys: string[]) => sql<string>`any(${keys}::text[])`;

/** The directives that rows of these keys find again, by code or by the key of an earlier import. */
export async function knownDirectives(db: Db, scope: Scope, asOf: string, keys: string[]) {
  const rows = await visible(db, scope, asOf)
    .select(['directive.id', 'directive.code', 'directive.importKey', 'directive.title', 'directive.text'])
    .select(['directive.product', 'period.due', 'period.cadence', 'period.stoppedOn'])
    .where((eb) =>
      eb.or([eb('directive.code', '=', anyText(keys)), eb('directive.importKey', '=', anyText(keys))]),
    )
    .execute();
  const assignments = await db
    .selectFrom('assignment')
    .leftJoin('directiveHolder', (join) =>
      join
        .onRef('directiveHolder.assignmentId', '=', 'assignment.id')
        .on('directiveHolder.toDay', 'is', null),
    )
    .select(['assignment.directiveId', 'assignment.role', 'directiveHolder.agencyId', 'nameAsWritten'])
    .where('assignment.directiveId', '=', sql<string>`any(${rows.map(({ id }) => id)}::uuid[])`)
    .execute();
  const byDirective = Map.groupBy(assignments, ({ directiveId }) => directiveId);
  const known = new Map<string, Known>();
  for (const { id, cadence, stoppedOn, ...row } of rows) {
    const one: Known = {
      ...row,
      cadence: cadence as Cadence | null,
      stopped: stoppedOn !== null,
      assignments: byDirective.get(id) ?? [],
    };
    if (row.importKey) known.set(row.importKey, one);
    known.set(row.code, one);
  }
  return known;
}

/** Codes and keys of these that the office has, whoever may see them. */
export async function takenKeys(db: Db, officeId: string, keys: string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('directive')
    .select(['code', 'importKey'])
    .where('officeId', '=', officeId)
    .where((eb) => eb.or([eb('code', '=', anyText(keys)), eb('importKey', '=', anyText(keys))]))
    .execute();
  return rows.flatMap(({ code, importKey }) => [code, importKey ?? []].flat());
}

/** The last number that the office gave in a year; ask under its lock. */
export async function lastNumber(db: Db, officeId: string, year: string): Promise<number> {
  const { last } = await db
    .selectFrom('directive')
    .select(sql<number | null>`max(substring(code from 8)::int)`.as('last'))
    .where('officeId', '=', officeId)
    .where(sql<boolean>`code ~ ${`^NV${year}-[0-9]{4,8}$`}`)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

/** The row of the file from which a directive came; null for one that a document lays. */
export async function findOrigin(db: Db, directiveId: string): Promise<RowOrigin | null> {
  const row = await db
    .selectFrom('directive')
    .innerJoin('directiveImport', 'directiveImport.id', 'directive.importId')
    .leftJoin('authUser', 'authUser.id', 'directiveImport.createdBy')
    .select(['directiveImport.fileName', 'directiveImport.confirmedAt', 'authUser.name'])
    .select(['directive.importSheet', 'directive.importRow', 'directive.importSaid'])
    .where('directive.id', '=', directiveId)
    .executeTakeFirst();
  if (!row?.confirmedAt || row.importRow === null) return null;
  return {
    ...{ fileName: row.fileName, sheet: row.importSheet ?? '', row: row.importRow },
    ...{
      recordedAt: row.confirmedAt,
      recordedBy: row.name,
      said: (row.importSaid ?? {}) as Record<string, string>,
    },
  };
}
