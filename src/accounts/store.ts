import { sql } from 'kysely';
import { type LogEntry, writeLog } from '#platform/audit/log.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { unusedAddress } from '#platform/http/sign-in.ts';
import { agenciesBelow, agencyRefOf, findAgency, listAgencies } from './agencies/store.ts';
import { insertPassword } from './passwords/store.ts';
import { officeToday } from './rules.ts';
import type { AskedBy, Member, Office, Role, Viewer } from './schema.ts';

const officeColumns = ['id', 'name', 'shortName', 'place', 'regime', 'isExample', 'exampleToday'] as const;

export async function listOffices(db: Db): Promise<Office[]> {
  return (await db.selectFrom('office').select(officeColumns).orderBy('createdAt').execute()) as Office[];
}

export async function createOffice(db: Db, office: Omit<Office, 'id'>): Promise<string> {
  const row = await db.insertInto('office').values(office).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

export async function setExampleToday(db: Db, officeId: string, day: string): Promise<void> {
  await db
    .updateTable('office')
    .set({ exampleToday: day })
    .where('id', '=', officeId)
    .where('isExample', '=', true)
    .execute();
}

/** Makes what must not happen twice at once in an office come one after the other; rows that refer to it go on. */
export async function lockOffice(tx: Tx, officeId: string): Promise<void> {
  await tx.selectFrom('office').select('id').where('id', '=', officeId).forNoKeyUpdate().execute();
}

const SETUP_LOCK = 4_711_298;

/** One set-up at a time on an installation. */
export async function lockSetup(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SETUP_LOCK})`.execute(tx);
}

export interface NewMemberRow {
  name: string;
  username: string;
  passwordHash: string;
  officeId: string;
  agencyId: string;
  role: Role;
  positionTitle: string;
  validFrom: string;
  /** The password was chosen by somebody else. */
  mustChange?: boolean;
  /** Who adds the person; null at set-up, when nobody is there yet. */
  addedBy?: string;
}

/** Makes an account and its place in an office. Gives null where the sign-in name is taken. */
export async function createMember(db: Tx, member: NewMemberRow): Promise<string | null> {
  const user = await db
    .insertInto('authUser')
    .values({
      name: member.name,
      email: unusedAddress(member.username),
      username: member.username,
      displayUsername: member.username,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!user) return null;
  await insertPassword(db, user.id, member.passwordHash, member.mustChange ?? false);
  const { officeId, agencyId, role, positionTitle, validFrom } = member;
  await db
    .insertInto('membership')
    .values({ userId: user.id, officeId, agencyId, role, positionTitle, validFrom })
    .execute();
  await writeLog(db, {
    officeId,
    actorId: member.addedBy ?? null,
    act: 'member.create',
    subject: { kind: 'user', id: user.id },
    detail: { role },
  });
  return user.id;
}

function memberRows(db: Db) {
  return db
    .selectFrom('membership')
    .innerJoin('authUser', 'authUser.id', 'membership.userId')
    .innerJoin('office', 'office.id', 'membership.officeId')
    .select([
      'authUser.id as userId',
      'authUser.name',
      'authUser.username',
      'membership.role',
      'membership.positionTitle',
      'membership.agencyId',
      'membership.officeId',
      'membership.validFrom',
      'membership.validTo',
    ]);
}

export async function listMembers(db: Db, officeId: string, today: string): Promise<Member[]> {
  const [rows, agencies] = await Promise.all([
    memberRows(db).where('membership.officeId', '=', officeId).execute(),
    listAgencies(db, officeId),
  ]);
  return rows
    .filter((row) => holdsOn(row, today))
    .map(({ userId, name, username, role, positionTitle, agencyId }) => {
      const agency = agencyRefOf(agencies, agencyId, today);
      return { userId, name, username: username ?? '', role: role as Role, positionTitle, agency };
    });
}

/** Whether the person holds the position on that day. */
const holdsOn = (row: { validFrom: string; validTo: string | null }, day: string): boolean =>
  row.validFrom <= day && day <= (row.validTo ?? day);

async function hasCombinedDuty(db: Db, agencyId: string, day: string): Promise<boolean> {
  const row = await db
    .selectFrom('combinedDuty')
    .select('id')
    .where('agencyId', '=', agencyId)
    .where('validFrom', '<=', day)
    .where('endedOn', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findViewer(db: Db, userId: string, clock: Clock): Promise<Viewer | null> {
  // Several where the person's agency has ended: the place of today counts.
  const places = await memberRows(db)
    .leftJoin('accountStanding', 'accountStanding.userId', 'authUser.id')
    .where('authUser.id', '=', userId)
    // Whoever is switched off is nobody: no token, calendar or letter speaks in their name.
    .where('accountStanding.offSince', 'is', null)
    .execute();
  const [first] = places;
  if (!first) return null;
  const office = (await db
    .selectFrom('office')
    .select(officeColumns)
    .where('id', '=', first.officeId)
    .executeTakeFirstOrThrow()) as Office;
  const today = officeToday(office, clock);
  const row = places.find((place) => place.officeId === office.id && holdsOn(place, today));
  if (!row) return null;
  const [own, agencyIds, combined] = await Promise.all([
    findAgency(db, row.agencyId),
    agenciesBelow(db, row.agencyId, today),
    hasCombinedDuty(db, row.agencyId, today),
  ]);
  return {
    userId: row.userId,
    name: row.name,
    username: row.username ?? '',
    role: row.role as Role,
    positionTitle: row.positionTitle,
    agency: agencyRefOf([own], row.agencyId, today),
    agencyIds,
    hasCombinedDuty: combined,
    office,
    today,
  };
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Whoever of an agency holds a role, nobody by name, on a day: as that a paper is made again. Null where the office or
 * the agency is none (any more). What was handed on to a single person is not theirs.
 */
export async function viewerAs(
  db: Db,
  { officeId, agencyId, role }: AskedBy,
  today: string,
): Promise<Viewer | null> {
  const office = (await listOffices(db)).find(({ id }) => id === officeId);
  const agency = (await listAgencies(db, officeId)).find(({ id }) => id === agencyId);
  if (!office || !agency) return null;
  return {
    ...{ userId: NOBODY, name: '', username: '', role, positionTitle: '', office, today },
    agency: agencyRefOf([agency], agencyId, today),
    agencyIds: await agenciesBelow(db, agencyId, today),
    hasCombinedDuty: false,
  };
}

/** Takes the example office away with all that hangs on it; the log of what was done stays. Gives its file ids. */
export async function clearExample(db: Db, officeId: string): Promise<string[]> {
  const files = await db.selectFrom('storedFile').select('id').where('officeId', '=', officeId).execute();
  const members = await db
    .selectFrom('membership')
    .select('userId')
    .where('officeId', '=', officeId)
    .execute();
  await sql`select set_config('dondoc.clearing_example', 'on', true)`.execute(db);
  // Documents first: they hold their files, and directives hold agencies.
  await db.deleteFrom('document').where('officeId', '=', officeId).execute();
  await db.deleteFrom('directive').where('officeId', '=', officeId).execute();
  await db.deleteFrom('office').where('id', '=', officeId).where('isExample', '=', true).execute();
  if (members.length > 0) {
    const ids = members.map((m) => m.userId);
    await db.deleteFrom('authUser').where('id', 'in', ids).execute();
  }
  return files.map((f) => f.id);
}

/** Who acts for an office: a person, or the clock. */
export interface Actor {
  office: Pick<Office, 'id'>;
  userId: string | null;
}

/** Writes into the log what this person did, in the transaction in which it is done. */
export function logAs(
  db: Tx,
  viewer: Actor,
  act: string,
  subject: LogEntry['subject'],
  detail: LogEntry['detail'] = {},
): Promise<void> {
  return writeLog(db, { officeId: viewer.office.id, actorId: viewer.userId, act, subject, detail });
}
