import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { readData } from '#platform/data-file.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { setParameter } from '../ranks/store.ts';
import { readPeople } from '../store.ts';
import { stateOf } from './rules.ts';
import { type EventKind, ExamplePromotion, type FileEvent, type Step, type StepName } from './schema.ts';

interface NewRound {
  officeId: string;
  schoolId: string;
  name: string;
  ruleKey: string;
  rankCode: string;
  plan: string | null;
  documentId: string | null;
  openedBy: string | null;
}

export async function insertRound(db: Db, round: NewRound): Promise<string> {
  const { id } = await db
    .insertInto('promotionRound')
    .values(round)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const roundRows = (db: Db) =>
  db
    .selectFrom('promotionRound')
    .leftJoin('document', 'document.id', 'promotionRound.documentId')
    .select([
      ...(['promotionRound.id', 'promotionRound.name', 'ruleKey', 'rankCode', 'plan', 'openedAt'] as const),
      ...(['documentId', 'document.number as documentNumber'] as const),
    ])
    .select(({ selectFrom }) => [
      jsonArrayFrom(
        selectFrom('promotionStep')
          .select(['step', 'plannedOn', 'doneOn'])
          .whereRef('roundId', '=', 'promotionRound.id')
          .where('removedAt', 'is', null),
      ).as('steps'),
    ]);

export async function listRounds(db: Db, schoolId: string) {
  const rows = await roundRows(db).where('schoolId', '=', schoolId).orderBy('openedAt', 'desc').execute();
  return rows.map((row) => ({ ...row, steps: row.steps as Step[] }));
}
export type RoundRow = Awaited<ReturnType<typeof listRounds>>[number];

export async function findRound(db: Db, schoolId: string, id: string): Promise<RoundRow | null> {
  const row = await roundRows(db)
    .where('schoolId', '=', schoolId)
    .where('promotionRound.id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, steps: row.steps as Step[] } : null;
}

/** The row that was there goes out, with who and when; then the new one. */
export async function setStep(tx: Tx, roundId: string, step: Step, by: string | null): Promise<void> {
  await tx
    .updateTable('promotionStep')
    .set({ removedBy: by, removedAt: sql`now()` })
    .where('roundId', '=', roundId)
    .where('step', '=', step.step)
    .where('removedAt', 'is', null)
    .execute();
  await tx
    .insertInto('promotionStep')
    .values({ roundId, ...step, setBy: by })
    .execute();
}

/** The files of rounds with all that happened to them, oldest first. */
export async function filesOf(db: Db, roundIds: string[]) {
  if (roundIds.length === 0) return [];
  const rows = await db
    .selectFrom('promotionFile')
    .innerJoin('staffPerson', 'staffPerson.id', 'promotionFile.personId')
    .select([
      ...(['promotionFile.id', 'roundId', 'personId', 'eligible', 'reason'] as const),
      ...(['staffPerson.code', 'staffPerson.fullName as name'] as const),
    ])
    .select(({ selectFrom }) => [
      jsonArrayFrom(
        selectFrom('promotionEvent')
          .leftJoin('authUser', 'authUser.id', 'promotionEvent.madeBy')
          .select(['kind', 'happenedOn', 'note', 'madeBy', 'madeAt', 'authUser.name as by'])
          .whereRef('fileId', '=', 'promotionFile.id')
          .orderBy('promotionEvent.id'),
      ).as('events'),
    ])
    .where('roundId', 'in', roundIds)
    .execute();
  return rows.map((row) => ({
    ...row,
    eligible: row.eligible as 'yes' | 'no' | 'unknown',
    events: row.events as unknown as FileEvent[],
  }));
}
export type FileRow = Awaited<ReturnType<typeof filesOf>>[number];

/** False where the person is in the round already. */
export async function insertFile(
  tx: Tx,
  file: {
    roundId: string;
    personId: string;
    eligible: string;
    reason: string | null;
    addedBy: string | null;
  },
): Promise<string | null> {
  const row = await tx
    .insertInto('promotionFile')
    .values(file)
    .onConflict((oc) => oc.columns(['roundId', 'personId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The round of a file, held until the transaction ends; null in another school. */
export async function lockFile(tx: Tx, schoolId: string, id: string) {
  const row = await tx
    .selectFrom('promotionFile')
    .innerJoin('promotionRound', 'promotionRound.id', 'promotionFile.roundId')
    .select(['promotionFile.id', 'roundId', 'personId', 'promotionRound.rankCode'])
    .where('promotionRound.schoolId', '=', schoolId)
    .where('promotionFile.id', '=', id)
    .forUpdate(['promotionFile'])
    .executeTakeFirst();
  if (!row) return null;
  const file = (await filesOf(tx, [row.roundId])).find((one) => one.id === id);
  return file ? { ...row, events: file.events } : null;
}

interface NewEvent {
  fileId: string;
  kind: EventKind;
  happenedOn: string;
  note: string | null;
  recordId?: string | null;
  madeBy: string | null;
}

export async function insertEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx.insertInto('promotionEvent').values(event).execute();
}

/** The rank record that has just been written. */
export async function findRankRecord(tx: Tx, personId: string, from: string): Promise<string> {
  const { id } = await tx
    .selectFrom('staffRecord')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', '=', 'rank')
    .where('fromDay', '=', from)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return id;
}

/** Whom open rounds plan to appoint to a rank, and when; without those who did not pass or went out. */
export async function plannedAppointments(
  db: Db,
  schoolId: string,
  rankCode: string,
): Promise<Map<string, string>> {
  const open = (await listRounds(db, schoolId)).flatMap((round) => {
    const step = round.steps.find((one) => one.step === ('appointment' satisfies StepName));
    const planned = round.rankCode === rankCode && step?.doneOn === null ? step.plannedOn : null;
    return planned ? [{ id: round.id, planned }] : [];
  });
  const planned = new Map<string, string>();
  for (const file of await filesOf(
    db,
    open.map(({ id }) => id),
  )) {
    const on = open.find(({ id }) => id === file.roundId)?.planned;
    if (!on || ['failed', 'withdrawn', 'appointed'].includes(stateOf(file.events))) continue;
    const known = planned.get(file.personId);
    if (known === undefined || on < known) planned.set(file.personId, on);
  }
  return planned;
}

interface ExamplePlace {
  officeId: string;
  schoolId: string;
  by: string | null;
}

/** A made-up round of the example's school, of which the council has passed two; its people must be there already. */
export async function loadExamplePromotion(tx: Tx, { officeId, schoolId, by }: ExamplePlace): Promise<void> {
  const example = ExamplePromotion.parse(await readData('example/thang-hang'));
  const { rule: ruleKey, rank: rankCode, name, plan } = example.round;
  for (const [parameter, value] of Object.entries(example.parameters))
    await setParameter(tx, { officeId, ruleKey, name: parameter }, { value, basis: example.basis }, by);
  const round = { officeId, schoolId, name, ruleKey, rankCode, plan, documentId: null, openedBy: by };
  const roundId = await insertRound(tx, round);
  for (const step of example.steps) await setStep(tx, roundId, step, by);
  const people = await readPeople(tx, schoolId, ['employment']);
  for (const { code, eligible } of example.files) {
    const personId = people.find((person) => person.code === code)?.id;
    if (!personId) throw new Error(`nobody of the example has the code ${code}`);
    const fileId = await insertFile(tx, { roundId, personId, eligible, reason: null, addedBy: by });
    for (const event of fileId ? example.events : [])
      await insertEvent(tx, { fileId: fileId as string, ...event, madeBy: null });
  }
}
