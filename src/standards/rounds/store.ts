import type { Db } from '#platform/database/connection.ts';
import type { Fact } from '#platform/facts.ts';
import type { Indicator, Threshold } from '../schema.ts';
import { readSet } from '../sets/store.ts';
import type { Assessed, FillState, Round } from './schema.ts';

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
