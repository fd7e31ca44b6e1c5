import { comparisonKey, formatDate } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import { writeLog } from '#platform/audit/log.ts';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { foldEvents } from '../history/rules.ts';
import { insertEvent, listEvents, refreshPeriods } from '../history/store.ts';
import { insertFirstEvents } from '../publishing/store.ts';
import type { Relatives } from '../schema.ts';
import { standingSql } from '../standing/store.ts';
import type { Occurrence } from './rules.ts';
import { occurrencesUntil } from './rules.ts';

/** The directive of which this is an occurrence, and its own occurrences as they stand on a day. */
export async function relativesOf(db: Db, directiveId: string, asOf: string): Promise<Relatives> {
  const parent = await db
    .selectFrom('directive as child')
    .innerJoin('directive as parent', 'parent.id', 'child.parentId')
    .select('parent.code')
    .where('child.id', '=', directiveId)
    .executeTakeFirst();
  const occurrences = await db
    .selectFrom('directive')
    .innerJoin('directivePeriod as period', 'period.directiveId', 'directive.id')
    .select(['directive.code', 'directive.occurrence', 'period.due', 'period.state'])
    .select(standingSql(asOf).headline.as('headline'))
    .where('directive.parentId', '=', directiveId)
    .where('period.fromDay', '<=', asOf)
    .where((eb) => eb.or([eb('period.toDay', 'is', null), eb('period.toDay', '>', asOf)]))
    .orderBy('directive.occurrence', 'desc')
    .execute();
  return { parentCode: parent?.code ?? null, occurrences: occurrences as Relatives['occurrences'] };
}

/** Ids of the office's directives with a rhythm, as they stand last. */
export async function recurring(db: Db, officeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('directivePeriod')
    .innerJoin('directive', 'directive.id', 'directivePeriod.directiveId')
    .select('directive.id')
    .where('directive.officeId', '=', officeId)
    .where('directive.parentId', 'is', null)
    .where('directivePeriod.toDay', 'is', null)
    .where('directivePeriod.cadence', 'is not', null)
    .orderBy('directive.code')
    .execute();
  return rows.map(({ id }) => id);
}

/** Opens what has come of one recurring directive by a day; what is open already is not opened again. Gives how many. */
export const openOccurrences = (db: Database, directiveId: string, day: string): Promise<number> =>
  db.transaction().execute((tx) => openIn(tx, directiveId, day));

/** The same within what else is written. */
export async function openIn(tx: Tx, directiveId: string, day: string): Promise<number> {
  const parent = await tx
    .selectFrom('directive')
    .selectAll()
    .where('id', '=', directiveId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const events = await listEvents(tx, directiveId);
  const snapshot = foldEvents(events, day);
  const set = events.findLast(({ kind, happenedOn }) => kind === 'cadence_set' && happenedOn <= day);
  if (!snapshot?.cadence || !snapshot.cadenceFrom || !set || snapshot.withdrawnOn) return 0;
  const rhythm = { every: snapshot.cadence, firstDue: snapshot.cadenceFrom, setOn: set.happenedOn };
  const known = await occurrencesOf(tx, directiveId);
  const fresh = occurrencesUntil(rhythm, day).filter(({ key }) => !known.includes(key));
  const chain = snapshot.steps.map(({ step }) => ({ ...step, due: null }));
  for (const [i, one] of fresh.entries()) {
    const id = await insertOccurrence(tx, parent, one, known.length + i + 1);
    const first = { directiveId: id, day: one.opensOn, actorId: null };
    const leadIds = snapshot.leads.map(({ agencyId }) => agencyId);
    const deadline = { kind: 'date', date: one.due, origin: set.data.origin ?? 'office' } as const;
    await insertFirstEvents(tx, [{ ...first, leadIds, deadline }]);
    if (chain.length > 0) {
      const laid = { directiveId: id, happenedOn: one.opensOn, actorId: null, data: { steps: chain } };
      await insertEvent(tx, { ...laid, kind: 'steps_set' });
      await refreshPeriods(tx, [id]);
    }
    const subject = { kind: 'directive', id };
    await writeLog(tx, {
      officeId: parent.officeId,
      actorId: null,
      act: 'directive.occurred',
      subject,
      detail: {},
    });
  }
  return fresh.length;
}

async function occurrencesOf(tx: Tx, parentId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('directive')
    .select('occurrence')
    .where('parentId', '=', parentId)
    .execute();
  return rows.flatMap(({ occurrence }) => occurrence ?? []);
}

type Row = {
  id: string;
  code: string;
  title: string;
  importSaid: unknown;
  searchMarked: string;
};

/** The words, the place in the document and the roles are those of the directive that recurs. */
async function insertOccurrence<R extends Row>(
  tx: Tx,
  parent: R,
  { key, due, opensOn }: Occurrence,
  number: number,
): Promise<string> {
  const { id: parentId, ...row } = parent as R & Record<string, unknown>;
  const code = `${parent.code}-K${number}`;
  const title = `${parent.title} (kỳ ${number}, đến ${formatDate(due)})`;
  const values = {
    ...row,
    ...{
      code,
      title,
      parentId,
      occurrence: key,
      publishedOn: opensOn,
      itemId: null,
      importKey: null,
      createdAt: undefined,
    },
    importSaid: row.importSaid === null ? null : json(row.importSaid),
    searchMarked: `${row.searchMarked} ${comparisonKey(title)}`,
  };
  const { id } = await tx
    .insertInto('directive')
    .values(values as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('assignment')
    .columns(['directiveId', 'position', 'role', 'agencyId', 'nameAsWritten', 'spanStart', 'spanEnd'])
    .expression(
      tx
        .selectFrom('assignment')
        .leftJoin('directiveHolder as holder', (join) =>
          join.onRef('holder.assignmentId', '=', 'assignment.id').on('holder.toDay', 'is', null),
        )
        .select([sql<string>`cast(${id} as uuid)`.as('directiveId'), 'position', 'assignment.role'])
        // Who holds the role now: an agency that has ended gets no new work.
        .select(sql<string | null>`coalesce(holder.agency_id, assignment.agency_id)`.as('agencyId'))
        .select(['nameAsWritten', 'spanStart', 'spanEnd'])
        .where('assignment.directiveId', '=', parentId),
    )
    .execute();
  return id;
}
