import { randomUUID } from 'node:crypto';
import type { Viewer } from '#accounts/schema.ts';
import { findViewer, listOffices } from '#accounts/store.ts';
import { calendarOf } from '#platform/calendar/rules.ts';
import { calendarTable } from '#platform/calendar/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { type Sent, sendLetter } from '#platform/mail/send.ts';
import { waitAfter } from '../rules.ts';
import { digestLetter, idsOf, isEmpty } from './rules.ts';
import type { Digest } from './schema.ts';
import * as store from './store.ts';

/** What a person is to be told in the morning; the rooms above know, and server.ts hands it in. */
export type DigestOf = (db: Db, viewer: Viewer) => Promise<Digest>;

/** On working days of the office a letter for each person who wants one and has something to be told, into the ledger. */
export const digestWork = (digestOf: DigestOf): Timed => ({
  at: '07:30',
  run: async (parts, today) => {
    for (const officeId of await store.officesWithMail(parts.db)) {
      const calendar = calendarOf(await calendarTable(parts.db, officeId));
      if (calendar.isWorkingDay(today)) await queueDigests(parts, officeId, today, digestOf);
    }
  },
});

async function queueDigests({ db, clock }: Parts, officeId: string, day: string, digestOf: DigestOf) {
  for (const { userId, address } of await store.wantingDigest(db, officeId, day)) {
    const viewer = await findViewer(db, userId, clock);
    const digest = viewer && (await digestOf(db, viewer));
    if (!digest || isEmpty(digest)) continue;
    const messageId = `<${randomUUID()}@dondoc>`;
    await store.queueMail(db, { officeId, userId, address, day, messageId, subjectIds: idsOf(digest) });
  }
}

/** Sends what the ledger holds. */
export const mailWork = (digestOf: DigestOf): Timed => ({
  at: 'every minute',
  run: async (parts, today) => {
    await store.giveUpLost(parts.db);
    for (;;) {
      const mail = await store.claimMail(parts.db);
      if (!mail) return;
      await sendOne(parts, mail, today, digestOf);
    }
  },
});

type Claimed = NonNullable<Awaited<ReturnType<typeof store.claimMail>>>;

async function sendOne(parts: Parts, mail: Claimed, today: string, digestOf: DigestOf): Promise<void> {
  const { db } = parts;
  const viewer = await findViewer(db, mail.userId, parts.clock);
  const digest = viewer && (await digestOf(db, viewer));
  if (!digest || isEmpty(digest) || mail.day < today)
    return store.noteUnsent(db, mail.id, 'Không gửi: không còn việc nào để báo trong ngày.', null);
  const sent = await dispatch(parts, mail, viewer, digest);
  if (sent.state === 'sent') return store.noteSent(db, mail.id, idsOf(digest));
  const isOver = sent.state === 'unknown' || sent.isFinal;
  await store.noteUnsent(db, mail.id, sent.problem, isOver ? null : waitAfter(mail.attempts));
}

async function dispatch(parts: Parts, mail: Claimed, viewer: Viewer, digest: Digest): Promise<Sent> {
  const route = await wayOut(parts, mail.officeId);
  if (!route.ok) return { state: 'refused', isFinal: true, problem: route.problem };
  const letter = digestLetter(digest, {
    ...{ mailId: mail.id, messageId: mail.messageId, to: mail.address, day: mail.day },
    ...{ from: route.from, name: viewer.name, publicUrl: parts.publicUrl },
  });
  return sendLetter(route.server, letter);
}

/** The mail server of an office, with its password opened. */
export async function wayOut({ db, vault }: Parts, officeId: string) {
  const setting = await store.findSetting(db, officeId);
  if (!setting) return { ok: false as const, problem: 'Chưa cấu hình máy chủ thư.' };
  const { host, port, security, username, passwordSealed, sender } = setting;
  const password = passwordSealed ? vault.open(passwordSealed) : null;
  if (passwordSealed && password === null)
    return {
      ok: false as const,
      problem: 'Không mở được mật khẩu đã cất (khoá của máy đã đổi). Nhập lại mật khẩu máy chủ thư.',
    };
  const office = (await listOffices(db)).find(({ id }) => id === officeId);
  const from = { name: `Đôn Đốc ${office?.shortName ?? ''}`.trim(), address: sender };
  return { ok: true as const, server: { host, port, security, username, password }, from };
}
