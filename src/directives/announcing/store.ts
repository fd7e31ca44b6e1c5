import type { EventType } from '#inbox/schema.ts';
import { announce } from '#inbox/store.ts';
import type { Db } from '#platform/database/connection.ts';

/**
 * What of the events of a directive is news for other programs; what happens inside an agency is not, and a nudge is
 * announced where it is made, with its rung.
 */
const news: Record<string, EventType> = {
  reported: 'directive.reported',
  report_approved: 'directive.report_approved',
  completed: 'directive.completed',
  report_returned: 'directive.returned',
  completion_returned: 'directive.returned',
  step_returned: 'directive.returned',
  extension_granted: 'directive.extension_granted',
};

interface Happened {
  directiveId: string;
  kind: string;
  happenedOn: string;
  agencyId?: string | null;
}

/** Announces an event that was just written, in its transaction: the code and the day, no words. */
export async function announceEvent(db: Db, eventId: number, event: Happened): Promise<void> {
  const type = news[event.kind];
  if (!type) return;
  const { officeId, code } = await db
    .selectFrom('directive')
    .select(['officeId', 'code'])
    .where('id', '=', event.directiveId)
    .executeTakeFirstOrThrow();
  const { kind, happenedOn, agencyId = null } = event;
  await announce(db, { officeId, key: `event:${eventId}`, type, data: { code, kind, happenedOn, agencyId } });
}
