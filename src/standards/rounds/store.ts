import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { RowsKnown } from '#platform/database/rows-known.ts';
import type { Fact } from '#platform/facts.ts';
import type { Indicator, Threshold } from '../schema.ts';
import { readSet } from '../sets/store.ts';
import type { Entry } from './rules.ts';
import type { Assessed, FillState, NewRound, Round } from './schema.ts';

/**
 * What the way to the standard is made of, with the moments at which it was recorded. Owners of indicators and what a
 * task has become as a directive's number are kept only as they are now.
 */
export const standardRows: RowsKnown[] = [
  { table: 'assessment_round', at: 'opened_at', later: { closed_at: ['closed_by'] } },
  { table: 'assessment_entry', at: 'made_at', under: ['round_id', 'assessment_round'] },
  { table: 'roadmap_line', at: 'written_at' },
  { table: 'plan_task', at: 'added_at' },
  { table: 'plan_task_version', at: 'written_at', under: ['task_id', 'plan_task'] },
  { table: 'scheme', at: 'added_at', later: { ended_at: [] } },
];

const roundColumns = [
  ...(['id', 'setId', 'level', 'name', 'asOf', 'dueOn', 'openedAt', 'closedAt'] as const),
] as const;

/** The rounds of a school, newest first. */
export function listRounds(db: Db, schoolId: string): Promise<Round[]> {
  return db
    .selectFrom('assessmentRound')
    .select(roundColumns)
    .where('schoolId', '=', schoolId)
    .orderBy('asOf', 'desc')
    .orderBy('openedAt', 'desc')
    .execute();
}

/** How every indicator of the round's set stands, in order; of a closed round as it was frozen. */
export async function assessedOf(db: Db, officeId: string, round: Round): Promise<Assessed[]> {
  const set = await readSet(db, officeId, round.setId);
  if (!set) return [];
  const last = new Map((await lastEntries(db, round.id)).map((row) => [row.indicatorId, row]));
  const frozen = round.closedAt
    ? new Map((await frozenResults(db, round.id)).map((row) => [row.indicatorId, row]))
    : null;
  return set.indicators.map((indicator) => {
    const open = asEntered(indicator, round.level, last.get(indicator.id));
    const kept = frozen?.get(indicator.id);
    return kept ? { ...open, ...asFrozen(kept) } : open;
  });
}

type LastEntry = Awaited<ReturnType<typeof lastEntries>>[number];

const lastEntries = (db: Db, roundId: string) =>
  db
    .selectFrom('assessmentEntry')
    .leftJoin('authUser', 'authUser.id', 'assessmentEntry.madeBy')
    .distinctOn('indicatorId')
    .select(['assessmentEntry.id', 'indicatorId', 'kind', 'result', 'valueFrom', 'valueSource', 'reason'])
    .select(['note', 'facts', 'madeAt', 'authUser.name as by'])
    .select(({ cast, ref }) => cast<string | null>(ref('value'), 'text').as('value'))
    .where('roundId', '=', roundId)
    .orderBy('indicatorId')
    .orderBy('assessmentEntry.id', 'desc')
    .execute();

type Frozen = Awaited<ReturnType<typeof frozenResults>>[number];

const frozenResults = (db: Db, roundId: string) =>
  db
    .selectFrom('assessmentResult')
    .select(['indicatorId', 'result', 'valueFrom', 'valueSource', 'threshold', 'reason', 'note', 'facts'])
    .select(({ cast, ref }) => cast<string | null>(ref('value'), 'text').as('value'))
    .where('roundId', '=', roundId)
    .execute();

function asEntered(indicator: Indicator, level: number, entry: LastEntry | undefined): Assessed {
  return {
    indicator,
    result: (entry?.result ?? 'notAssessed') as Assessed['result'],
    value: entry?.value ?? null,
    valueFrom: (entry?.valueFrom ?? null) as Assessed['valueFrom'],
    valueSource: entry?.valueSource ?? null,
    threshold: indicator.thresholds.find((one) => one.level === level) ?? null,
    reason: entry?.reason ?? null,
    note: entry?.note ?? null,
    facts: factsAsRead(entry?.facts),
    state: (entry?.kind ?? 'empty') as FillState,
    entryId: entry?.id ?? null,
    by: entry?.by ?? null,
    at: entry?.madeAt ?? null,
  };
}

function asFrozen(row: Frozen) {
  return {
    result: row.result as Assessed['result'],
    value: row.value,
    valueFrom: row.valueFrom as Assessed['valueFrom'],
    valueSource: row.valueSource,
    threshold: row.threshold as Threshold | null,
    reason: row.reason,
    note: row.note,
    facts: factsAsRead(row.facts),
  };
}

/** Kept as a list: keys inside jsonb come back in camelCase, and the names of facts are none. */
export const factsToKeep = (facts: Record<string, Fact>) =>
  Object.entries(facts).map(([name, fact]) => ({ name, fact }));

function factsAsRead(kept: unknown): Record<string, Fact> | null {
  if (!Array.isArray(kept)) return null;
  const list = kept as ReturnType<typeof factsToKeep>;
  return Object.fromEntries(list.map(({ name, fact }) => [name, fact]));
}

/** What each round of a school came to, or stands at. */
export async function tallyRounds(db: Db, schoolId: string) {
  const { rows } = await sql<{ roundId: string; indicators: number; met: number; waiting: number }>`
    select r.id as round_id, count(*)::int as indicators,
      count(*) filter (where coalesce(f.result, e.result) in ('met', 'exceeds'))::int as met,
      count(*) filter (where r.closed_at is null and e.kind = 'filled')::int as waiting
    from assessment_round r
    join set_indicator i on i.set_id = r.set_id
    left join assessment_result f on f.round_id = r.id and f.indicator_id = i.id
    left join lateral (
      select kind, result from assessment_entry
      where round_id = r.id and indicator_id = i.id order by id desc limit 1
    ) e on true
    where r.school_id = ${schoolId}
    group by r.id`.execute(db);
  return new Map(rows.map((row) => [row.roundId, row]));
}

/** A round of this school, held until the transaction ends: what is written into it comes one after the other. */
export function lockRound(tx: Tx, schoolId: string, id: string): Promise<Round | undefined> {
  return tx
    .selectFrom('assessmentRound')
    .select(roundColumns)
    .where('schoolId', '=', schoolId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function insertRound(
  tx: Tx,
  row: NewRound & { officeId: string; schoolId: string; openedBy: string | null },
): Promise<string> {
  const { id } = await tx.insertInto('assessmentRound').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

interface Made {
  roundId: string;
  indicatorId: string;
  madeBy: string;
}

export async function insertFilled(tx: Tx, made: Made, { facts, ...entry }: Entry): Promise<number> {
  const row = { ...made, ...entry, kind: 'filled', facts: facts && json(factsToKeep(facts)) };
  const { id } = await tx.insertInto('assessmentEntry').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Looked through or returned: the words stay as they were filled in; a reason says what is to be changed. */
export async function insertLooked(tx: Tx, made: Made, kind: 'checked' | 'returned', reason?: string) {
  await sql`
    insert into assessment_entry (round_id, indicator_id, kind, result, value, value_from, value_source, reason,
      note, facts, made_by)
    select round_id, indicator_id, ${kind}, result, value, value_from, value_source,
      coalesce(${reason ?? null}, reason), note, facts, ${made.madeBy}
    from assessment_entry
    where round_id = ${made.roundId} and indicator_id = ${made.indicatorId}
    order by id desc limit 1`.execute(tx);
}

/** Who filled in what stands there now, by indicator. */
export async function makersOf(db: Db, roundId: string): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('assessmentEntry')
    .distinctOn('indicatorId')
    .select(['indicatorId', 'madeBy'])
    .where('roundId', '=', roundId)
    .where('kind', '=', 'filled')
    .orderBy('indicatorId')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map(({ indicatorId, madeBy }) => [indicatorId, madeBy]));
}

/** Everybody who filled in or looked through anything in a round. */
export async function handsOf(db: Db, roundId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('assessmentEntry')
    .select('madeBy')
    .distinct()
    .where('roundId', '=', roundId)
    .execute();
  return rows.flatMap(({ madeBy }) => madeBy ?? []);
}

/** Writes down for good what the round says, with the threshold and the evidence of this moment, and closes it. */
export async function closeRound(tx: Tx, schoolId: string, id: string, lines: Assessed[], closedBy: string) {
  const evidence = await evidenceByIndicator(tx, schoolId);
  const rows = lines.map(({ indicator, threshold, facts, ...line }) => ({
    ...{ roundId: id, indicatorId: indicator.id, result: line.result, value: line.value },
    ...{ valueFrom: line.valueFrom, valueSource: line.valueSource, reason: line.reason, note: line.note },
    threshold: threshold && json(threshold),
    facts: facts && json(factsToKeep(facts)),
    evidenceIds: evidence.get(indicator.id) ?? [],
  }));
  if (rows.length > 0) await tx.insertInto('assessmentResult').values(rows).execute();
  await tx
    .updateTable('assessmentRound')
    .set({ closedBy, closedAt: sql`now()` })
    .where('id', '=', id)
    .execute();
}

async function evidenceByIndicator(db: Db, schoolId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('evidenceLink')
    .innerJoin('evidence', 'evidence.id', 'evidenceLink.evidenceId')
    .select(['indicatorId', sql<string[]>`array_agg(evidence_id order by code)`.as('ids')])
    .where('schoolId', '=', schoolId)
    .where('removedAt', 'is', null)
    .groupBy('indicatorId')
    .execute();
  return new Map(rows.map(({ indicatorId, ids }) => [indicatorId, ids]));
}
