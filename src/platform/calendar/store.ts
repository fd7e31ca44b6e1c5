import { sql } from 'kysely';
import { dataNames, readData } from '../data-file.ts';
import type { Db, Tx } from '../database/connection.ts';
import type { Basis, CalendarDay, CalendarSettings, CalendarTable, CalendarYear } from './schema.ts';

/** A year that comes with the software. */
interface YearFile {
  year: number;
  note: string | null;
  days: CalendarDay[];
}

let files: Promise<YearFile[]> | undefined;

/** data/calendars, read once: it changes only with the software. */
export function yearFiles(): Promise<YearFile[]> {
  files ??= dataNames('calendars').then((names) =>
    Promise.all(names.map((name) => readData<YearFile>(name))),
  );
  return files;
}

const USUAL: CalendarSettings = { weeklyOff: [6, 7], edges: { before: 'day-before', until: 'same-day' } };

async function settingsOf(db: Db, officeId: string): Promise<CalendarSettings> {
  const row = await db
    .selectFrom('officeCalendar')
    .selectAll()
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  if (!row) return USUAL;
  const edges = { before: row.beforeEnds, until: row.untilEnds } as CalendarSettings['edges'];
  return { weeklyOff: row.weeklyOff, edges };
}

/** All years that the office can count over: its own, and of the others those that come with the software. */
export async function calendarTable(db: Db, officeId: string): Promise<CalendarTable> {
  const settings = await settingsOf(db, officeId);
  const own = await db
    .selectFrom('calendarYear')
    .select(['year', 'note'])
    .where('officeId', '=', officeId)
    .execute();
  const rows = await db
    .selectFrom('calendarDay')
    .select(['day', 'kind', 'name', 'basis', 'basisOn'])
    .where('officeId', '=', officeId)
    .where('removedAt', 'is', null)
    .orderBy('day')
    .execute();
  const byYear = Map.groupBy(rows as CalendarDay[], ({ day }) => Number(day.slice(0, 4)));
  const years: CalendarYear[] = own.map(({ year, note }) => {
    return { year, note, isOwn: true, days: byYear.get(year) ?? [] };
  });
  const shipped = (await yearFiles()).filter(({ year }) => !own.some((one) => one.year === year));
  for (const { year, note, days } of shipped) years.push({ year, note, isOwn: false, days });
  return { ...settings, years: years.sort((a, b) => a.year - b.year) };
}

export async function saveSettings(
  tx: Tx,
  officeId: string,
  { weeklyOff, edges }: CalendarSettings,
): Promise<void> {
  const values = { weeklyOff, beforeEnds: edges.before, untilEnds: edges.until };
  await tx
    .insertInto('officeCalendar')
    .values({ officeId, ...values })
    .onConflict((oc) => oc.column('officeId').doUpdateSet(values))
    .execute();
}

/** Makes a year the office's own, with these days; one that is its own already stays as it is. */
export async function takeYear(
  tx: Tx,
  of: { officeId: string; userId: string },
  { year, note, days }: YearFile,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('calendarYear')
    .values({ officeId: of.officeId, year, note, confirmedBy: of.userId })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) await insertDays(tx, of, days);
}

export async function insertDays(
  tx: Tx,
  { officeId, userId }: { officeId: string; userId: string },
  days: CalendarDay[],
): Promise<void> {
  if (days.length === 0) return;
  const rows = days.map(({ day, kind, name, basis, basisOn }) => {
    return { officeId, addedBy: userId, day, kind, name, basis, basisOn };
  });
  await tx.insertInto('calendarDay').values(rows).execute();
}

/** Whether it was there. Its row stays, with who took it out by which decision. */
export async function removeDay(
  tx: Tx,
  { officeId, userId }: { officeId: string; userId: string },
  { day, basis, basisOn }: Basis & { day: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('calendarDay')
    .set({ removedBy: userId, removedAt: sql`now()`, removedBasis: basis, removedBasisOn: basisOn })
    .where('officeId', '=', officeId)
    .where('day', '=', day)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
