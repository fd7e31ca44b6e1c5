import { compareNames } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { hashOf, secret } from '../answering/store.ts';
import { enrolledIn } from '../enrolment/store.ts';
import type { Audience, Lecturer } from '../surveys/schema.ts';
import type { Invitation, LinkWay, NewInvitations } from './schema.ts';

interface At {
  officeId: string;
  waveId: string;
}

/** A receipt that no link leads to stands until one is made. */
const noLink = (): string => hashOf(secret());

interface NewRow {
  audience: Audience;
  name: string;
  email: string | null;
  enrolmentId?: string;
}

async function insertRows(tx: Db, at: At, rows: NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('surveyInvitation')
    .values(rows.map((row) => ({ ...at, ...row, receipt: noLink() })))
    .execute();
}

/** The learners of the class who are not asked yet; who has left and has no link is asked no more. */
export async function inviteLearners(tx: Db, { classId, ...at }: At & { classId: string }): Promise<void> {
  const staying = (await enrolledIn(tx, classId)).filter(({ leftOn }) => leftOn === null);
  const there = await tx
    .selectFrom('surveyInvitation')
    .select(['id', 'enrolmentId', 'linkBy'])
    .where('waveId', '=', at.waveId)
    .where('enrolmentId', 'is not', null)
    .execute();
  const known = new Set(there.map(({ enrolmentId }) => enrolmentId));
  const stays = new Set<string | null>(staying.map(({ id }) => id));
  const gone = there.filter(({ enrolmentId, linkBy }) => linkBy === null && !stays.has(enrolmentId));
  if (gone.length > 0)
    await tx
      .deleteFrom('surveyInvitation')
      .where(
        'id',
        'in',
        gone.map(({ id }) => id),
      )
      .execute();
  const fresh = staying.filter(({ id }) => !known.has(id));
  await insertRows(
    tx,
    at,
    fresh.map(({ id, name, email }) => ({ audience: 'learner' as const, name, email, enrolmentId: id })),
  );
}

export const inviteLecturers = (tx: Db, at: At, lecturers: Lecturer[]): Promise<void> =>
  insertRows(
    tx,
    at,
    lecturers.map(({ name }) => ({ audience: 'lecturer' as const, name, email: null })),
  );

export const addPeople = (tx: Db, at: At, people: NewInvitations['people']): Promise<void> =>
  insertRows(tx, at, people);

const people = (db: Db, waveId: string) =>
  db
    .selectFrom('surveyInvitation')
    .select(['id', 'audience', 'name', 'email', 'linkBy', 'linkedOn', 'hasAnswered', 'enrolmentId'])
    .where('waveId', '=', waveId);

export async function peopleOf(db: Db, waveId: string): Promise<Invitation[]> {
  const rows = await people(db, waveId).execute();
  return rows
    .map(({ enrolmentId, audience, linkBy, ...row }) => ({
      ...{ ...row, audience: audience as Audience, linkBy: linkBy as LinkWay | null },
      isLearner: enrolmentId !== null,
    }))
    .toSorted((a, b) => compareNames(a.name, b.name));
}

export async function findInvitation(db: Db, officeId: string, id: string) {
  return db
    .selectFrom('surveyInvitation')
    .select(['id', 'waveId', 'linkBy', 'enrolmentId', 'hasAnswered'])
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function removeInvitation(tx: Db, id: string): Promise<void> {
  await tx.deleteFrom('surveyInvitation').where('id', '=', id).execute();
}

export interface Link {
  invitationId: string;
  /** Ballot and receipt, as they stand in an address. */
  token: string;
}

export const drawLinks = (ids: string[]): Link[] =>
  ids.map((invitationId) => ({ invitationId, token: secret() + secret() }));

const HALF = 22;

/**
 * From now on these links hold. Of each only two hashes are kept, in two tables; and both tables are written anew for the
 * whole wave, ballots in the order of their hashes, so that neither time nor place of a row joins the two. Who got a link
 * meanwhile keeps that one. Answers which of these hold.
 */
export async function keepLinks(
  tx: Db,
  waveId: string,
  drawn: Link[],
  { by, day }: { by: LinkWay; day: string },
): Promise<Link[]> {
  if (drawn.length === 0) return [];
  const wave = await tx
    .selectFrom('surveyWave')
    .select('id')
    .where('id', '=', waveId)
    .where('closedOn', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!wave) return [];
  const without = await withoutLink(tx, waveId);
  const links = drawn.filter(({ invitationId }) => without.has(invitationId));
  const ids = links.map(({ invitationId }) => invitationId);
  const receipts = links.map(({ token }) => hashOf(token.slice(HALF)));
  await sql`
    update survey_invitation i set
      receipt = coalesce(l.receipt, i.receipt),
      link_by = case when l.receipt is null then i.link_by else ${by} end,
      linked_on = case when l.receipt is null then i.linked_on else ${day}::date end
    from survey_invitation all_of
    left join unnest(${ids}::uuid[], ${receipts}::text[]) as l (id, receipt) on l.id = all_of.id
    where i.id = all_of.id and all_of.wave_id = ${waveId}`.execute(tx);
  const ballots = links.map(({ token }) => hashOf(token.slice(0, HALF)));
  await sql`
    with gone as (
      delete from survey_ballot where wave_id = ${waveId} returning hash, audience, of_class
    ), fresh as (
      select b.hash, i.audience, false as of_class from unnest(${ids}::uuid[], ${ballots}::text[]) as b (id, hash)
      join survey_invitation i on i.id = b.id
    )
    insert into survey_ballot (hash, wave_id, audience, of_class)
    select hash, ${waveId}, audience, of_class from (select * from gone union all select * from fresh) as every_one
    order by hash`.execute(tx);
  return links;
}

async function withoutLink(tx: Db, waveId: string): Promise<Set<string>> {
  const rows = await people(tx, waveId).where('linkBy', 'is', null).execute();
  return new Set(rows.map(({ id }) => id));
}

/** Those with an address who have no link yet: a few at a time. */
export async function waitingForMail(db: Db, waveId: string, most: number) {
  const rows = await people(db, waveId)
    .where('linkBy', 'is', null)
    .where('email', 'is not', null)
    .limit(most)
    .execute();
  return rows.flatMap(({ id, name, email, audience }) =>
    email ? [{ id, name, email, audience: audience as Audience }] : [],
  );
}

/** Those who got a link by mail and are not known to have answered. */
export async function toRemind(db: Db, waveId: string) {
  const rows = await people(db, waveId)
    .where('linkBy', '=', 'mail')
    .where('hasAnswered', '=', false)
    .where('email', 'is not', null)
    .execute();
  return rows.flatMap(({ name, email, linkedOn }) => (email ? [{ name, email, linkedOn }] : []));
}

/** An address that a mail server does not know is no address: whoever keeps the wave prints a link instead. */
export async function dropAddress(db: Db, id: string): Promise<void> {
  await db.updateTable('surveyInvitation').set({ email: null }).where('id', '=', id).execute();
}
