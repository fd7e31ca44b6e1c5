import { sql } from 'kysely';
import type { Database, Db } from '#platform/database/connection.ts';
import type { NewWebhook, Webhook, WebhookTry } from './schema.ts';

export async function insertWebhook(
  db: Db,
  officeId: string,
  { url, types }: NewWebhook,
  secretSealed: string,
): Promise<string> {
  const { id } = await db
    .insertInto('webhook')
    .values({ officeId, url, types, secretSealed })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function listWebhooks(db: Db, officeId: string): Promise<Webhook[]> {
  const rows = await db
    .selectFrom('webhook')
    .select(['id', 'url', 'types', 'madeAt'])
    .where('officeId', '=', officeId)
    .where('endedAt', 'is', null)
    .orderBy('madeAt', 'desc')
    .execute();
  return rows as Webhook[];
}

/** Whether there was one; what was still to be delivered there is given up. */
export async function endWebhook(db: Db, officeId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook')
    .set({ endedAt: sql`now()` })
    .where('id', '=', id)
    .where('officeId', '=', officeId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await db
    .updateTable('webhookDelivery')
    .set({ state: 'failed' })
    .where('webhookId', '=', id)
    .where('state', '=', 'queued')
    .execute();
  return true;
}

/** Minutes after which a delivery that somebody began belongs to a process that is no more, and is made again. */
const LOST_AFTER_MIN = 2;

/** Takes the next deliveries that are due for oneself. */
export async function claimDeliveries(db: Database, most: number) {
  const claimed = await db
    .updateTable('webhookDelivery')
    .set({ state: 'sending', claimedAt: sql`now()`, attempts: sql`attempts + 1` })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('webhookDelivery')
        .innerJoin('webhook', 'webhook.id', 'webhookDelivery.webhookId')
        .select('webhookDelivery.id')
        .where('webhook.endedAt', 'is', null)
        .where((due) =>
          due.or([
            due.and([
              due('webhookDelivery.state', '=', 'queued'),
              due('webhookDelivery.nextTryAt', '<=', sql<Date>`now()`),
            ]),
            due.and([
              due('webhookDelivery.state', '=', 'sending'),
              due(
                'webhookDelivery.claimedAt',
                '<',
                sql<Date>`now() - make_interval(mins => ${LOST_AFTER_MIN})`,
              ),
            ]),
          ]),
        )
        .orderBy('webhookDelivery.nextTryAt')
        .limit(most)
        .forUpdate('webhookDelivery')
        .skipLocked(),
    )
    .returning('id')
    .execute();
  if (claimed.length === 0) return [];
  return db
    .selectFrom('webhookDelivery')
    .innerJoin('webhook', 'webhook.id', 'webhookDelivery.webhookId')
    .innerJoin('webhookEvent', 'webhookEvent.id', 'webhookDelivery.eventId')
    .select([
      'webhookDelivery.id as deliveryId',
      'webhookDelivery.attempts',
      'webhook.url',
      'webhook.secretSealed',
      'webhookEvent.id as eventId',
      'webhookEvent.type',
      'webhookEvent.happenedAt',
      'webhookEvent.data',
    ])
    .where(
      'webhookDelivery.id',
      'in',
      claimed.map(({ id }) => id),
    )
    .execute();
}

interface Tried {
  status: number | null;
  problem: string | null;
  tookMs: number;
}

/** Notes a try, and what comes of it: delivered, again in so many minutes, or given up. */
export function noteTry(
  db: Database,
  deliveryId: string,
  tried: Tried,
  next: { state: 'delivered' | 'failed' } | { againInMin: number },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('webhookTry')
      .values({ deliveryId, ...tried })
      .execute();
    await tx
      .updateTable('webhookDelivery')
      .set(
        'state' in next
          ? { state: next.state }
          : { state: 'queued', nextTryAt: sql<Date>`now() + make_interval(mins => ${next.againInMin})` },
      )
      .where('id', '=', deliveryId)
      .where('state', '=', 'sending')
      .execute();
  });
}

const NEWEST = 200;

export async function listTries(db: Db, officeId: string): Promise<WebhookTry[]> {
  const rows = await db
    .selectFrom('webhookTry')
    .innerJoin('webhookDelivery', 'webhookDelivery.id', 'webhookTry.deliveryId')
    .innerJoin('webhookEvent', 'webhookEvent.id', 'webhookDelivery.eventId')
    .innerJoin('webhook', 'webhook.id', 'webhookDelivery.webhookId')
    .select([
      'webhookTry.id',
      'webhook.url',
      'webhookEvent.type',
      'webhookDelivery.id as deliveryId',
      'webhookTry.triedAt',
      'webhookTry.status',
      'webhookTry.problem',
      'webhookTry.tookMs',
      'webhookDelivery.state',
    ])
    .where('webhook.officeId', '=', officeId)
    .orderBy('webhookTry.triedAt', 'desc')
    .orderBy('webhookTry.id')
    .limit(NEWEST)
    .execute();
  return rows as WebhookTry[];
}
