import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { acknowledge } from '#documents/store.ts';
import { writeLog } from '#platform/audit/log.ts';
import type { Database, Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { foldEvents } from '../history/rules.ts';
import * as history from '../history/store.ts';
import type { Assignment, DirectiveEvent } from '../schema.ts';
import { findDirective, lockDirective } from '../store.ts';
import { noticesOf } from '../telling/rules.ts';
import { tellOf } from '../telling/store.ts';
import { type Decided, type Held, receiving } from './rules.ts';

export interface Locked extends Held {
  tx: Tx;
  documentId: string | null;
  assignments: Assignment[];
}

/**
 * One act on one directive: locked, checked, one event, the spans of days anew, one entry in the log. `beside` writes
 * what hangs on that event.
 */
export function writeAct(
  db: Database,
  viewer: Viewer,
  code: string,
  decide: (locked: Locked) => Promise<Decided>,
  beside?: (tx: Tx, eventId: number) => Promise<void>,
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
    const source = {
      officeId: viewer.office.id,
      directiveId: row.id,
      day: viewer.today,
      actorId: viewer.userId,
    };
    const added = await addEvent(tx, source, event);
    await beside?.(tx, added.eventId);
    const after = foldEvents(added.events) ?? snapshot;
    const happened = { ...source, code, title, eventId: added.eventId };
    await tellOf(tx, happened, noticesOf(code, { agencyId: null, ...event }, snapshot, after));
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

/** Where an event comes from: a person's act, or the clock. */
interface Source {
  officeId: string;
  directiveId: string;
  day: string;
  /** Null where the clock did it. */
  actorId: string | null;
}

/**
 * One event on a directive that is locked already, its spans of days anew, one entry in the log. Gives its id, and the
 * history with it.
 */
export async function addEvent(
  tx: Tx,
  source: Source,
  event: Decided,
): Promise<{ eventId: number; events: DirectiveEvent[] }> {
  const { officeId, directiveId, day, actorId } = source;
  const eventId = await history.insertEvent(tx, { ...event, directiveId, happenedOn: day, actorId });
  const events = (await history.refreshPeriods(tx, [directiveId])).get(directiveId) ?? [];
  const subject = { kind: 'directive', id: directiveId };
  await writeLog(tx, { officeId, actorId, act: `directive.${event.kind}`, subject, detail: { eventId } });
  return { eventId, events };
}
