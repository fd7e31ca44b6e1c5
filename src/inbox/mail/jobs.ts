import { randomUUID } from 'node:crypto';
import type { Viewer } from '#accounts/schema.ts';
import { findViewer, listOffices } from '#accounts/store.ts';
import { calendarOf } from '#platform/calendar/rules.ts';
import { calendarTable } from '#platform/calendar/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { type Letter, type Sent, sendLetter } from '#platform/mail/send.ts';
import { noticeById } from '../account-news/store.ts';
import { waitAfter } from '../rules.ts';
import { digestLetter, type Envelope, idsOf, isEmpty, noticeLetter } from './rules.ts';
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
    const mail = { officeId, userId, address, day, messageId, subjectIds: idsOf(digest) };
    await store.queueMail(db, { ...mail, kind: 'digest' });
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
  const words = viewer && (await wordsOf(db, mail, viewer, { today, digestOf }));
  if (!words) return store.noteUnsent(db, mail.id, 'Không gửi: không còn việc nào để báo trong ngày.', null);
  const sent = await dispatch(parts, mail, viewer, words.letter);
  if (sent.state === 'sent') return store.noteSent(db, mail.id, words.subjectIds);
  const isOver = sent.state === 'unknown' || sent.isFinal;
  await store.noteUnsent(db, mail.id, sent.problem, isOver ? null : waitAfter(mail.attempts));
}

interface Words {
  subjectIds: string[];
  letter(envelope: Envelope): Letter;
}

/** What a letter says, as things stand when it goes out; null where there is nothing to say any more. */
async function wordsOf(
  db: Db,
  { kind, day, subjectIds }: Claimed,
  viewer: Viewer,
  { today, digestOf }: { today: string; digestOf: DigestOf },
): Promise<Words | null> {
  if (kind === 'account') {
    const notice = await noticeById(db, subjectIds[0]);
    return notice ? { subjectIds, letter: (envelope) => noticeLetter(notice, envelope) } : null;
  }
  const digest = await digestOf(db, viewer);
  if (isEmpty(digest) || day < today) return null;
  return { subjectIds: idsOf(digest), letter: (envelope) => digestLetter(digest, envelope) };
}

async function dispatch(parts: Parts, mail: Claimed, viewer: Viewer, letter: Words['letter']): Promise<Sent> {
  const route = await wayOut(parts, mail.officeId);
  if (!route.ok) return { state: 'refused', isFinal: true, problem: route.problem };
  const { id: mailId, messageId, address: to, day } = mail;
  const { from, server } = route;
  return sendLetter(
    server,
    letter({ mailId, messageId, to, day, from, name: viewer.name, publicUrl: parts.publicUrl }),
  );
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
