import type { Parts } from '#platform/http/context.ts';
import { type Posted, postOut } from '#platform/http/post-out.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { waitAfter } from '../rules.ts';
import { bodyOf, headersOf, isTaken } from './rules.ts';
import * as store from './store.ts';

/** At a time: a receiver that is slow to answer holds up only those beside it. */
const TOGETHER = 8;

/** Tells other programs what happened. At least once: one whose answer was lost is told again, under the same id. */
export const webhookWork: Timed = {
  at: 'every minute',
  run: async (parts) => {
    for (;;) {
      const due = await store.claimDeliveries(parts.db, TOGETHER);
      if (due.length === 0) return;
      await Promise.all(due.map((delivery) => deliver(parts, delivery)));
    }
  },
};

type Delivery = Awaited<ReturnType<typeof store.claimDeliveries>>[number];

async function deliver(parts: Parts, delivery: Delivery): Promise<void> {
  const begun = performance.now();
  const posted = await post(parts, delivery);
  const status = 'status' in posted ? posted.status : null;
  const problem = 'problem' in posted ? posted.problem : null;
  const tried = { status, problem, tookMs: Math.round(performance.now() - begun) };
  if (status !== null && isTaken(status))
    return store.noteTry(parts.db, delivery.deliveryId, tried, { state: 'delivered' });
  const againInMin = waitAfter(delivery.attempts);
  const next = againInMin === null ? { state: 'failed' as const } : { againInMin };
  await store.noteTry(parts.db, delivery.deliveryId, tried, next);
}

async function post({ vault, clock, webhookHosts }: Parts, delivery: Delivery): Promise<Posted> {
  const secret = vault.open(delivery.secretSealed);
  if (secret === null)
    return { problem: 'Không mở được khoá ký đã cất (khoá của máy đã đổi). Thôi báo nơi này rồi thêm lại.' };
  const body = bodyOf(delivery);
  const headers = headersOf(secret, delivery, body, clock.now());
  return postOut(delivery.url, { body, headers, allowed: webhookHosts });
}
