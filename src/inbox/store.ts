import { sql } from 'kysely';
import type { Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { Announcement, InboxNotice, Notice, Recipients } from './schema.ts';

/**
 * Tells people something, in the transaction in which it happens: a row for each who holds a position in the office
 * today. Told again under the same key, nothing happens.
 */
export async function tell(tx: Tx, to: Recipients, notice: Notice): Promise<void> {
  const { officeId, key, kind, title, body = null, link, subject } = notice;
  const told = positionsToday(tx, officeId).select((eb) => [
    'membership.userId',
    'membership.officeId',
    eb.val(key).as('key'),
    eb.val(kind).as('kind'),
    eb.val(title).as('title'),
    eb.cast<string | null>(eb.val(body), 'text').as('body'),
    eb.val(link).as('link'),
    eb.cast<string | null>(eb.val(subject?.kind ?? null), 'text').as('subjectKind'),
    eb.cast<string | null>(eb.val(subject?.id ?? null), 'text').as('subjectId'),
  ]);
  const people =
    'userIds' in to
      ? told.where('membership.userId', '=', anyId(to.userIds))
      : told
          .where('membership.role', '=', sql<string>`any(${to.roles}::text[])`)
          .$if(to.agencyIds != null, (of) => of.where('membership.agencyId', '=', anyId(to.agencyIds ?? [])));
  await tx
    .insertInto('notice')
    .columns(['userId', 'officeId', 'key', 'kind', 'title', 'body', 'link', 'subjectKind', 'subjectId'])
    .expression(people)
    .onConflict((oc) => oc.columns(['userId', 'key']).doNothing())
    .execute();
}

const anyId = (ids: string[]) => sql<string>`any(${ids}::uuid[])`;

/** The office's day: that of the example, else the day in Viet Nam. */
const officeDay = sql<string>`coalesce(office.example_today, (now() at time zone 'Asia/Ho_Chi_Minh')::date)`;

const positionsToday = (db: Db, officeId: string) =>
  db
    .selectFrom('membership')
    .innerJoin('office', 'office.id', 'membership.officeId')
    .where('membership.officeId', '=', officeId)
    .where('membership.validFrom', '<=', officeDay)
    .where((eb) => eb.or([eb('membership.validTo', 'is', null), eb('membership.validTo', '>=', officeDay)]));

/** Puts news for other programs out, in the transaction in which it happens; `webhooks/` delivers it. */
export async function announce(tx: Db, { officeId, key, type, data }: Announcement): Promise<void> {
  const event = await tx
    .insertInto('webhookEvent')
    .values({ officeId, key, type, data: json(data) })
    .onConflict((oc) => oc.columns(['officeId', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!event) return;
  await tx
    .insertInto('webhookDelivery')
    .columns(['eventId', 'webhookId'])
    .expression(
      tx
        .selectFrom('webhook')
        .select((eb) => [eb.cast<string>(eb.val(event.id), 'uuid').as('eventId'), 'webhook.id as webhookId'])
        .where('officeId', '=', officeId)
        .where('endedAt', 'is', null)
        .where(sql<boolean>`${type} = any(types)`),
    )
    .execute();
}

const NEWEST = 200;

/** What a person has been told, unread first, then the newest; not what speaks of a document that is held. */
export async function listNotices(db: Db, userId: string): Promise<InboxNotice[]> {
  return inSight(db, userId)
    .select(['id', 'kind', 'title', 'body', 'link', 'toldAt', 'readAt', 'openedAt'])
    .orderBy((eb) => eb('readAt', 'is', null), 'desc')
    .orderBy('toldAt', 'desc')
    .orderBy('id')
    .limit(NEWEST)
    .execute();
}

export async function countUnread(db: Db, userId: string): Promise<number> {
  const { count } = await inSight(db, userId)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

const inSight = (db: Db, userId: string) =>
  db
    .selectFrom('notice')
    .where('userId', '=', userId)
    .where((eb) =>
      eb.or([
        eb('subjectId', 'is', null),
        eb(
          'subjectId',
          'not in',
          eb.selectFrom('heldSubject').select('heldSubject.id').$castTo<{ id: string }>(),
        ),
      ]),
    );

/** Marks what one has read; what was read before keeps its moment. Gives how many were one's own and unread. */
export async function markRead(db: Db, userId: string, ids: string[]): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('notice')
    .set({ readAt: sql`now()` })
    .where('userId', '=', userId)
    .where('id', '=', anyId(ids))
    .where('readAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Going on from a notice: it is read with that. Whether it was one's own. */
export async function markOpened(db: Db, userId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('notice')
    .set({ openedAt: sql`coalesce(opened_at, now())`, readAt: sql`coalesce(read_at, now())` })
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Who was told under these keys, and when they read it: for whoever sent it. */
export async function receiptsOf(db: Db, officeId: string, keys: string[]) {
  return db
    .selectFrom('notice')
    .innerJoin('authUser', 'authUser.id', 'notice.userId')
    .select([
      'notice.key',
      'notice.userId',
      'authUser.name',
      'notice.toldAt',
      'notice.readAt',
      'notice.openedAt',
    ])
    .where('notice.officeId', '=', officeId)
    .where('notice.key', '=', sql<string>`any(${keys}::text[])`)
    .orderBy('notice.toldAt')
    .orderBy('authUser.name')
    .execute();
}
