import { sql } from 'kysely';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { RowsKnown } from '#platform/database/rows-known.ts';
import { occasionState, seatStanding, unaskedOf } from './rules.ts';
import type {
  NewPaper,
  NewSeat,
  NewUse,
  Occasion,
  OccasionKind,
  SaveOccasion,
  SeatStage,
  SeatStep,
  Setting,
} from './schema.ts';

/** Of whose office, and who writes. */
export interface By {
  officeId: string;
  madeBy: string | null;
}

const versioned = [
  ...(['kind', 'title', 'organiserId', 'organiserAsWritten', 'startsOn', 'endsOn'] as const),
  ...(['place', 'about', 'aboutDocumentId'] as const),
] as const;

const removable = (table: string): RowsKnown => ({ table, at: 'made_at' });

/** The rows of the room with the moments at which they were recorded. */
export const participationRows: RowsKnown[] = [
  {
    ...{ table: 'occasion', at: 'made_at' },
    before: {
      ...{ table: 'occasion_version', of: 'occasion_id', at: 'replaced_at' },
      columns: [
        ...[
          'kind',
          'title',
          'organiser_id',
          'organiser_as_written',
          'starts_on',
          'ends_on',
          'place',
          'about',
        ],
        'about_document_id',
      ],
    },
  },
  { table: 'occasion_version', at: 'replaced_at' },
  ...['occasion_seat', 'occasion_paper', 'occasion_use', 'participation_setting'].map(removable),
  { table: 'occasion_step', at: 'recorded_at' },
  { table: 'occasion_reminder', at: 'recorded_at' },
];

const NOTHING_SET: Setting = { remindDays: null, mustAsk: {} };

export async function readSetting(db: Db, officeId: string): Promise<Setting> {
  const row = await db
    .selectFrom('participationSetting')
    .select(['remindDays', 'mustAsk'])
    .where('officeId', '=', officeId)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { remindDays: row.remindDays, mustAsk: row.mustAsk as Setting['mustAsk'] } : NOTHING_SET;
}

export async function insertSetting(db: Db, by: By, { remindDays, mustAsk }: Setting): Promise<void> {
  await db
    .insertInto('participationSetting')
    .values({ ...by, remindDays, mustAsk: json(mustAsk) })
    .execute();
}

export async function insertOccasion(db: Db, by: By, occasion: Omit<SaveOccasion, 'id'>): Promise<string> {
  const { id } = await db
    .insertInto('occasion')
    .values({ ...by, ...occasion })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Who takes something out, and on which day in the office. */
interface Out {
  by: string;
  on: string;
}

/** As it stood stays to be read, and counts on the days before this one. Its row is locked. */
export async function updateOccasion(
  db: Db,
  id: string,
  occasion: Omit<SaveOccasion, 'id'>,
  { by, on }: Out,
): Promise<void> {
  await db
    .insertInto('occasionVersion')
    .columns([...versioned, 'officeId', 'occasionId', 'replacedBy', 'replacedOn'])
    .expression((eb) =>
      eb
        .selectFrom('occasion')
        .select([...versioned, 'officeId', 'id'])
        .select([sql<string>`${by}::uuid`.as('by'), sql<string>`${on}::date`.as('on')])
        .where('id', '=', id),
    )
    .execute();
  await db.updateTable('occasion').set(occasion).where('id', '=', id).execute();
}

export async function removeOccasion(db: Db, id: string, { by, on }: Out, why: string): Promise<void> {
  await db
    .updateTable('occasion')
    .set({ removedBy: by, removedAt: sql`now()`, removedOn: on, removedWhy: why })
    .where('id', '=', id)
    .execute();
}

export async function insertSeats(db: Db, by: By, occasionId: string, seats: NewSeat[]): Promise<string[]> {
  const ids: string[] = [];
  // One after the other: their order is that of the list.
  for (const { positionTitle, name, unitId, isDue } of seats) {
    const row = await db
      .insertInto('occasionSeat')
      .values({ ...by, occasionId, positionTitle, name, unitId, isDue })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.push(row.id);
  }
  return ids;
}

/** Puts a place, a paper or a use out of the record. Gives whether it still stood there. */
export async function takeOut(
  db: Db,
  table: 'occasionSeat' | 'occasionPaper' | 'occasionUse',
  { id, by, on }: Out & { id: string },
): Promise<boolean> {
  const done = await db
    .updateTable(table)
    .set({ removedBy: by, removedAt: sql`now()`, removedOn: on })
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

interface NewStep {
  officeId: string;
  seatId: string;
  byUser: string | null;
  /** Whose word it is; null where the example was loaded. */
  agencyId?: string | null;
  stage: SeatStage | null;
  on: string;
  paper: string | null;
  saysYes: boolean | null;
  note: string | null;
}

export async function insertStep(db: Db, { on, ...step }: NewStep): Promise<void> {
  await db
    .insertInto('occasionStep')
    .values({ ...step, onDay: on })
    .execute();
}

export async function insertPaper(db: Db, by: By, paper: NewPaper): Promise<void> {
  await db
    .insertInto('occasionPaper')
    .values({ ...by, ...paper })
    .execute();
}

export async function insertUse(db: Db, by: By, use: NewUse): Promise<void> {
  await db
    .insertInto('occasionUse')
    .values({ ...by, ...use })
    .execute();
}

/** Gives whether this is the first of the day: a second one is none. */
export async function insertReminder(
  db: Db,
  reminder: { officeId: string; occasionId: string; onDay: string; byUser: string | null },
): Promise<boolean> {
  const row = await db
    .insertInto('occasionReminder')
    .values(reminder)
    .onConflict((oc) => oc.columns(['occasionId', 'onDay']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The occasion of a part of it, also of one that was taken out; the occasion itself still stands. */
export async function occasionOf(
  db: Db,
  officeId: string,
  table: 'occasionSeat' | 'occasionPaper' | 'occasionUse',
  id: string,
): Promise<string | null> {
  const row = await db
    .selectFrom(table)
    .select('occasionId')
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  return row?.occasionId ?? null;
}

/** Its row under a lock. */
export const lockOccasion = (db: Db, officeId: string, id: string) =>
  db
    .selectFrom('occasion')
    .selectAll()
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();

export async function yearsOf(db: Db, officeId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('occasion')
    .select(sql<number>`extract(year from starts_on)::int`.as('year'))
    .distinct()
    .where('officeId', '=', officeId)
    .where('removedAt', 'is', null)
    .execute();
  return rows.map(({ year }) => year).toSorted((a, b) => b - a);
}

interface Which {
  id?: string;
  /** Begins on one of these days. */
  from?: string;
  to?: string;
}

/** Occasions as they stand at the end of a day, the latest first, each with all that hangs on it. */
export async function occasionsOf(db: Db, officeId: string, which: Which, day: string): Promise<Occasion[]> {
  let query = db.selectFrom('occasion').selectAll().where('officeId', '=', officeId).where(stoodOn(day));
  if (which.id) query = query.where('id', '=', which.id);
  const found = await query.orderBy('madeAt').orderBy('id').execute();
  const versions = await versionsOf(
    db,
    found.map(({ id }) => id),
  );
  const rows = found
    .map((row) => {
      const earlier = versions.get(row.id) ?? [];
      // What was set right after the day had not been set right on it.
      return { ...row, ...earlier.find(({ replacedOn }) => replacedOn > day)?.values, earlier };
    })
    .filter(({ startsOn: on }) => on >= (which.from ?? on) && on <= (which.to ?? on))
    .toSorted((a, b) => b.startsOn.localeCompare(a.startsOn));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [agencies, setting, parts] = await Promise.all([
    listAgencies(db, officeId),
    readSetting(db, officeId),
    partsOf(db, ids, day),
  ]);
  const ref = (id: string | null) => (id ? agencyRefOf(agencies, id, day) : null);
  return rows.map(({ id, kind, organiserId, startsOn, endsOn, ...row }): Occasion => {
    const own = <T extends { occasionId: string }>(all: T[]) => all.filter((one) => one.occasionId === id);
    const seats = own(parts.seats).map(({ id: seatId, positionTitle, name, unitId, isDue }) => {
      const steps = parts.steps.flatMap(({ seatId: of, step }) => (of === seatId ? [step] : []));
      const standing = seatStanding(steps, day);
      return { id: seatId, positionTitle, name, unit: ref(unitId), isDue, steps, standing };
    });
    const uses = own(parts.uses).map(({ occasionId: _, ...use }) => use);
    const { title, organiserAsWritten, place, about, aboutDocumentId } = row;
    return {
      ...{ id, kind: kind as OccasionKind, title, organiser: ref(organiserId), organiserAsWritten },
      ...{ startsOn, endsOn, place, about, aboutDocumentId, seats, uses },
      papers: own(parts.papers).map(({ occasionId: _, ...paper }) => paper),
      reminders: own(parts.reminders).map(({ onDay }) => onDay),
      earlier: row.earlier.map(({ values, replacedOn, by }) => ({
        ...{ title: values.title, startsOn: values.startsOn, endsOn: values.endsOn, replacedOn, by },
      })),
      state: occasionState({ startsOn, endsOn, seats, uses }, day, setting),
      unasked: unaskedOf(seats),
    };
  });
}

/** A row that is taken out stood until the day before. */
const stoodOn = (day: string) => sql<boolean>`(removed_on is null or removed_on > ${day}::date)`;

async function versionsOf(db: Db, ids: string[]) {
  const rows = await db
    .selectFrom('occasionVersion')
    .leftJoin('authUser', 'authUser.id', 'occasionVersion.replacedBy')
    .select([...versioned, 'occasionId', 'replacedOn', 'authUser.name as by'])
    .where('occasionId', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('ordinal')
    .execute();
  const all = rows.map(({ occasionId, replacedOn, by, ...values }) => ({
    ...{ occasionId, replacedOn, by, values },
  }));
  return Map.groupBy(all, ({ occasionId }) => occasionId);
}

async function partsOf(db: Db, ids: string[], day: string) {
  const own = sql<string>`any(${ids}::uuid[])`;
  const [seats, papers, uses, reminders] = await Promise.all([
    db
      .selectFrom('occasionSeat')
      .select(['id', 'occasionId', 'positionTitle', 'name', 'unitId', 'isDue'])
      .where('occasionId', '=', own)
      .where(stoodOn(day))
      .orderBy('ordinal')
      .execute(),
    db
      .selectFrom('occasionPaper')
      .select(['id', 'occasionId', 'title', 'number', 'documentId', 'receivedOn'])
      .where('occasionId', '=', own)
      .where(stoodOn(day))
      .orderBy('receivedOn')
      .orderBy('madeAt')
      .execute(),
    db
      .selectFrom('occasionUse')
      .select(['id', 'occasionId', 'taughtIn', 'what', 'since'])
      .where('occasionId', '=', own)
      .where(stoodOn(day))
      .orderBy('since')
      .orderBy('madeAt')
      .execute(),
    db
      .selectFrom('occasionReminder')
      .select(['occasionId', 'onDay'])
      .where('occasionId', '=', own)
      .orderBy('onDay')
      .execute(),
  ]);
  return { seats, papers, uses, reminders, steps: await stepsOf(db, ids) };
}

async function stepsOf(db: Db, occasionIds: string[]): Promise<{ seatId: string; step: SeatStep }[]> {
  const rows = await db
    .selectFrom('occasionStep as step')
    .innerJoin('occasionSeat as seat', 'seat.id', 'step.seatId')
    .leftJoin('authUser', 'authUser.id', 'step.byUser')
    .select(['step.seatId', 'step.stage', 'step.onDay', 'step.paper', 'step.saysYes', 'step.note'])
    .select(['authUser.name as by', 'step.agencyId'])
    .where('seat.occasionId', '=', sql<string>`any(${occasionIds}::uuid[])`)
    .orderBy('step.ordinal')
    .execute();
  return rows.map(({ seatId, stage, onDay, ...row }) => ({
    seatId,
    step: { ...row, stage: stage as SeatStage | null, on: onDay },
  }));
}
