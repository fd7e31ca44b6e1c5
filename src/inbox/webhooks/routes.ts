import { z } from 'zod';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import { addressFor } from '#platform/http/post-out.ts';
import { problem } from '#platform/http/problems.ts';
import { freshSecret } from './rules.ts';
import { NewWebhook, Webhook, WebhookTry } from './schema.ts';
import * as store from './store.ts';

const list = act('webhook.set')
  .output(z.array(Webhook))
  .handler(({ context: { db, viewer } }) => store.listWebhooks(db, viewer.office.id));

/** The secret is shown this once. Where it leads is asked again at each delivery: names change. */
const make = act('webhook.set')
  .input(NewWebhook)
  .output(z.object({ id: z.string(), secret: z.string() }))
  .handler(async ({ context: { db, viewer, vault, webhookHosts }, input }) => {
    const found = await addressFor(new URL(input.url), webhookHosts);
    if ('problem' in found) throw problem('refused', `${found.problem} Chưa có gì được lưu.`);
    return db.transaction().execute(async (tx) => {
      const secret = freshSecret();
      const id = await store.insertWebhook(tx, viewer.office.id, input, vault.seal(secret));
      await logAs(tx, viewer, 'webhook.make', { kind: 'webhook', id }, { types: input.types.join(',') });
      return { id, secret };
    });
  });

const end = act('webhook.set')
  .input(z.object({ id: z.uuid() }))
  .output(z.object({ id: z.string() }))
  .handler(({ context: { db, viewer }, input: { id } }) =>
    db.transaction().execute(async (tx) => {
      if (!(await store.endWebhook(tx, viewer.office.id, id))) throw problem('notFound');
      await logAs(tx, viewer, 'webhook.end', { kind: 'webhook', id });
      return { id };
    }),
  );

const tries = act('webhook.set')
  .output(z.array(WebhookTry))
  .handler(({ context: { db, viewer } }) => store.listTries(db, viewer.office.id));

export const webhooksRouter = { webhooks: { list, make, end, tries } };
