import { addCalendarDays } from '@dondoc/vietnamese';
import { officeToday } from '#accounts/rules.ts';
import type { Office } from '#accounts/schema.ts';
import { listOffices } from '#accounts/store.ts';
import { tell } from '#inbox/store.ts';
import { writeLog } from '#platform/audit/log.ts';
import { calendarOf } from '#platform/calendar/rules.ts';
import { calendarTable } from '#platform/calendar/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Timed } from '#platform/jobs/timed.ts';
import { pointAt } from '../difference/store.ts';
import { periodWords } from './labels.ts';
import { deadlineOf, endedBy } from './rules.ts';
import type { Period } from './schema.ts';
import * as store from './store.ts';

/** At the end of the working day on which a period is cut off; later where the server was off. */
export const draftsTimed: Timed = {
  at: '17:30',
  run: async ({ db, clock }) => {
    for (const office of await listOffices(db)) await draftsOf(db, office, officeToday(office, clock));
  },
};

/** The drafts that are due in an office by a day. */
export async function draftsOf(db: Database, office: Office, today: string): Promise<void> {
  const { regime, settings } = await store.regimeOf(db, office);
  for (const kind of settings.kinds) {
    const ended = endedBy(regime, kind, today);
    // An office that begins to follow up today has nothing to report of the period before.
    if (ended && ended.toDay >= addCalendarDays(today, -LATEST)) await draft(db, office, ended, null);
  }
}

/** Days that a server may have been off. */
const LATEST = 14;

/**
 * Fixes the two moments of a period's report: its last day, and all that is recorded now. Made once; null where it
 * has been. `actorId`: the clerk who did not wait for the hour.
 */
export async function draft(
  db: Database,
  office: Office,
  period: Period,
  actorId: string | null,
): Promise<string | null> {
  const { id: officeId } = office;
  const { regime, settings } = await store.regimeOf(db, office);
  const deadline = deadlineOf(
    period.toDay,
    settings.handInDays,
    calendarOf(await calendarTable(db, officeId)),
  );
  const { recordedUntil } = await pointAt(db, officeId, period.toDay, null);
  const known = new Date(recordedUntil);
  const before = addCalendarDays(period.fromDay, -1);
  return db.transaction().execute(async (tx) => {
    const reported = await store.reportedUntil(tx, officeId, period.kind, before);
    const id = await store.insertDraft(tx, {
      ...{ officeId, regime: regime.key, ...period, deadline: deadline.ok ? deadline.value : null },
      ...{ recordedUntil: known, beforeRecordedUntil: reported ?? known },
    });
    if (!id) return null;
    await writeLog(tx, { officeId, actorId, act: 'period.draft', subject: { kind: 'report', id } });
    await tell(
      tx,
      { roles: ['clerk'] },
      {
        ...{ officeId, key: `report-draft:${id}`, kind: 'report-draft', link: '/ky-bao-cao' },
        title: `Dự thảo báo cáo kỳ ${periodWords(period.kind, period.toDay)} đã lập`,
        subject: { kind: 'report', id },
      },
    );
    return id;
  });
}
