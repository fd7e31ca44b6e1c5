import { formatDate } from '@dondoc/vietnamese';
import { wholeOffice } from '#accounts/permissions.ts';
import { officeToday } from '#accounts/rules.ts';
import { listOffices } from '#accounts/store.ts';
import { announce, tell } from '#inbox/store.ts';
import { writeLog } from '#platform/audit/log.ts';
import type { Database, Tx } from '#platform/database/connection.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { addEvent } from '../acts/store.ts';
import type { DirectiveSummary } from '../schema.ts';
import { wordsOfPlace } from './labels.ts';
import { byClock, type Pressing, placesOf } from './rules.ts';
import * as store from './store.ts';

/** Before people come to work, and before the morning's letter of news is put together. */
export const nudgesWork: Timed = {
  at: '05:00',
  run: async ({ db, clock }) => {
    for (const office of await listOffices(db)) await pressOffice(db, office.id, officeToday(office, clock));
  },
};

/**
 * Takes the rungs whose turn it is, one directive in one transaction: killed at any moment and begun again it leaves
 * the ledger of one clean run. Gives how many rungs were taken.
 */
export async function pressOffice(
  db: Database,
  officeId: string,
  day: string,
  actorId: string | null = null,
): Promise<number> {
  const pressing = await store.pressingOf(db, officeId, day, actorId);
  const ids = await store.pressableIds(db, wholeOffice(officeId), day, pressing.settings);
  let taken = 0;
  for (const id of await withRungs(db, pressing, ids))
    taken += await db.transaction().execute((tx) => pressDirective(tx, pressing, id));
  return taken;
}

/** Those of these directives on which something is the clock's turn: the others are not locked for nothing. */
async function withRungs(db: Database, pressing: Pressing, ids: string[]): Promise<string[]> {
  const rows = await store.rowsOf(db, wholeOffice(pressing.officeId), ids, pressing.day);
  const taken = Map.groupBy(await store.nudgesOf(db, ids), ({ directiveId }) => directiveId);
  return rows.flatMap((row) =>
    placesOf(row, taken.get(row.id) ?? [], pressing).some(({ due }) => byClock(due).length > 0) ? row.id : [],
  );
}

async function pressDirective(tx: Tx, pressing: Pressing, directiveId: string): Promise<number> {
  const { officeId, day, actorId } = pressing;
  if (!(await store.lockById(tx, officeId, directiveId))) return 0;
  // Read again under the lock: another run may have been here, or somebody has reported meanwhile.
  const [row] = await store.rowsOf(tx, wholeOffice(officeId), [directiveId], day);
  if (!row) return 0;
  const places = placesOf(row, await store.nudgesOf(tx, [directiveId]), pressing);
  let taken = 0;
  for (const { mover, place, due } of places)
    for (const rung of byClock(due)) {
      const { about, aboutDay, days } = place;
      const made = { officeId, directiveId, agencyId: mover.agency.id, rung, about, aboutDay, days };
      if (await takeRung(tx, row, { ...made, madeOn: day, madeBy: actorId })) taken += 1;
    }
  return taken;
}

/** One rung with all that goes with it: its row, the event, who is told. Null where it was taken before. */
export async function takeRung(
  tx: Tx,
  row: Pick<DirectiveSummary, 'code' | 'title'>,
  nudge: store.NewNudge,
): Promise<string | null> {
  const nudgeId = await store.insertNudge(tx, nudge);
  if (!nudgeId) return null;
  const { officeId, directiveId, agencyId, rung, madeOn: day, madeBy: actorId, words } = nudge;
  if (rung === 4) {
    // Only proposed: it is no event of the directive until a leader decides it.
    const subject = { kind: 'directive', id: directiveId };
    await writeLog(tx, { officeId, actorId, act: 'inspection.propose', subject, detail: { nudgeId } });
    await tellLeaders(tx, officeId, day, 'inspection');
    return nudgeId;
  }
  const data = { rung, nudgeId, ...(words ? { text: words } : {}) };
  await addEvent(tx, { officeId, directiveId, day, actorId }, { kind: 'nudged', agencyId, data });
  const news = { code: row.code, agencyId, rung, day };
  await announce(tx, { officeId, key: `nudge:${nudgeId}`, type: 'directive.nudged', data: news });
  if (rung === 1) await tellAgency(tx, row, { ...nudge, nudgeId });
  if (rung === 3) await tellLeaders(tx, officeId, day, 'list');
  return nudgeId;
}

export async function tellAgency(
  tx: Tx,
  { code, title }: Pick<DirectiveSummary, 'code' | 'title'>,
  nudge: store.NewNudge & { nudgeId: string },
): Promise<void> {
  const { officeId, agencyId, directiveId, about, days, words, nudgeId } = nudge;
  const heading = `Văn phòng nhắc việc ${code}`;
  await tell(
    tx,
    { agencyIds: [agencyId], roles: ['contact', 'head'] },
    {
      ...{ officeId, key: `nudge:${nudgeId}`, kind: 'nudge', link: `/nhiem-vu/${code}` },
      title: about === 'hand' ? heading : `${heading}: ${wordsOfPlace({ about, days })}`,
      body: words ? `${title}. ${words}` : title,
      subject: { kind: 'directive', id: directiveId },
    },
  );
}

/** Once a day for each list, however many directives came to it. */
async function tellLeaders(
  tx: Tx,
  officeId: string,
  day: string,
  what: 'list' | 'inspection',
): Promise<void> {
  const title =
    what === 'list'
      ? `Có việc chậm mới trong danh sách trình lãnh đạo, ngày ${formatDate(day)}`
      : `Có đề xuất kiểm tra chờ đồng chí quyết định, ngày ${formatDate(day)}`;
  const key = what === 'list' ? `leader-list:${day}` : `inspection:${day}`;
  const notice = { officeId, key, kind: 'nudge', title, link: '/tong-quan', subject: null };
  await tell(tx, { roles: ['leader'] }, notice);
}
