import { sql } from 'kysely';
import { listAgencies } from '#accounts/agencies/store.ts';
import type { Scope } from '#accounts/permissions.ts';
import { receiptsOf } from '#inbox/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { draftedParts } from '../letters/store.ts';
import { summariesOf } from '../store.ts';
import { anyOf, visible } from '../visibility/store.ts';
import {
  awaitedFrom,
  HABIT,
  highest,
  isAbout,
  noticeKey,
  type PressedRow,
  type Pressing,
  placesOf,
  takenBy,
} from './rules.ts';
import type * as shape from './schema.ts';
import type { About, NudgeSettings } from './schema.ts';

const settingColumns = ['remindBefore', 'silentAfter', 'letterAfter', 'leaderAfter', 'inspectAfter'] as const;

/** The office's own habit; null while it goes by that of the house. */
export async function ownSettings(db: Db, officeId: string): Promise<NudgeSettings | null> {
  const row = await db
    .selectFrom('nudgeSetting')
    .select(settingColumns)
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  return row ?? null;
}

export const settingsOf = async (db: Db, officeId: string): Promise<NudgeSettings> =>
  (await ownSettings(db, officeId)) ?? HABIT;

export async function saveSettings(
  db: Db,
  officeId: string,
  userId: string,
  settings: NudgeSettings,
): Promise<void> {
  const row = { ...settings, changedBy: userId, changedAt: sql<Date>`now()` };
  await db
    .insertInto('nudgeSetting')
    .values({ officeId, ...row })
    .onConflict((oc) => oc.column('officeId').doUpdateSet(row))
    .execute();
}

/**
 * Directives that may press on a day: near or past their deadline, or undated and told of long ago. More than the rules
 * will find, never fewer.
 */
export async function pressableIds(
  db: Db,
  scope: Scope,
  day: string,
  settings: NudgeSettings,
): Promise<string[]> {
  const today = sql`cast(${day} as date)`;
  const rows = await visible(db, scope, day)
    .select('directive.id')
    .where('period.state', '!=', 'done')
    .where(
      sql<boolean>`case when period.due is not null then period.due - ${today} <= ${settings.remindBefore}
        else ${today} - period.told_on > ${settings.silentAfter} end`,
    )
    .orderBy('directive.code')
    .execute();
  return rows.map(({ id }) => id);
}

/** These directives as they stand on a day, each with whether its desks follow one another. */
export async function rowsOf(db: Db, scope: Scope, ids: string[], day: string): Promise<PressedRow[]> {
  const rows = await summariesOf(db, scope, ids, day);
  const several = rows.flatMap(({ id, standing }) => (standing.leads.length > 1 ? id : []));
  const chained = several.length > 0 ? await withSteps(db, several, day) : new Set<string>();
  return rows.map((row) => ({ ...row, isChain: chained.has(row.id) }));
}

async function withSteps(db: Db, ids: string[], day: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('directiveEvent')
    .select('directiveId')
    .where('directiveId', '=', anyOf(ids))
    .where('kind', '=', 'steps_set')
    .where('happenedOn', '<=', day)
    .where(sql<boolean>`jsonb_array_length(coalesce(data -> 'steps', '[]')) > 0`)
    .execute();
  return new Set(rows.map(({ directiveId }) => directiveId));
}

/** What lies on a day with somebody above the office, whatever its deadline. */
export async function awaitedIds(db: Db, scope: Scope, day: string, aboveIds: string[]): Promise<string[]> {
  const rows = await visible(db, scope, day)
    .select('directive.id')
    .where('period.state', '!=', 'done')
    .where((eb) =>
      eb.or([
        eb('period.nextActor', '=', 'above'),
        sql<boolean>`period.next_agency_ids && ${aboveIds}::uuid[]`,
      ]),
    )
    .orderBy('period.nextSince')
    .execute();
  return rows.map(({ id }) => id);
}

/** A directive of the office under a lock, by its id. */
export async function lockById(tx: Tx, officeId: string, id: string) {
  return tx
    .selectFrom('directive')
    .select(['id', 'code', 'title'])
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export interface NewNudge {
  officeId: string;
  directiveId: string;
  agencyId: string;
  rung: number;
  about: About;
  aboutDay: string;
  days: number;
  madeOn: string;
  madeBy: string | null;
  words?: string | null;
  letterId?: string;
}

/** Takes a rung. Null where it was taken before: the same one about the same thing is taken once, ever. */
export async function insertNudge(tx: Tx, nudge: NewNudge): Promise<string | null> {
  const row = await tx
    .insertInto('nudge')
    .values(nudge)
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function nudgesOf(db: Db, directiveIds: string[]) {
  if (directiveIds.length === 0) return [];
  return db
    .selectFrom('nudge')
    .leftJoin('authUser as maker', 'maker.id', 'nudge.madeBy')
    .leftJoin('nudgeLetter as letter', 'letter.id', 'nudge.letterId')
    .leftJoin('nudgeDecision as decision', 'decision.nudgeId', 'nudge.id')
    .leftJoin('authUser as decider', 'decider.id', 'decision.decidedBy')
    .select(['nudge.id', 'nudge.directiveId', 'nudge.agencyId', 'nudge.rung', 'nudge.about'])
    .select(['nudge.aboutDay', 'nudge.days', 'nudge.madeOn', 'nudge.words', 'nudge.letterId'])
    .select(['maker.name as madeBy', 'letter.number', 'letter.signedOn', 'letter.signer'])
    .select(['decision.inspect', 'decision.words as said', 'decision.decidedOn', 'decider.name as decidedBy'])
    .where('nudge.directiveId', '=', anyOf(directiveIds))
    .orderBy('nudge.madeOn')
    .orderBy('nudge.rung')
    .orderBy('nudge.madeAt')
    .execute();
}

export type NudgeRow = Awaited<ReturnType<typeof nudgesOf>>[number];

/** A proposed inspection under a lock, with what was decided of it. */
export async function lockProposal(tx: Tx, officeId: string, id: string) {
  return tx
    .selectFrom('nudge')
    .innerJoin('directive', 'directive.id', 'nudge.directiveId')
    .leftJoin('nudgeDecision', 'nudgeDecision.nudgeId', 'nudge.id')
    .select(['nudge.id', 'nudge.directiveId', 'nudge.agencyId', 'directive.code', 'nudgeDecision.decidedOn'])
    .where('nudge.officeId', '=', officeId)
    .where('nudge.id', '=', id)
    .where('nudge.rung', '=', 4)
    .forUpdate('directive')
    .executeTakeFirst();
}

export async function insertDecision(
  tx: Tx,
  decision: { nudgeId: string; inspect: boolean; words: string; decidedBy: string; decidedOn: string },
): Promise<void> {
  await tx.insertInto('nudgeDecision').values(decision).execute();
}

export async function pressingOf(
  db: Db,
  officeId: string,
  day: string,
  actorId: string | null = null,
): Promise<Pressing> {
  const aboveIds = (await listAgencies(db, officeId)).flatMap((one) => (one.isAbove ? one.id : []));
  const settings = await settingsOf(db, officeId);
  return { officeId, day, settings, aboveIds, isAbove: (id) => aboveIds.includes(id), actorId };
}

/** Each part of these directives that presses today, the longest past its day first. */
export async function pressedLines(
  db: Db,
  scope: Scope,
  ids: string[],
  pressing: Pressing,
): Promise<shape.PressedLine[]> {
  const rows = await rowsOf(db, scope, ids, pressing.day);
  const taken = await nudgesOf(db, ids);
  const readers = await readersOf(db, scope.officeId, taken);
  const drafted = await draftedParts(db, scope.officeId);
  const byDirective = Map.groupBy(taken, ({ directiveId }) => directiveId);
  const lines = rows.flatMap((row) => {
    const ofRow = byDirective.get(row.id) ?? [];
    return placesOf(row, ofRow, pressing).map(({ mover: { agency }, place, due }): shape.PressedLine => {
      const own = takenBy(ofRow, agency.id);
      const { id: directiveId, code, title } = row;
      const { about, aboutDay, days } = place;
      return {
        ...{ directiveId, code, title, agency, about, aboutDay, days, due },
        inDraft: drafted.some((one) => one.directiveId === directiveId && one.agencyId === agency.id),
        taken: highest(place, own),
        nudges: own.filter((one) => isAbout(place, one)).map((one) => nudgeOf(one, readers)),
      };
    });
  });
  const order = (line: shape.PressedLine) => (line.about === 'before' ? -1000 - line.days : line.days);
  return lines.sort((a, b) => order(b) - order(a) || a.code.localeCompare(b.code));
}

type Readers = Map<string, shape.Reader[]>;

export async function readersOf(db: Db, officeId: string, taken: NudgeRow[]): Promise<Readers> {
  const keys = [...new Set(taken.map(noticeKey))];
  const receipts = keys.length > 0 ? await receiptsOf(db, officeId, keys) : [];
  const byKey = Map.groupBy(receipts, ({ key }) => key);
  return new Map(
    [...byKey].map(([key, of]) => [key, of.map(({ name, readAt }) => ({ name, readAt }))] as const),
  );
}

export function nudgeOf(row: NudgeRow, readers: Readers): shape.Nudge {
  const { id, rung, about, aboutDay, days, madeOn, madeBy, words } = row;
  const { number, signedOn, signer, inspect, said, decidedOn, decidedBy } = row;
  return {
    ...{ id, rung, about: about as shape.About, aboutDay, days, madeOn, madeBy, words },
    letter: number && signedOn ? { number, signedOn, signer: signer ?? '' } : null,
    readers: readers.get(noticeKey(row)) ?? [],
    decision: decidedOn && inspect !== null ? { inspect, words: said ?? '', decidedOn, decidedBy } : null,
  };
}

export async function awaitedFor(
  db: Db,
  scope: Scope,
  { day, isAbove, aboveIds }: Pressing,
): Promise<shape.AwaitedLine[]> {
  const ids = await awaitedIds(db, scope, day, aboveIds);
  const rows = await summariesOf(db, scope, ids, day);
  return rows.map(({ id, code, title, standing }) => ({
    ...{ directiveId: id, code, title, since: standing.next.since },
    agencies: awaitedFrom(standing, isAbove),
  }));
}
