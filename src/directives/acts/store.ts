import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { logAs } from '#accounts/store.ts';
import { acknowledge } from '#documents/store.ts';
import { writeLog } from '#platform/audit/log.ts';
import type { Database, Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { foldEvents } from '../history/rules.ts';
import * as history from '../history/store.ts';
import type { Assignment } from '../schema.ts';
import { findDirective, lockDirective } from '../store.ts';
import { noticesOf } from '../telling/rules.ts';
import { tellOf } from '../telling/store.ts';
import { type Decided, type Held, receiving } from './rules.ts';

export interface Locked extends Held {
  tx: Tx;
  documentId: string | null;
  assignments: Assignment[];
}

/** One act on one directive: locked, checked, one event, the spans of days anew, one entry in the log. */
export function writeAct(
  db: Database,
  viewer: Viewer,
  code: string,
  decide: (locked: Locked) => Promise<Decided>,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const row = await lockDirective(tx, viewer.office.id, code);
    const visible = row && (await findDirective(tx, sees(viewer), code, viewer.today));
    if (!row || !visible) throw problem('notFound');
    const events = await history.listEvents(tx, row.id);
    const snapshot = foldEvents(events);
    if (!snapshot) throw new Error('a directive without its first event');
    if (snapshot.withdrawnOn) throw problem('conflict', 'Nhiệm vụ này đã thôi giao. Chưa có gì thay đổi.');
    const { documentId, assignments, title } = visible.summary;
    const event = await decide({ tx, documentId, assignments, events, snapshot });
    const eventId = await history.insertEvent(tx, {
      ...event,
      directiveId: row.id,
      happenedOn: viewer.today,
      actorId: viewer.userId,
    });
    await history.refreshPeriods(tx, row.id);
    const after = foldEvents(await history.listEvents(tx, row.id)) ?? snapshot;
    const happened = {
      officeId: viewer.office.id,
      day: viewer.today,
      directiveId: row.id,
      code,
      title,
      eventId,
    };
    await tellOf(tx, happened, noticesOf(code, { agencyId: null, ...event }, snapshot, after));
    await logAs(tx, viewer, `directive.${event.kind}`, { kind: 'directive', id: row.id }, { eventId });
  });
}

/** Who has the directive has the document that lays it on them. */
export async function receiveWith(locked: Locked, viewer: Viewer): Promise<Decided> {
  const event = orThrow(receiving(viewer, locked, locked.assignments));
  const { tx, documentId } = locked;
  const { today: day, userId } = viewer;
  if (documentId) await acknowledge(tx, { documentId, agencyId: event.agencyId, day, userId });
  return event;
}

/** Where an event comes from that is no person's single act: the clock, or a person on many directives at once. */
interface Source {
  officeId: string;
  directiveId: string;
  day: string;
  /** Null where the clock did it. */
  actorId: string | null;
}

/** One event on a directive that is locked already, its spans of days anew, one entry in the log. */
export async function addEvent(tx: Tx, source: Source, event: Decided): Promise<void> {
  const { officeId, directiveId, day, actorId } = source;
  const eventId = await history.insertEvent(tx, { ...event, directiveId, happenedOn: day, actorId });
  await history.refreshPeriods(tx, directiveId);
  const subject = { kind: 'directive', id: directiveId };
  await writeLog(tx, { officeId, actorId, act: `directive.${event.kind}`, subject, detail: { eventId } });
}
