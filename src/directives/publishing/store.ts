import type { Tx } from '#platform/database/connection.ts';
import { cadenceData } from '../acts/rules.ts';
import { insertEvent, refreshPeriods } from '../history/store.ts';
import type { Deadline } from '../schema.ts';

interface First {
  directiveId: string;
  /** The day on which the agencies were told. */
  day: string;
  actorId: string | null;
  leadIds: string[];
  deadline: Deadline;
}

/** The history of a directive begins: told, and with the time that somebody confirmed. */
export async function insertFirstEvents(
  tx: Tx,
  { directiveId, day: happenedOn, actorId, leadIds, deadline }: First,
): Promise<void> {
  const event = { directiveId, happenedOn, actorId };
  await insertEvent(tx, { ...event, kind: 'published', data: { leadIds } });
  if (deadline.kind === 'date') {
    const { date, origin } = deadline;
    await insertEvent(tx, { ...event, kind: 'deadline_set', data: { date, origin } });
  }
  if (deadline.kind === 'cadence') {
    await insertEvent(tx, { ...event, kind: 'cadence_set', data: cadenceData(deadline) });
  }
  await refreshPeriods(tx, directiveId);
}
