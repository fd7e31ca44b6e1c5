import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Viewer } from '#accounts/schema.ts';
import { act, viewerOf } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import { problem } from '#platform/http/problems.ts';
import { sendLetter } from '#platform/mail/send.ts';
import { tellOfAccount } from '../account-news/jobs.ts';
import { wayOut } from './jobs.ts';
import { ownPath } from './rules.ts';
import { LedgerLine, MailChoice, MailSetting, NewMailChoice, NewMailSetting, TestLetter } from './schema.ts';
import * as store from './store.ts';

const choice = act('inbox.own')
  .output(MailChoice.extend({ isOfficeOn: z.boolean() }))
  .handler(async ({ context: { db, viewer } }) => {
    const setting = await store.findSetting(db, viewer.office.id);
    return { ...(await store.findChoice(db, viewer.userId)), isOfficeOn: setting?.isOn ?? false };
  });

const choose = act('inbox.own')
  .input(NewMailChoice)
  .output(MailChoice)
  .handler(({ context: { db, viewer, clock }, input: { address, wantsDigest } }) =>
    db.transaction().execute(async (tx) => {
      const kept = { address: address || null, wantsDigest };
      const { address: before } = await store.findChoice(tx, viewer.userId);
      await store.saveChoice(tx, viewer.userId, kept);
      if (before !== kept.address) await tellOfAddress(tx, viewer, before, clock.now());
      await logAs(tx, viewer, 'mail.choose', { kind: 'user', id: viewer.userId }, { wantsDigest });
      return kept;
    }),
  );

/** A first address is no news; of a change the one before hears too, for whoever changed it may be somebody else. */
async function tellOfAddress(tx: Tx, { office, userId }: Viewer, before: string | null, at: Date) {
  if (before === null) return;
  const key = `account:mail.address:${at.getTime()}`;
  await tellOfAccount(tx, { officeId: office.id, userId, act: 'mail.address', at, key }, before);
}

const setting = act('mail.set')
  .output(MailSetting.nullable())
  .handler(async ({ context: { db, viewer } }) => {
    const row = await store.findSetting(db, viewer.office.id);
    if (!row) return null;
    const { host, port, security, username, passwordSealed, sender, isOn, testedAt } = row;
    return { host, port, security, username, hasPassword: passwordSealed !== null, sender, isOn, testedAt };
  });

const Done = z.object({ ok: z.literal(true) });
const done = { ok: true } as const;

/** A password is kept for the host it was given for: another host never gets it. */
const configure = act('mail.set')
  .input(NewMailSetting)
  .output(Done)
  .handler(({ context: { db, viewer, vault }, input }) =>
    db.transaction().execute(async (tx) => {
      const { id } = viewer.office;
      const before = await store.findSetting(tx, id);
      const same = before?.host === input.host && (before.username ?? '') === input.username;
      const kept = same && input.username ? before.passwordSealed : null;
      await store.saveSetting(tx, id, input, input.password ? vault.seal(input.password) : kept);
      await logAs(tx, viewer, 'mail.configure', { kind: 'office', id });
      return done;
    }),
  );

const test = act('mail.set')
  .input(TestLetter)
  .output(Done)
  .handler(async ({ context, input: { to } }) => {
    const { db, viewer } = context;
    const route = await wayOut(context, viewer.office.id);
    if (!route.ok) throw problem('refused', route.problem);
    const words = 'Thư thử từ phần mềm Đôn Đốc. Nhận được thư này là máy chủ thư đã dùng được.';
    const sent = await sendLetter(route.server, {
      ...{ from: route.from, to, messageId: `<${randomUUID()}@dondoc>`, subject: 'Thư thử của Đôn Đốc' },
      ...{ text: words, html: `<p>${words}</p>` },
    });
    if (sent.state !== 'sent')
      throw problem('refused', `${sent.problem} Thư thử chưa gửi được; cấu hình vẫn giữ như đã lưu.`);
    await db.transaction().execute(async (tx) => {
      await store.noteTest(tx, viewer.office.id);
      await logAs(tx, viewer, 'mail.test', { kind: 'office', id: viewer.office.id });
    });
    return done;
  });

const turn = act('mail.set')
  .input(z.object({ isOn: z.boolean() }))
  .output(Done)
  .handler(({ context: { db, viewer }, input: { isOn } }) =>
    db.transaction().execute(async (tx) => {
      const { id } = viewer.office;
      if (!(await store.turn(tx, id, isOn)))
        throw problem('refused', 'Gửi thư thử với cấu hình này trước, rồi mới bật. Chưa có gì thay đổi.');
      await logAs(tx, viewer, isOn ? 'mail.turnOn' : 'mail.turnOff', { kind: 'office', id });
      return done;
    }),
  );

const ledger = act('mail.read')
  .output(z.array(LedgerLine))
  .handler(({ context: { db, viewer } }) => store.listMail(db, viewer.office.id));

export const mailRouter = { mail: { choice, choose, setting, configure, test, turn, ledger } };

/** A link in a letter: notes that its reader, where signed in already, has come from it, and leads on. */
export function mailLinkRoutes(parts: Parts) {
  return {
    follow: async (c: Context): Promise<Response> => {
      const path = ownPath(c.req.query('den'));
      const viewer = await viewerOf({ ...parts, headers: c.req.raw.headers });
      const id = z.uuid().safeParse(c.req.param('id'));
      if (viewer && id.success) await store.noteOpened(parts.db, viewer.userId, id.data);
      return c.redirect(path, 302);
    },
  };
}
