import type { StatusCode } from '@dondoc/edxml';
import { officeToday } from '#accounts/rules.ts';
import { listOffices } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { logError } from '#platform/server-log.ts';
import { receiveOne } from '../receiving/jobs.ts';
import type { Above, Desk } from '../receiving/schema.ts';
import { type Speaker, say, sendWaiting } from '../sending/jobs.ts';
import { dueCodes } from '../sending/rules.ts';
import { settingOf } from '../sending/store.ts';
import { openFolders } from '../transport/store.ts';
import * as store from './store.ts';

/** Each minute: what has come is taken in, senders are told how far it is, what waits goes out. */
export const edxmlTimed = (above: Above): Timed => ({
  at: 'every minute',
  run: async (parts) => {
    for (const office of await listOffices(parts.db)) {
      const by = { office, userId: null, today: officeToday(office, parts.clock) };
      // One office whose folder is gone keeps nobody else waiting.
      await openDesk(parts, by, above)
        .then((desk) => desk && exchange(desk))
        .catch(logError);
    }
  },
});

/** The office's folders; null where they are not set, turned off, or lie where they may not. */
export async function openDesk(parts: Parts, by: Speaker, above: Above): Promise<Desk | null> {
  const setting = await settingOf(parts.db, by.office.id);
  if (!setting?.isOn) return null;
  const opened = await openFolders({ root: parts.edxmlDir, ...setting }, parts.maxUploadBytes);
  return opened.ok ? { parts, by, setting, transport: opened.value, above } : null;
}

/** All of it once; gives how many files were taken, and how many were sent. */
export async function exchange(desk: Desk): Promise<{ taken: number; sent: number }> {
  const taken = await takeAll(desk);
  await tellSenders(desk).catch(logError);
  return { taken, sent: await sendWaiting(desk.parts, desk.by.office.id, desk.transport) };
}

async function takeAll(desk: Desk): Promise<number> {
  let taken = 0;
  try {
    for await (const file of desk.transport.take()) if (await receiveOne(desk, file)) taken += 1;
  } catch (error) {
    // Senders are told, and what waits goes out, also where nothing can be taken in.
    logError(error);
  }
  return taken;
}

/** Tells each sender what is still to be told, by comparing where its document stands with what was said. */
export async function tellSenders(desk: Desk): Promise<void> {
  const { db } = desk.parts;
  const officeId = desk.by.office.id;
  const due = await dueNow(desk, db, await store.openPackages(db, officeId));
  for (const { open } of due)
    await db.transaction().execute(async (tx) => {
      // Under the lock of its row: two who compare at once come one after the other.
      await store.lockPackage(tx, officeId, open.id);
      for (const still of await dueNow(desk, tx, await store.openPackages(tx, officeId, open.id)))
        for (const code of still.codes) await sayOf(tx, desk, still.open, code);
    });
}

type Open = Awaited<ReturnType<typeof store.openPackages>>[number];

/** Of many at once: those of which something is to be said, and what. */
async function dueNow({ by, above }: Desk, db: Db, packages: Open[]) {
  const ids = packages.flatMap(({ documentId }) => documentId ?? []);
  const works = ids.length > 0 ? await above.workOf(db, ids, by.today) : new Map<string, never>();
  const none = { directives: 0, done: 0, isReported: false };
  return packages.flatMap((open) => {
    const now = {
      isAccepted: open.state === 'accepted',
      isPublished: open.documentState === 'published',
      ...(works.get(open.documentId ?? '') ?? none),
    };
    const codes = dueCodes(now, open.told);
    return codes.length > 0 ? [{ open, codes }] : [];
  });
}

async function sayOf(tx: Tx, { parts, by, setting }: Desk, open: Open, code: StatusCode): Promise<void> {
  const now = parts.clock.now();
  await say(tx, by, { setting, packageId: open.id, about: open, code, description: null, now });
}
